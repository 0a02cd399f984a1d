#include "api/casework/case_json.h"

#include <cstdlib>

#include "api/casework/messages.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas
using nlohmann::json;

json StepJson(const policy::ProcedureStep& step) {
  return {{"id", step.id},
          {"title", step.title},
          {"what", step.what},
          {"office", policy::Name(step.office)},
          {"due_day", NumberOrNull(step.due_day)},
          {"due_workdays", NumberOrNull(step.due_workdays)},
          {"overdue_to", step.overdue_to ? json(policy::Name(*step.overdue_to)) : json()},
          {"papers", step.papers},
          {"exclusion_papers", step.exclusion_papers},
          {"fields", step.fields},
          {"returns_to", step.returns_to},
          {"may_end", step.may_end},
          {"decides", step.decides},
          {"in_bulk", step.in_bulk},
          {"form", TextOrNull(step.form)},
          {"source", step.source},
          {"where", step.where}};
}

Schema StepSchema() {
  const Schema need = Array(Text()).Describe(message::kNeed);
  return Object({{"id", Text(), {}},
                 {"title", Text(), {}},
                 {"what", Text(), {}},
                 {"office", OfficeShape(), {}},
                 {"due_day", CountShape().Nullable(), {}},
                 {"due_workdays", CountShape().Nullable(), {}},
                 {"overdue_to", OfficeShape().Nullable(), message::kOverdueTo},
                 {"papers", Array(need), {}},
                 {"exclusion_papers", Array(need), {}},
                 {"fields", TextsShape(), {}},
                 {"returns_to", TextsShape(), {}},
                 {"may_end", Boolean(), {}},
                 {"decides", Boolean(), {}},
                 {"in_bulk", Boolean(), {}},
                 {"form", Text().Nullable(), {}},
                 {"source", Text(), {}},
                 {"where", Text(), {}}})
      .Named("ProcedureStep");
}

Schema FieldSchema() {
  return Object({{"name", Text(), {}},
                 {"title", Text(), {}},
                 {"type", Choice({"text", "date", "choice", "choices", "department", "account"}), {}},
                 {"values", TextsShape(), {}},
                 {"at_most", CountShape(), {}}})
      .Named("StepField");
}

Schema PaperKindSchema() {
  return Object({{"name", Text(), {}},
                 {"title", Text(), {}},
                 {"form", Text().Nullable(), {}},
                 {"by_program", Boolean(), message::kByProgram}})
      .Named("PaperKind");
}

json EventJson(const procedure::Event& event, AccountNames& names) {
  return {{"number", event.number},
          {"at", TimeOrNull(event.time_ms)},
          {"account", event.account},
          {"by", names.Of(event.account, event.account_name)},
          {"kind", procedure::Name(event.kind)},
          {"title", procedure::Title(event.kind)},
          {"step", event.step},
          {"to", event.to},
          {"reason", event.reason},
          {"fields", event.fields},
          {"paper", TextOrNull(event.paper)},
          {"ref", TextOrNull(event.ref)},
          {"attachments", event.attachments},
          {"again", event.again}};
}

Schema EventSchema() {
  return Object({{"number", IdShape(), {}},
                 {"at", TimeShape(), {}},
                 {"account", CountShape(), message::kEventAccount},
                 {"by", Text(), message::kEventBy},
                 {"kind", NamesOf(procedure::kEventKinds), {}},
                 {"title", Text(), {}},
                 {"step", Text(), {}},
                 {"to", Text(), {}},
                 {"reason", Text(), {}},
                 {"fields", StepFieldsShape(), message::kFields},
                 {"paper", Text().Nullable(), {}},
                 {"ref", Text().Nullable(), {}},
                 {"attachments", TextsShape(), {}},
                 {"again", TextsShape(), message::kAgain}})
      .Named("CaseEvent");
}

json PapersJson(const procedure::CaseState& state) {
  json papers = json::array();
  for (const procedure::Paper& paper : state.papers) {
    papers.push_back({{"kind", paper.kind},
                      {"ref", paper.ref},
                      {"attachments", paper.attachments},
                      {"at", TimeOrNull(paper.time_ms)}});
  }
  return papers;
}

Schema PaperSchema() {
  return Object({{"kind", Text(), {}}, {"ref", Text(), {}}, {"attachments", TextsShape(), {}}, {"at", TimeShape(), {}}})
      .Named("CasePaper");
}

// By number: who did what, and who was named.
json PeopleJson(const casework::CaseView& view, AccountNames& names) {
  json people = json::object();
  const auto add = [&](int64_t account) {
    const std::string name = names.Of(account, "");
    if (!name.empty()) people[std::to_string(account)] = name;
  };
  for (const procedure::Event& event : view.events) {
    add(event.account);
    for (const policy::StepField& field : view.procedure.fields) {
      const auto values = event.fields.find(field.name);
      if (field.type != policy::StepFieldType::kAccount || values == event.fields.end()) continue;
      for (const std::string& value : values->second) add(std::strtoll(value.c_str(), nullptr, 10));
    }
  }
  return people;
}

