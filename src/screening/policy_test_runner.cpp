#include "screening/policy_test_runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/resident_id.h"
#include "policy/golden.h"
#include "screening/county.h"
#include "screening/findings.h"
#include "screening/messages.h"
#include "screening/name_list.h"

namespace shouwang::screening {
namespace {

using policy::GoldenCase;
using policy::GoldenRow;

constexpr const char* kFirstHousehold = "H1";

// Plays rows of text as a table with the dataset's titles as its header.
class TextTable {
 public:
  explicit TextTable(const policy::Dataset& dataset) : dataset_(dataset) {}

  void Add(const GoldenRow& row) { rows_.push_back(row); }

  Status Play(tabular::RowSink& sink) const {
    tabular::SheetInfo sheet;
    if (!sink.BeginSheet(sheet)) return {};
    std::vector<tabular::Cell> cells(dataset_.columns.size());
    for (size_t i = 0; i < cells.size(); ++i)
      cells[i] = {tabular::CellKind::kText, false, dataset_.columns[i].title, 0};
    bool more = sink.Row(1, cells);
    uint32_t number = 1;
    for (const GoldenRow& row : rows_) {
      ++number;
      for (size_t i = 0; i < cells.size(); ++i) {
        const auto value = row.find(dataset_.columns[i].name);
        const bool blank = value == row.end() || value->second.empty();
        cells[i] = {blank ? tabular::CellKind::kBlank : tabular::CellKind::kText, false,
                    blank ? "" : std::string_view(value->second), 0};
      }
      if (more) more = sink.Row(number, cells);
    }
    sink.EndSheet(number);
    return {};
  }

 private:
  const policy::Dataset& dataset_;
  std::vector<GoldenRow> rows_;
};

// Cases that share a day and settings, as one county: household ids are prefixed by the case, ids made for each case
// alone.
class Batch {
 public:
  Batch(const policy::Pack& pack, std::vector<const GoldenCase*> cases) : pack_(pack), cases_(std::move(cases)) {
    for (const policy::Dataset& dataset : pack.datasets) tables_.emplace(dataset.name, TextTable(dataset));
    for (size_t i = 0; i < cases_.size(); ++i) AddCase(i);
  }

  ingest::InputList Inputs() const {
    ingest::InputList inputs;
    for (const policy::Dataset& dataset : pack_.datasets) {
      const TextTable& table = tables_.at(dataset.name);
      inputs.sources.push_back({dataset.name, {}, [&table](tabular::RowSink& sink) { return table.Play(sink); }});
    }
    return inputs;
  }

  // The case and the subject (household, or person's name) of a clue key.
  std::pair<size_t, std::string> SubjectOf(const ClueKey& key, policy::Entity level) const {
    const size_t dash = key.household_id.find('-');
    const auto index = static_cast<size_t>(std::stoul(key.household_id.substr(1, dash - 1)));
    return {index, level == policy::Entity::kPerson ? key.name : key.household_id.substr(dash + 1)};
  }

 private:
  struct Someone {
    std::string id_no;
    std::string name;
  };

  void AddCase(size_t index) {
    const GoldenCase& golden = *cases_[index];
    people_.clear();
    next_person_ = 1;
    const std::string prefix = "c" + std::to_string(index) + "-";
    const auto rows_of = [&](const char* table) {
      const auto found = golden.tables.find(table);
      return found == golden.tables.end() ? std::vector<GoldenRow>() : found->second;
    };
    for (const GoldenRow& row : rows_of("outsider")) MeetPerson(index, row);
    std::vector<GoldenRow> households = rows_of("household");
    if (households.empty()) households.emplace_back();
    for (size_t i = 0; i < households.size(); ++i) {
      GoldenRow row = households[i];
      Default(row, "household_id", "H" + std::to_string(i + 1));
      Default(row, "division_code", "441803102001");
      Default(row, "household_type", pack_.enumerations.at("household_type").values.front());
      row["household_id"] = prefix + row["household_id"];
      // A number shared by households of one case is not shared with other cases; blanks and 无 stay what they are.
      if (row.contains("phone") && row["phone"].find_first_of("0123456789") != std::string::npos)
        row["phone"] += prefix;
      tables_.at("household").Add(row);
    }
    std::set<std::string> headed;
    for (const GoldenRow& row : rows_of("person")) AddPerson(index, prefix, row, headed);
    for (const auto& [table, rows] : golden.tables) {
      if (table == "outsider" || table == "household" || table == "person") continue;
      for (const GoldenRow& row : rows) AddRow(table, prefix, row);
    }
  }

  static void Default(GoldenRow& row, const std::string& column, const std::string& value) {
    row.emplace(column, value);
  }

