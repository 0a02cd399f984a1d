#include "policy/golden.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "policy/messages.h"
#include "policy/pack_references.h"
#include "policy/toml_table.h"
#include "policy/type_checker.h"

namespace shouwang::policy {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kCovers = {"hit", "miss", "edge", "blank", "before", "after"};

// Keys that a row may have besides the dataset's columns.
std::vector<std::string> KeysOf(const Dataset* dataset) {
  std::vector<std::string> keys = {"of", "relative", "born"};
  if (dataset == nullptr) {  // an outsider
    keys.insert(keys.end(), {"name", "sex", "id_no"});
    return keys;
  }
  for (const Column& column : dataset->columns) keys.push_back(column.name);
  return keys;
}

class CaseReader {
 public:
  CaseReader(const Pack& pack, Errors& errors) : pack_(pack), errors_(errors) {}

  void ReadFile(const fs::path& path, std::vector<GoldenCase>& cases) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::optional<TomlTable> root = ParseToml(text, path.string(), errors_);
    if (!root) return;
    root->RefuseOthers({"as_of", "case"}, errors_);
    const std::optional<Date> as_of = root->Day("as_of", errors_);
    for (const TomlTable& table : root->Tables("case", errors_)) cases.push_back(ReadCase(table, as_of));
  }

 private:
  GoldenCase ReadCase(const TomlTable& table, std::optional<Date> file_as_of) {
    GoldenCase golden;
    golden.rule = table.String("rule", errors_, true);
    golden.name = table.String("name", errors_, true);
    golden.covers = table.String("covers", errors_, true);
    golden.expect = table.Strings("expect", errors_);
    std::sort(golden.expect.begin(), golden.expect.end());
    golden.place = table.place();
    golden.as_of =
        (file_as_of && !table.Has("as_of") ? file_as_of : table.Day("as_of", errors_, true)).value_or(Date());
    if (pack_.FindRule(golden.rule) == nullptr) Bad(table, "rule", golden.rule);
    if (std::find(kCovers.begin(), kCovers.end(), golden.covers) == kCovers.end()) Bad(table, "covers", golden.covers);
    if (const std::optional<TomlTable> settings = table.Table("set", errors_)) ReadSettings(*settings, golden);
    static const std::set<std::string> kOwn = {"rule", "name", "covers", "expect", "as_of", "set"};
    for (const std::string& key : table.Keys()) {
      if (!kOwn.contains(key)) ReadRows(table, key, golden);
    }
    return golden;
  }

  void Bad(const TomlTable& table, const std::string& key, const std::string& value) {
    errors_.push_back(PolicyError(table.PlaceOf(key), fmt::format(fmt::runtime(message::kBadValue), key, value)));
  }

  void ReadSettings(const TomlTable& table, GoldenCase& golden) {
    for (const std::string& key : table.Keys()) {
      const Result<Setting> setting = ParseSetting(key + "=" + table.Text(key).value_or(""), pack_);
      if (setting) {
        golden.settings.push_back(*setting);
      } else {
        errors_.push_back(PolicyError(table.PlaceOf(key), setting.error().what, setting.error().hint));
      }
    }
  }

  void ReadRows(const TomlTable& table, const std::string& key, GoldenCase& golden) {
    const Dataset* dataset = pack_.FindDataset(key);
    if (dataset == nullptr && key != "outsider") {
      errors_.push_back(PolicyError(table.PlaceOf(key), fmt::format(fmt::runtime(message::kUnknownDataset), key)));
      return;
    }
    const std::vector<std::string> known = KeysOf(dataset);
    for (const TomlTable& row_table : table.Tables(key, errors_)) {
      row_table.RefuseOthers(known, errors_);
      GoldenRow row;
      for (const std::string& column : row_table.Keys()) row[column] = row_table.Text(column).value_or("");
      golden.tables[key].push_back(std::move(row));
    }
  }

  const Pack& pack_;
  Errors& errors_;
};

bool ReadsParameter(const Pack& pack, const Node& node) {
  if (node.op == Op::kName && node.name_kind == NameKind::kParameter) return true;
  if (node.op == Op::kName && node.name_kind == NameKind::kFact) {
    const Fact* fact = pack.FindFact(node.text);
    if (fact != nullptr &&
        (ReadsParameter(pack, fact->value.tree) || (fact->where && ReadsParameter(pack, fact->where->tree)))) {
      return true;
    }
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](const Node& child) { return ReadsParameter(pack, child); });
}

}  // namespace

std::vector<GoldenCase> LoadGoldenCases(const Pack& pack, Errors& errors) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(pack.folder / "tests", ignored)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<GoldenCase> cases;
  CaseReader reader(pack, errors);
  for (const fs::path& file : files) reader.ReadFile(file, cases);
  return cases;
}

std::vector<std::string> MissingCoverage(const Pack& pack, const std::vector<GoldenCase>& cases) {
  std::map<std::string, std::set<std::string>> covered;
  for (const GoldenCase& golden : cases) covered[golden.rule].insert(golden.covers);
  std::vector<std::string> missing;
  const fs::path own = fs::weakly_canonical(pack.folder);
  for (const Rule& rule : pack.rules) {
    if (fs::weakly_canonical(fs::path(rule.place.file).parent_path()) != own) continue;
    std::vector<std::string> needed = {"hit", "miss", "edge", "blank"};
    if (ReadsParameter(pack, rule.when.tree)) needed.insert(needed.end(), {"before", "after"});
    for (const std::string& kind : needed) {
      if (!covered[rule.id].contains(kind))
        missing.push_back(rule.place.Text() + "：" + fmt::format(fmt::runtime(message::kUncovered), rule.id, kind));
    }
  }
  return missing;
}

}  // namespace shouwang::policy