std::vector<Member> CaseMembers() {
  return {{"id", IdShape(), {}},
          {"version", IdShape(), {}},
          {"kind", ProcedureKindShape(), {}},
          {"pack", Text(), {}},
          {"household", IdShape(), {}},
          {"household_id", Text(), {}},
          {"head", Text(), {}},
          {"division_code", DivisionShape(), {}},
          {"period", PeriodShape(), {}},
          {"raised_on", Day(), {}},
          {"status", CaseStatusShape(), {}},
          {"step", Text(), {}},
          {"step_title", Text(), {}},
          {"office", OfficeShape().Nullable(), message::kOffice},
          {"due_on", Day().Nullable(), message::kDueOn},
          {"limit_on", Day().Nullable(), message::kLimitOn},
          {"overdue", Boolean(), {}},
          {"told", OfficeShape().Nullable(), message::kTold},
          {"held", Boolean(), message::kHeld},
          {"excluded", Boolean(), message::kExcluded},
          {"started_at", TimeShape(), {}}};
}

}  // namespace

Schema ProcedureKindShape() { return NamesOf(policy::kProcedureKinds).Named("ProcedureKind"); }

Schema CaseStatusShape() { return NamesOf(procedure::kCaseStatuses); }

Schema OfficeShape() { return NamesOf(policy::kOffices); }

Schema StepFieldsShape() { return Map(Array(Text(0, 1000), 0, 50)); }

json CaseJson(const casework::CaseFile& file, const std::string& today) {
  return {{"id", file.id},
          {"version", file.version},
          {"kind", policy::Name(file.kind)},
          {"pack", file.pack},
          {"household", file.household},
          {"household_id", file.household_id},
          {"head", file.head},
          {"division_code", file.division_code},
          {"period", file.period},
          {"raised_on", file.raised_on},
          {"status", procedure::Name(file.status)},
          {"step", file.step},
          {"step_title", file.step_title},
          {"office", TextOrNull(file.office)},
          {"due_on", TextOrNull(file.due_on)},
          {"limit_on", TextOrNull(file.limit_on)},
          {"overdue", casework::IsOverdue(file, today)},
          {"told", TextOrNull(file.told)},
          {"held", file.held},
          {"excluded", file.excluded},
          {"started_at", TimeOrNull(file.started_ms)}};
}

Schema CaseSchema() { return Object(CaseMembers()).Named("Case"); }

json ProcedureJson(const policy::Procedure& procedure) {
  json value = {{"id", procedure.id},           {"kind", policy::Name(procedure.kind)},
                {"title", procedure.title},     {"pack", procedure.pack},
                {"version", procedure.version}, {"steps", json::array()},
                {"papers", json::array()},      {"fields", json::array()},
                {"numbers", procedure.numbers}};
  for (const policy::ProcedureStep& step : procedure.steps) value["steps"].push_back(StepJson(step));
  for (const policy::PaperKind& paper : procedure.papers) {
    value["papers"].push_back({{"name", paper.name},
                               {"title", paper.title},
                               {"form", TextOrNull(paper.form)},
                               {"by_program", paper.by_program}});
  }
  for (const policy::StepField& field : procedure.fields) {
    value["fields"].push_back({{"name", field.name},
                               {"title", field.title},
                               {"type", policy::Name(field.type)},
                               {"values", field.values},
                               {"at_most", field.at_most}});
  }
  return value;
}

Schema ProcedureSchema() {
  return Object({{"id", Text(), {}},
                 {"kind", ProcedureKindShape(), {}},
                 {"title", Text(), {}},
                 {"pack", Text(), {}},
                 {"version", Text(), {}},
                 {"steps", Array(StepSchema()), {}},
                 {"papers", Array(PaperKindSchema()), {}},
                 {"fields", Array(FieldSchema()), {}},
                 {"numbers", Map(CountShape()), message::kNumbers}})
      .Named("Procedure");
}

json CaseDetailJson(const casework::CaseView& view, AccountNames& names, const std::string& today) {
  json value = CaseJson(view.file, today);
  value["procedure"] = ProcedureJson(view.procedure);
  value["papers"] = PapersJson(view.state);
  const bool open = view.state.status == procedure::CaseStatus::kOpen;
  value["missing"] = open ? procedure::MissingText(view.procedure, view.state) : "";
  value["missing_papers"] = open ? json(procedure::MissingPapers(view.procedure, view.state)) : json::array();
  value["holds"] = view.state.holds;
  value["events"] = json::array();
  for (const procedure::Event& event : view.events) value["events"].push_back(EventJson(event, names));
  value["people"] = PeopleJson(view, names);
  return value;
}

Schema CaseDetailSchema() {
  std::vector<Member> members = CaseMembers();
  members.push_back({"procedure", ProcedureSchema(), {}});
  members.push_back({"papers", Array(PaperSchema()), {}});
  members.push_back({"missing", Text(), message::kPapersMissing});
  members.push_back({"missing_papers", Array(Array(Text())), message::kNeed});
  members.push_back({"holds", TextsShape(), {}});
  members.push_back({"events", Array(EventSchema()), {}});
  members.push_back({"people", Map(Text()), message::kPeopleOfCase});
  return Object(std::move(members)).Named("CaseDetail");
}

}  // namespace shouwang::api
