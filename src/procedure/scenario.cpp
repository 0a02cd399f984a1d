#include "procedure/scenario.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "base/clock.h"
#include "policy/toml_files.h"
#include "policy/toml_table.h"
#include "procedure/due.h"
#include "procedure/messages.h"
#include "procedure/procedure_json.h"
#include "procedure/steps.h"

namespace shouwang::procedure {
namespace {

using policy::Procedure;
using policy::TomlTable;

// The one error code whose name a scenario gives, or blank.
std::string RefusalOf(const Result<Event>& event) { return event ? "" : ErrorCodeName(event.error().code); }

// Something that each field accepts.
std::vector<std::string> SampleOf(const policy::StepField& field, Date day) {
  switch (field.type) {
    case policy::StepFieldType::kText:
      return {message::kSampleText};
    case policy::StepFieldType::kDate:
      return {day.Iso()};
    case policy::StepFieldType::kChoice:
    case policy::StepFieldType::kChoices:
      return {field.values.front()};
    case policy::StepFieldType::kDepartment:
      return {"civil_affairs"};
    case policy::StepFieldType::kAccount:
      return {"1"};
  }
  return {};
}

class Walk {
 public:
  Walk(const TomlTable& table, const WorkCalendar& calendar, Errors& errors)
      : table_(table), calendar_(calendar), errors_(errors) {}

  // Whether the case came to its end with every step done.
  bool Run(const policy::Pack& pack, ScenarioResult& result) {
    table_.RefuseOthers({"name", "procedure", "month", "raised_on", "campaign", "do"}, errors_);
    name_ = table_.String("name", errors_, true);
    const std::optional<Date> month = MonthOf(table_.String("month", errors_, true));
    const std::optional<Procedure> procedure =
        TakeProcedure(pack, table_.String("procedure", errors_, true), month.value_or(Date()));
    if (!month || !procedure) {
      errors_.push_back(policy::PolicyError(table_.place(), message::kScenarioHead));
      return false;
    }
    procedure_ = *procedure;
    round_.month = *month;
    raised_on_ = table_.Day("raised_on", errors_).value_or(*month);
    if (const std::optional<TomlTable> campaign = table_.Table("campaign", errors_)) ReadCampaign(*campaign);
    for (const TomlTable& act : table_.Tables("do", errors_)) Do(act);
    if (failures_.empty()) ++result.passed;
    result.failures.insert(result.failures.end(), failures_.begin(), failures_.end());
    return failures_.empty() && state_.status == CaseStatus::kDone;
  }

 private:
  void ReadCampaign(const TomlTable& campaign) {
    for (const std::string& step : campaign.Keys()) {
      if (const std::optional<Date> day = campaign.Day(step, errors_)) round_.dates.emplace(step, *day);
    }
  }

  void Do(const TomlTable& table) {
    table.RefuseOthers({"on", "by", "person", "act", "step", "to", "paper", "ref", "again", "reason", "omit", "values",
                        "refused", "at", "status", "due", "limit", "missing"},
                       errors_);
    today_ = table.Day("on", errors_, true).value_or(today_);
    const Result<Event> event = Ask(table, ActOf(table));
    if (event) {
      Apply(state_, *event, procedure_);
    }
    Expect(table, "refused", RefusalOf(event), table.String("refused", errors_));
    if (table.Has("at")) Expect(table, "at", state_.step, table.String("at", errors_));
    if (table.Has("status")) Expect(table, "status", Name(state_.status), table.String("status", errors_));
    if (table.Has("missing"))
      Expect(table, "missing", MissingText(procedure_, state_), table.String("missing", errors_));
    ExpectDays(table);
  }

  void ExpectDays(const TomlTable& table) {
    if (table.Has("due")) {
      const Result<std::optional<Date>> due = CaseDue(procedure_, state_, round_, today_, calendar_);
      const std::string text = !due ? due.error().what : *due ? (*due)->Iso() : "";
      Expect(table, "due", text, table.Text("due").value_or(""));
    }
    if (table.Has("limit")) {
      const std::optional<Date> limit = LimitOf(procedure_, state_, raised_on_, today_);
      Expect(table, "limit", limit ? limit->Iso() : "", table.Text("limit").value_or(""));
    }
  }

