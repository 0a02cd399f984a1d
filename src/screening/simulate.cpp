#include "screening/simulate.h"

#include <fmt/format.h>

#include <memory>

#include "screening/masking.h"
#include "screening/messages.h"
#include "screening/name_list.h"
#include "screening/notices.h"
#include "screening/output_folder.h"
#include "screening/what_if.h"
#include "tabular/csv_writer.h"

namespace shouwang::screening {
namespace {

using tabular::CsvWriter;

constexpr size_t kMaxPoints = 2000;

class Table {
 public:
  Table(const OutputFolder& folder, const std::string& name, std::initializer_list<std::string_view> header,
        Errors& errors)
      : errors_(errors) {
    Result<std::unique_ptr<CsvWriter>> writer = CsvWriter::Create(folder.File(name), {});
    if (!writer) {
      errors_.push_back(writer.error());
      return;
    }
    writer_ = std::move(*writer);
    writer_->Row({header.begin(), header.size()});
  }
  ~Table() {
    if (writer_ == nullptr) return;
    const Status closed = writer_->Close();
    if (!closed) errors_.push_back(closed.error());
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  void Row(const std::vector<std::string>& fields) {
    if (writer_ == nullptr) return;
    for (const std::string& field : fields) writer_->Field(field);
    writer_->EndRow();
  }

 private:
  Errors& errors_;
  std::unique_ptr<CsvWriter> writer_;
};

class Simulation {
 public:
  Simulation(const policy::Pack& pack, const SimulateOptions& options, SqlEngine& engine, Errors& errors)
      : pack_(pack), options_(options), errors_(errors), what_if_(pack, options.as_of, {}, engine, options.cancelled) {}

  SimulateResult Run() {
    SimulateResult result;
    what_if_.Load(options_.inputs, options_.engine.ThreadCount(), options_.progress, errors_);
    result.warnings = Notices(pack_, options_.as_of, what_if_.county().report());
    if (!errors_.empty()) return result;
    const Outcome& before = what_if_.before();
    result.households_before = before.at_risk.size();
    Result<OutputFolder> folder = OutputFolder::Open(options_.out);
    if (!folder) {
      errors_.push_back(folder.error());
      return result;
    }
    if (options_.sweep) {
      WriteCurve(*folder, before, result);
    } else {
      WriteChanges(*folder, before, what_if_.At(options_.settings), result);
    }
    if (what_if_.IsCancelled()) throw EngineInterrupted("cancelled");
    if (errors_.empty()) {
      const Status committed = folder->Commit();
      if (!committed) errors_.push_back(committed.error());
    }
    return result;
  }

 private:
  const std::vector<const policy::Rule*>& Rules() const { return what_if_.county().plan().rules; }

  void WriteChanges(const OutputFolder& folder, const Outcome& before, const Outcome& after, SimulateResult& result) {
    const auto rules_before = before.RulesByHousehold();
    const auto rules_after = after.RulesByHousehold();
    const auto rules_of = [](const auto& rules, const std::string& id) {
      const auto found = rules.find(id);
      return found == rules.end() ? std::string() : NameList(found->second);
    };
    result.households_after = after.at_risk.size();
    {
      Table table(folder, "changes.csv", {"change", "household_id", "division_code", "rules_before", "rules_after"},
                  errors_);
      const auto list = [&](const char* name, const Outcome& from, const Outcome& to, uint64_t& count) {
        for (const auto& [id, code] : Newcomers(to, from)) {
          ++count;
          table.Row({name, MaskedHouseholdId(id), code, rules_of(rules_before, id), rules_of(rules_after, id)});
        }
      };
      list("in", after, before, result.in);
      list("out", before, after, result.out);
    }
    {
      Table table(folder, "by_town.csv", {"town", "name", "before", "after", "in", "out"}, errors_);
      for (const auto& [town, change] : ChangeByTown(before, after)) {
        table.Row({town, TownName(pack_, town), std::to_string(change.before), std::to_string(change.after),
                   std::to_string(change.in), std::to_string(change.out)});
      }
    }
    Table table(folder, "by_rule.csv", {"rule_id", "title", "before", "after", "in", "out"}, errors_);
    for (const auto& [id, change] : ChangeByRule(before, after, Rules())) {
      table.Row({id, pack_.FindRule(id)->title, std::to_string(change.before), std::to_string(change.after),
                 std::to_string(change.in), std::to_string(change.out)});
    }
  }