  // Notes the person under its name and gives it an id number unless the case wrote one.
  Someone MeetPerson(size_t index, const GoldenRow& row) {
    Someone someone{"", row.contains("name") ? row.at("name") : ""};
    if (row.contains("id_no")) {
      someone.id_no = row.at("id_no");
    } else if (row.contains("born")) {
      const bool female = row.contains("sex") && row.at("sex") == pack_.enumerations.at("sex").values.back();
      std::string born = row.at("born");
      std::erase(born, '-');
      const int64_t place = 100000 + static_cast<int64_t>(index);
      const int64_t serial = 2 * next_person_++ + (female ? 0 : 1);
      someone.id_no = ResidentId((place * 100000000 + std::stoll("0" + born)) * 1000 + serial).Text();
    }
    people_[someone.name] = someone;
    return someone;
  }

  void AddPerson(size_t index, const std::string& prefix, const GoldenRow& written, std::set<std::string>& headed) {
    GoldenRow row = written;
    const Someone someone = MeetPerson(index, written);
    row.erase("born");
    row["id_no"] = someone.id_no;
    Default(row, "household_id", kFirstHousehold);
    const bool first = headed.insert(row["household_id"]).second;
    Default(row, "relation", first ? message::kHead : message::kChild);
    row["household_id"] = prefix + row["household_id"];
    tables_.at("person").Add(row);
  }

  void AddRow(const std::string& table, const std::string& prefix, GoldenRow row) {
    if (row.contains("of")) {
      const Someone& someone = people_[row["of"]];
      Default(row, "id_no", someone.id_no);
      Default(row, "name", someone.name);
    }
    if (row.contains("relative")) Default(row, "relative_id_no", people_[row["relative"]].id_no);
    if (pack_.FindDataset(table)->Find("household_id") >= 0) {
      Default(row, "household_id", kFirstHousehold);
      row["household_id"] = prefix + row["household_id"];
    }
    tables_.at(table).Add(row);
  }

  const policy::Pack& pack_;
  std::vector<const GoldenCase*> cases_;
  std::map<std::string, TextTable> tables_;
  std::map<std::string, Someone> people_;
  int64_t next_person_ = 1;
};

std::string ListOf(const std::vector<std::string>& items) { return items.empty() ? message::kNobody : NameList(items); }

void RunBatch(const policy::Pack& pack, const std::vector<const GoldenCase*>& cases, const EngineFactory& make_engine,
              PolicyTestResult& result, Errors& errors) {
  const std::unique_ptr<SqlEngine> engine = make_engine({"1GB", 2});
  StepRunner runner(*engine, nullptr);
  County county(pack, cases.front()->as_of, runner);
  const Batch batch(pack, cases);
  county.Load(batch.Inputs(), 1, nullptr, errors);
  if (!errors.empty()) return;
  const policy::ParameterValues parameters =
      policy::ResolveParameters(pack, cases.front()->as_of, cases.front()->settings);
  county.ComputeFacts(parameters, /*all_handed_in=*/true);
  county.ComputeFindings(parameters);
  std::vector<std::set<std::string>> found(cases.size());
  for (const ClueKey& key : FetchClueKeys(county)) {
    const policy::Rule& rule = *pack.FindRule(key.rule);
    const auto [index, subject] = batch.SubjectOf(key, rule.level);
    if (cases[index]->rule == rule.id) found[index].insert(subject);
  }
  for (size_t i = 0; i < cases.size(); ++i) {
    const std::vector<std::string> got(found[i].begin(), found[i].end());
    if (got == cases[i]->expect) {
      ++result.passed;
      continue;
    }
    result.failures.push_back(fmt::format(fmt::runtime(message::kCaseFailed), cases[i]->place.Text(), cases[i]->rule,
                                          cases[i]->name, ListOf(cases[i]->expect), ListOf(got)));
  }
}

}  // namespace

PolicyTestResult RunPolicyTests(const policy::Pack& pack, const EngineFactory& make_engine, Errors& errors) {
  PolicyTestResult result;
  const std::vector<GoldenCase> cases = policy::LoadGoldenCases(pack, errors);
  if (!errors.empty()) return result;
  std::map<std::pair<Date, std::string>, std::vector<const GoldenCase*>> batches;
  for (const GoldenCase& golden : cases) {
    std::string settings;
    for (const policy::Setting& setting : golden.settings) {
      settings += setting.parameter + "." + setting.case_fact + "=" + std::to_string(setting.value) + ";";
    }
    batches[{golden.as_of, settings}].push_back(&golden);
  }
  for (const auto& [key, batch] : batches) {
    RunBatch(pack, batch, make_engine, result, errors);
    if (!errors.empty()) return result;
  }
  for (std::string& line : policy::MissingCoverage(pack, cases)) result.failures.push_back(std::move(line));
  return result;
}

}  // namespace shouwang::screening