  Act ActOf(const TomlTable& table) {
    Act act;
    const std::string by = table.String("by", errors_);
    act.office = policy::OfficeFromName(by);
    if (!by.empty() && !act.office && by != "program") {
      errors_.push_back(policy::PolicyError(table.PlaceOf("by"), message::kScenarioBy));
    }
    // Every office has people 1 to 9; nobody sits in two.
    if (act.office) act.account = (static_cast<int64_t>(*act.office) + 1) * 10 + table.Integer("person", 1, errors_);
    act.account_name = by;
    act.now_ms = BeijingMidnight(today_);
    return act;
  }

  Result<Event> Ask(const TomlTable& table, const Act& act) {
    const std::string what = table.String("act", errors_, true);
    const std::string reason = table.String("reason", errors_);
    const std::string paper = table.String("paper", errors_);
    const std::string ref = table.Has("ref") ? table.String("ref", errors_) : paper;
    if (what == "start") return Start(procedure_, DigestOf(procedure_), reason, act);
    if (what == "complete") return Complete(procedure_, state_, StepOf(table), FieldsOf(table), act);
    if (what == "return") {
      return Return(procedure_, state_, table.String("to", errors_, true), table.Strings("again", errors_), reason,
                    act);
    }
    if (what == "end") return End(procedure_, state_, reason, act);
    if (what == "withdraw") return Withdraw(state_, reason, act);
    if (what == "paper") return AddPaper(procedure_, state_, {paper, ref, {"scan"}}, act);
    if (what == "take") return TakePaper(state_, paper, ref, reason, act);
    if (what == "hold") return Hold(state_, ref, act);
    if (what == "release") return Release(state_, ref, act);
    if (what == "overdue") return TellOverdue(procedure_, state_, table.Day("due", errors_).value_or(today_), act);
    if (what == "exclusion") return MarkExclusion(state_, true, reason, act);
    errors_.push_back(policy::PolicyError(table.PlaceOf("act"), message::kScenarioAct));
    return Fail(ErrorCode::kPolicy, "");
  }

  std::string StepOf(const TomlTable& table) { return table.Has("step") ? table.String("step", errors_) : state_.step; }

  FieldValues FieldsOf(const TomlTable& table) {
    FieldValues fields;
    const policy::ProcedureStep* step = procedure_.FindStep(StepOf(table));
    if (step == nullptr) return fields;
    for (const std::string& name : step->fields) fields[name] = SampleOf(*procedure_.FindField(name), today_);
    for (const std::string& name : table.Strings("omit", errors_)) fields.erase(name);
    if (const std::optional<TomlTable> values = table.Table("values", errors_)) {
      for (const std::string& name : values->Keys()) fields[name] = values->Strings(name, errors_);
    }
    return fields;
  }

  void Expect(const TomlTable& table, const char* what, const std::string& got, const std::string& wanted) {
    if (got == wanted) return;
    failures_.push_back(fmt::format("{}: {}: {} = \"{}\", not \"{}\"", table.place().Text(), name_, what, got, wanted));
  }

  const TomlTable& table_;
  const WorkCalendar& calendar_;
  Errors& errors_;
  std::string name_;
  Procedure procedure_;
  Round round_;
  Date raised_on_;
  Date today_;
  CaseState state_;
  std::vector<std::string> failures_;
};

}  // namespace

ScenarioResult RunScenarios(const policy::Pack& pack, const WorkCalendar& calendar, Errors& errors) {
  ScenarioResult result;
  std::set<std::string> walked;
  for (const std::filesystem::path& path : policy::TomlFiles(pack.folder / "tests" / "procedures")) {
    const std::optional<TomlTable> file = policy::ParseToml(policy::ReadWhole(path), path.string(), errors);
    if (!file) continue;
    file->RefuseOthers({"scenario"}, errors);
    for (const TomlTable& table : file->Tables("scenario", errors)) {
      Errors ignored;
      if (Walk(table, calendar, errors).Run(pack, result)) walked.insert(table.String("procedure", ignored));
    }
  }
  for (const Procedure& procedure : pack.procedures) {
    if (!walked.contains(procedure.id)) {
      result.failures.push_back(fmt::format("{}: no scenario goes to the end of it", procedure.id));
    }
  }
  return result;
}

}  // namespace shouwang::procedure