  void WriteCurve(const OutputFolder& folder, const Outcome& before, SimulateResult& result) {
    const Sweep& sweep = *options_.sweep;
    Table curve(folder, "curve.csv", {"parameter", "value", "households", "in", "out", "clues"}, errors_);
    Table towns(folder, "curve_by_town.csv", {"value", "town", "name", "households", "in", "out"}, errors_);
    Table rules(folder, "curve_by_rule.csv", {"value", "rule_id", "clues", "in", "out"}, errors_);
    const std::string name = sweep.parameter->name + (sweep.case_fact.empty() ? "" : "." + sweep.case_fact);
    for (const int64_t value : sweep.values) {
      std::vector<policy::Setting> settings = options_.settings;
      settings.push_back({sweep.parameter->name, sweep.case_fact, value});
      const Outcome after = what_if_.At(settings);
      const std::string shown = policy::FormatParameterValue(*sweep.parameter, value);
      Change all;
      for (const auto& [town, change] : ChangeByTown(before, after)) {
        all.in += change.in;
        all.out += change.out;
        towns.Row({shown, town, TownName(pack_, town), std::to_string(change.after), std::to_string(change.in),
                   std::to_string(change.out)});
      }
      for (const auto& [id, change] : ChangeByRule(before, after, Rules())) {
        rules.Row({shown, id, std::to_string(change.after), std::to_string(change.in), std::to_string(change.out)});
      }
      curve.Row({name, shown, std::to_string(after.at_risk.size()), std::to_string(all.in), std::to_string(all.out),
                 std::to_string(after.clues.size())});
      ++result.points;
      if (options_.progress) {
        options_.progress(message::kStageSweep,
                          static_cast<double>(result.points) / static_cast<double>(sweep.values.size()));
      }
    }
  }

  const policy::Pack& pack_;
  const SimulateOptions& options_;
  Errors& errors_;
  WhatIf what_if_;
};

}  // namespace

Result<Sweep> ParseSweep(const std::string& text, const policy::Pack& pack) {
  const auto wrong = [&] {
    return Fail(ErrorCode::kUsage, fmt::format(fmt::runtime(message::kSweepSyntax), text), "--sweep",
                message::kSweepHint);
  };
  const size_t equals = text.find('=');
  const size_t first = text.find(':', equals == std::string::npos ? text.size() : equals);
  const size_t second = first == std::string::npos ? first : text.find(':', first + 1);
  if (second == std::string::npos) return wrong();
  // The name and the first value are checked as a setting is.
  Result<policy::Setting> start = policy::ParseSetting(text.substr(0, first), pack);
  if (!start) return Fail(Error{ErrorCode::kUsage, start.error().what, "--sweep", start.error().hint});
  Sweep sweep;
  sweep.parameter = pack.FindParameter(start->parameter);
  sweep.case_fact = start->case_fact;
  const auto end = policy::ParseParameterValue(text.substr(first + 1, second - first - 1), *sweep.parameter);
  const auto step = policy::ParseParameterValue(text.substr(second + 1), *sweep.parameter);
  if (!end || !step || *step <= 0 || *end < start->value) return wrong();
  if (static_cast<size_t>((*end - start->value) / *step) >= kMaxPoints) return wrong();
  for (int64_t value = start->value; value <= *end; value += *step) sweep.values.push_back(value);
  return sweep;
}

SimulateResult Simulate(const policy::Pack& pack, const SimulateOptions& options, const EngineFactory& make_engine,
                        Errors& errors) {
  const std::unique_ptr<SqlEngine> engine = make_engine(options.engine);
  try {
    return Simulation(pack, options, *engine, errors).Run();
  } catch (const EngineInterrupted&) {
    errors.push_back({ErrorCode::kCancelled, message::kCancelled, "", ""});
    return {};
  }
}

}  // namespace shouwang::screening
