#include "procedure/procedure_json.h"

#include "base/digest.h"
#include "base/json.h"

namespace shouwang::procedure {
namespace {

using nlohmann::json;
using policy::PaperKind;
using policy::Procedure;
using policy::ProcedureStep;
using policy::StepField;

json StepJson(const ProcedureStep& step) {
  json value = {{"id", step.id},           {"title", step.title},
                {"what", step.what},       {"office", policy::Name(step.office)},
                {"due_day", step.due_day}, {"due_workdays", step.due_workdays},
                {"papers", step.papers},   {"exclusion_papers", step.exclusion_papers},
                {"fields", step.fields},   {"returns_to", step.returns_to},
                {"not_by", step.not_by},   {"may_end", step.may_end},
                {"decides", step.decides}, {"in_bulk", step.in_bulk},
                {"form", step.form},       {"source", step.source},
                {"where", step.where}};
  // Versions that are kept already have no such member, and their digests are over their text.
  if (step.overdue_to) value["overdue_to"] = policy::Name(*step.overdue_to);
  return value;
}

ProcedureStep StepFrom(const json& value) {
  ProcedureStep step;
  value.at("id").get_to(step.id);
  value.at("title").get_to(step.title);
  value.at("what").get_to(step.what);
  step.office = policy::OfficeFromName(value.at("office").get<std::string>()).value();
  value.at("due_day").get_to(step.due_day);
  value.at("due_workdays").get_to(step.due_workdays);
  value.at("papers").get_to(step.papers);
  value.at("exclusion_papers").get_to(step.exclusion_papers);
  value.at("fields").get_to(step.fields);
  value.at("returns_to").get_to(step.returns_to);
  value.at("not_by").get_to(step.not_by);
  value.at("may_end").get_to(step.may_end);
  value.at("decides").get_to(step.decides);
  value.at("in_bulk").get_to(step.in_bulk);
  value.at("form").get_to(step.form);
  value.at("source").get_to(step.source);
  value.at("where").get_to(step.where);
  if (value.contains("overdue_to")) {
    step.overdue_to = policy::OfficeFromName(value.at("overdue_to").get<std::string>()).value();
  }
  return step;
}

Procedure ProcedureFrom(const json& value) {
  Procedure procedure;
  value.at("id").get_to(procedure.id);
  procedure.kind = policy::ProcedureKindFromName(value.at("kind").get<std::string>()).value();
  value.at("title").get_to(procedure.title);
  value.at("pack").get_to(procedure.pack);
  value.at("version").get_to(procedure.version);
  for (const json& step : value.at("steps")) procedure.steps.push_back(StepFrom(step));
  for (const json& paper : value.at("papers")) {
    procedure.papers.push_back({paper.at("name").get<std::string>(), paper.at("title").get<std::string>(),
                                paper.at("form").get<std::string>(), paper.at("by_program").get<bool>()});
  }
  for (const json& field : value.at("fields")) {
    procedure.fields.push_back({field.at("name").get<std::string>(), field.at("title").get<std::string>(),
                                policy::StepFieldTypeFromName(field.at("type").get<std::string>()).value(),
                                field.at("values").get<std::vector<std::string>>(),
                                field.at("at_most").get<int64_t>()});
  }
  value.at("numbers").get_to(procedure.numbers);
  return procedure;
}

constexpr char kDamaged[] = "a procedure that the store keeps is damaged";

}  // namespace

std::string ToJson(const Procedure& procedure) {
  json value = {{"id", procedure.id},           {"kind", policy::Name(procedure.kind)},
                {"title", procedure.title},     {"pack", procedure.pack},
                {"version", procedure.version}, {"steps", json::array()},
                {"papers", json::array()},      {"fields", json::array()},
                {"numbers", procedure.numbers}};
  for (const ProcedureStep& step : procedure.steps) value["steps"].push_back(StepJson(step));
  for (const PaperKind& paper : procedure.papers) {
    value["papers"].push_back(
        {{"name", paper.name}, {"title", paper.title}, {"form", paper.form}, {"by_program", paper.by_program}});
  }
  for (const StepField& field : procedure.fields) {
    value["fields"].push_back({{"name", field.name},
                               {"title", field.title},
                               {"type", policy::Name(field.type)},
                               {"values", field.values},
                               {"at_most", field.at_most}});
  }
  return value.dump();
}

Result<Procedure> ProcedureFromJson(const std::string& text) { return ReadKept(text, kDamaged, ProcedureFrom); }

std::string DigestOf(const Procedure& procedure) {
  Sha256 digest;
  digest.Add(ToJson(procedure));
  return digest.Hex();
}

std::string DetailJson(const Event& event) {
  json detail = json::object();
  if (!event.fields.empty()) detail["fields"] = event.fields;
  if (!event.attachments.empty()) detail["attachments"] = event.attachments;
  if (!event.again.empty()) detail["again"] = event.again;
  return detail.dump();
}

Status ReadDetail(const std::string& text, Event& event) {
  try {
    const json detail = json::parse(text);
    event.fields = detail.value("fields", FieldValues{});
    event.attachments = detail.value("attachments", std::vector<std::string>{});
    event.again = detail.value("again", std::vector<std::string>{});
    return {};
  } catch (const json::exception&) {
    return Fail(ErrorCode::kInternal, kDamaged);
  }
}

}  // namespace shouwang::procedure
