#include "policy/procedure_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/messages.h"
#include "policy/toml_choice.h"

namespace shouwang::policy {
namespace {

template <typename T>
Choices<T> ChoicesOf(std::initializer_list<T> values) {
  Choices<T> choices;
  for (const T value : values) choices.emplace_back(Name(value), value);
  return choices;
}

template <typename Items>
bool HasName(const Items& items, const std::string& name) {
  return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
}

class ProcedureReader {
 public:
  ProcedureReader(Pack& pack, Errors& errors) : pack_(pack), errors_(errors) {}

  void ReadPapers(const TomlTable& file) {
    for (const TomlTable& table : file.Tables("paper", errors_)) {
      table.RefuseOthers({"name", "title", "form", "by_program"}, errors_);
      PaperKind paper{table.String("name", errors_, true), table.String("title", errors_, true),
                      table.String("form", errors_), table.Bool("by_program", errors_)};
      if (HasName(pack_.papers, paper.name)) SayDuplicate(table, paper.name, errors_);
      const bool known =
          std::find(std::begin(kProgramPapers), std::end(kProgramPapers), paper.name) != std::end(kProgramPapers);
      if (paper.by_program != known) {
        Say(table, "name", known ? message::kPaperOfProgram : message::kPaperNotOfProgram, paper.name, errors_);
      }
      pack_.papers.push_back(std::move(paper));
    }
  }

  void ReadFields(const TomlTable& file) {
    static const Choices<StepFieldType> kTypes =
        ChoicesOf({StepFieldType::kText, StepFieldType::kDate, StepFieldType::kChoice, StepFieldType::kChoices,
                   StepFieldType::kDepartment, StepFieldType::kAccount});
    for (const TomlTable& table : file.Tables("step_field", errors_)) {
      table.RefuseOthers({"name", "title", "type", "values", "at_most"}, errors_);
      StepField field{table.String("name", errors_, true),
                      table.String("title", errors_, true),
                      Choose(table, "type", kTypes, StepFieldType::kText, true, errors_),
                      {},
                      table.Integer("at_most", 0, errors_)};
      if (HasName(pack_.step_fields, field.name)) SayDuplicate(table, field.name, errors_);
      if (field.type == StepFieldType::kChoice || field.type == StepFieldType::kChoices) {
        const std::string name = table.String("values", errors_, true);
        const auto values = pack_.enumerations.find(name);
        if (values == pack_.enumerations.end()) {
          Say(table, "values", message::kUnknownEnumeration, name, errors_);
        } else {
          field.values = values->second.values;
        }
      }
      pack_.step_fields.push_back(std::move(field));
    }
  }

  void ReadProcedure(const TomlTable& table) {
    table.RefuseOthers({"id", "kind", "title", "step"}, errors_);
    Procedure procedure;
    procedure.id = table.String("id", errors_, true);
    procedure.kind = Choose(table, "kind", ChoicesOf({ProcedureKind::kIdentification, ProcedureKind::kElimination}),
                            ProcedureKind::kIdentification, true, errors_);
    procedure.title = table.String("title", errors_, true);
    for (const TomlTable& step : table.Tables("step", errors_)) procedure.steps.push_back(ReadStep(step, procedure));
    const auto decides = [](const ProcedureStep& step) { return step.decides; };
    if (std::count_if(procedure.steps.begin(), procedure.steps.end(), decides) != 1) {
      Say(table, "step", message::kOneDecision, procedure.id, errors_);
    }
    TakeNamed(procedure);
    std::erase_if(pack_.procedures, [&](const Procedure& other) { return other.id == procedure.id; });
    pack_.procedures.push_back(std::move(procedure));
  }

