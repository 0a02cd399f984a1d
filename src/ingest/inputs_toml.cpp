#include "ingest/inputs_toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

#include "base/toml_library.h"
#include "ingest/messages.h"

namespace shouwang::ingest {
namespace {

class Parser {
 public:
  Parser(const std::filesystem::path& path, const std::vector<policy::Dataset>& datasets)
      : path_(path), datasets_(datasets) {}

  std::vector<InputRule> Parse(std::string_view text) {
    std::vector<InputRule> rules;
    const toml::parse_result root = toml::parse(text, path_.string());
    if (!root) {
      AddError(root.error().source().begin.line, fmt::format(messages::kTomlBroken, root.error().description()),
               messages::kTomlBrokenHint);
      return rules;
    }
    for (const auto& [key, node] : root.table()) {
      if (key.str() != "file") {
        Fail(node, fmt::format(messages::kUnknownKey, key.str()), messages::kRootKeyHint);
      } else if (!node.is_array_of_tables()) {
        Fail(node, fmt::format(messages::kWrongType, "file"), messages::kRootKeyHint);
      } else {
        for (const toml::node& file : *node.as_array()) rules.push_back(ReadRule(*file.as_table()));
      }
    }
    return rules;
  }

  // In the order of their lines.
  void TakeErrors(Errors& errors) {
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, error] : found_) errors.push_back(std::move(error));
  }

 private:
  std::string Where(toml::source_index line) const { return fmt::format(messages::kLineOfFile, path_.string(), line); }

  void AddError(toml::source_index line, std::string what, std::string hint) {
    found_.emplace_back(line, Error{ErrorCode::kInput, std::move(what), Where(line), std::move(hint)});
  }

  void Fail(const toml::node& node, std::string what, std::string hint) {
    AddError(node.source().begin.line, std::move(what), std::move(hint));
  }

  void WrongType(const toml::node& node, std::string_view key) {
    Fail(node, fmt::format(messages::kWrongType, key), messages::kWrongTypeHint);
  }

  void ReadString(const toml::node& node, std::string_view key, std::string& out) {
    if (const auto value = node.value_exact<std::string>()) {
      out = *value;
    } else {
      WrongType(node, key);
    }
  }

  InputRule ReadRule(const toml::table& table) {
    InputRule rule;
    rule.folder = path_.parent_path();
    rule.where = Where(table.source().begin.line);
    const toml::node* columns = nullptr;
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      if (name == "name") {
        ReadString(node, name, rule.name_glob);
      } else if (name == "sheet") {
        ReadString(node, name, rule.sheet);
      } else if (name == "dataset") {
        ReadString(node, name, rule.dataset);
        CheckDataset(node, rule.dataset);
      } else if (name == "replaces") {
        ReadString(node, name, rule.replaces);
      } else if (name == "header") {
        const auto row = node.value_exact<int64_t>();
        const bool good = row && *row >= 1 && *row < std::numeric_limits<int32_t>::max();
        if (good) rule.header = static_cast<uint32_t>(*row);
        if (!good) WrongType(node, name);
      } else if (name == "ignore") {
        const auto ignore = node.value_exact<bool>();
        if (ignore) rule.ignore = *ignore;
        if (!ignore) WrongType(node, name);
      } else if (name == "columns") {
        columns = &node;
      } else {
        Fail(node, fmt::format(messages::kUnknownKey, name), messages::kUnknownKeyHint);
      }
    }
    if (rule.name_glob.empty()) Fail(table, messages::kNameMissing, messages::kNameMissingHint);
    if (columns != nullptr) ReadColumns(*columns, rule);
    return rule;
  }

  void CheckDataset(const toml::node& node, const std::string& name) {
    std::string known;
    for (const policy::Dataset& dataset : datasets_) {
      if (dataset.name == name) return;
      known += (known.empty() ? "" : " ") + dataset.name;
    }
    Fail(node, fmt::format(messages::kUnknownDataset, name), fmt::format(messages::kUnknownDatasetHint, known));
  }

  void ReadColumns(const toml::node& node, InputRule& rule) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return WrongType(node, "columns");
    for (const auto& [header, value] : *table) {
      std::string column;
      ReadString(value, "columns", column);
      if (column.empty()) continue;
      CheckColumn(value, column, rule);
      rule.columns.emplace_back(std::string(header.str()), std::move(column));
    }
  }

  void CheckColumn(const toml::node& node, const std::string& name, const InputRule& rule) {
    for (const policy::Dataset& dataset : datasets_) {
      if (!rule.dataset.empty() && dataset.name != rule.dataset) continue;
      if (dataset.Find(name) >= 0) return;
      if (rule.dataset.empty()) continue;
      std::string known;
      for (const policy::Column& column : dataset.columns) known += (known.empty() ? "" : " ") + column.name;
      return Fail(node, fmt::format(messages::kUnknownColumn, name),
                  fmt::format(messages::kUnknownColumnOfHint, dataset.name, known));
    }
    Fail(node, fmt::format(messages::kUnknownColumn, name), messages::kUnknownColumnHint);
  }

  std::filesystem::path path_;
  const std::vector<policy::Dataset>& datasets_;
  std::vector<std::pair<toml::source_index, Error>> found_;
};

}  // namespace

std::vector<InputRule> ReadInputsToml(const std::filesystem::path& path, const std::vector<policy::Dataset>& datasets,
                                      Errors& errors) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file || text.fail()) {
    std::error_code ignored;
    if (file && std::filesystem::file_size(path, ignored) == 0) return {};
    errors.push_back({ErrorCode::kInput, messages::kTomlUnreadable, path.string(), messages::kFolderUnreadableHint});
    return {};
  }
  Parser parser(path, datasets);
  std::vector<InputRule> rules = parser.Parse(text.str());
  parser.TakeErrors(errors);
  return rules;
}

}  // namespace shouwang::ingest