 private:
  // `so_far` holds the steps before.
  ProcedureStep ReadStep(const TomlTable& table, const Procedure& so_far) {
    table.RefuseOthers(
        {"id", "title", "what", "office", "due_day", "due_workdays", "overdue_to", "papers", "exclusion_papers",
         "fields", "returns_to", "not_by", "may_end", "decides", "in_bulk", "form", "source", "where"},
        errors_);
    ProcedureStep step;
    step.id = table.String("id", errors_, true);
    if (so_far.FindStep(step.id) != nullptr) SayDuplicate(table, step.id, errors_);
    step.title = table.String("title", errors_, true);
    step.what = table.String("what", errors_, true);
    step.office = Choose(table, "office", ChoicesOf({Office::kVillage, Office::kTown, Office::kCounty}),
                         Office::kVillage, true, errors_);
    step.due_day = table.Integer("due_day", 0, errors_);
    step.due_workdays = table.Integer("due_workdays", 0, errors_);
    if (step.due_day < 0 || step.due_day > 31 || step.due_workdays < 0 || (step.due_day > 0 && step.due_workdays > 0)) {
      Say(table, "due_day", message::kStepDue, step.id, errors_);
    }
    if (table.Has("overdue_to")) {
      step.overdue_to = Choose(table, "overdue_to", ChoicesOf({Office::kVillage, Office::kTown, Office::kCounty}),
                               Office::kCounty, true, errors_);
      if (*step.overdue_to <= step.office) Say(table, "overdue_to", message::kOverdueTo, step.id, errors_);
    }
    step.papers = ReadNeeds(table, "papers");
    step.exclusion_papers = ReadNeeds(table, "exclusion_papers");
    step.fields = table.Strings("fields", errors_);
    for (const std::string& field : step.fields) {
      if (!HasName(pack_.step_fields, field)) Say(table, "fields", message::kUnknownStepField, field, errors_);
    }
    step.returns_to = EarlierSteps(table, "returns_to", so_far);
    step.not_by = EarlierSteps(table, "not_by", so_far);
    step.may_end = table.Bool("may_end", errors_);
    step.decides = table.Bool("decides", errors_);
    step.in_bulk = table.Bool("in_bulk", errors_);
    step.form = table.String("form", errors_);
    step.source = table.String("source", errors_, true);
    step.where = table.String("where", errors_, true);
    if (pack_.FindSource(step.source) == nullptr) Say(table, "source", message::kUnknownSource, step.source, errors_);
    return step;
  }

  // "application|clue": any one of these.
  std::vector<PaperNeed> ReadNeeds(const TomlTable& table, const std::string& key) {
    std::vector<PaperNeed> needs;
    for (const std::string& text : table.Strings(key, errors_)) {
      PaperNeed need;
      for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find('|', begin), text.size());
        need.push_back(text.substr(begin, end - begin));
        if (!HasName(pack_.papers, need.back())) Say(table, key, message::kUnknownPaper, need.back(), errors_);
        begin = end + 1;
      }
      needs.push_back(std::move(need));
    }
    return needs;
  }

  std::vector<std::string> EarlierSteps(const TomlTable& table, const std::string& key, const Procedure& so_far) {
    std::vector<std::string> steps = table.Strings(key, errors_);
    for (const std::string& step : steps) {
      if (so_far.FindStep(step) == nullptr) Say(table, key, message::kNotAnEarlierStep, step, errors_);
    }
    return steps;
  }

  // The papers and fields that its steps name, in the pack's order.
  void TakeNamed(Procedure& procedure) {
    const auto any_step = [&](const auto& names) {
      return std::any_of(procedure.steps.begin(), procedure.steps.end(), names);
    };
    for (const PaperKind& paper : pack_.papers) {
      const auto names = [&](const PaperNeed& need) {
        return std::find(need.begin(), need.end(), paper.name) != need.end();
      };
      const auto needs = [&](const ProcedureStep& step) {
        return std::any_of(step.papers.begin(), step.papers.end(), names) ||
               std::any_of(step.exclusion_papers.begin(), step.exclusion_papers.end(), names);
      };
      if (any_step(needs)) procedure.papers.push_back(paper);
    }
    for (const StepField& field : pack_.step_fields) {
      const auto asks = [&](const ProcedureStep& step) {
        return std::find(step.fields.begin(), step.fields.end(), field.name) != step.fields.end();
      };
      if (any_step(asks)) procedure.fields.push_back(field);
    }
  }

  Pack& pack_;
  Errors& errors_;
};

}  // namespace

void ReadProcedures(const std::vector<TomlTable>& files, Pack& pack, Errors& errors) {
  ProcedureReader reader(pack, errors);
  for (const TomlTable& file : files) {
    reader.ReadPapers(file);
    reader.ReadFields(file);
  }
  for (const TomlTable& file : files) {
    for (const TomlTable& table : file.Tables("procedure", errors)) reader.ReadProcedure(table);
  }
}

}  // namespace shouwang::policy
