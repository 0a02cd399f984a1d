#include "policy/toml_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/toml_library.h"
#include "policy/messages.h"

namespace shouwang::policy {

struct TomlTable::Impl {
  std::shared_ptr<const toml::table> document;  // keeps the nodes alive
  const toml::table* table = nullptr;
  std::string file;
};

namespace {

Place PlaceFor(const std::string& file, const toml::node& node) { return {file, node.source().begin.line}; }

std::string DateText(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string NumberText(const toml::node& node) {
  if (const auto* integer = node.as_integer()) return std::to_string(integer->get());
  return fmt::format("{}", node.as_floating_point()->get());
}

}  // namespace

TomlTable::TomlTable(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Place TomlTable::place() const { return PlaceFor(impl_->file, *impl_->table); }

bool TomlTable::Has(const std::string& key) const { return impl_->table->contains(key); }

Place TomlTable::PlaceOf(const std::string& key) const {
  const toml::node* node = impl_->table->get(key);
  return node == nullptr ? place() : PlaceFor(impl_->file, *node);
}

Error PolicyError(const Place& place, std::string what, std::string hint) {
  return {ErrorCode::kPolicy, std::move(what), place.Text(), std::move(hint)};
}

namespace {

Error WrongType(const Place& place, const std::string& key, const char* expected) {
  return PolicyError(place, fmt::format(fmt::runtime(message::kWrongType), key, expected));
}

Error Missing(const Place& place, const std::string& key) {
  return PolicyError(place, fmt::format(fmt::runtime(message::kMissingKey), key),
                     fmt::format(fmt::runtime(message::kMissingKeyHint), key));
}

std::optional<Date> DayOf(const toml::node& node) {
  const auto* date = node.as_date();
  if (date == nullptr) return std::nullopt;
  return Date::FromCivil(date->get().year, date->get().month, date->get().day);
}

}  // namespace

std::string TomlTable::String(const std::string& key, Errors& errors, bool required) const {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) {
    if (required) errors.push_back(Missing(place(), key));
    return {};
  }
  const auto* text = node->as_string();
  if (text == nullptr) {
    errors.push_back(WrongType(PlaceOf(key), key, message::kTypeString));
    return {};
  }
  return text->get();
}

bool TomlTable::Bool(const std::string& key, Errors& errors) const {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) return false;
  const auto* value = node->as_boolean();
  if (value == nullptr) errors.push_back(WrongType(PlaceOf(key), key, message::kTypeBool));
  return value != nullptr && value->get();
}

std::optional<Date> TomlTable::Day(const std::string& key, Errors& errors, bool required) const {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) {
    if (required) errors.push_back(Missing(place(), key));
    return std::nullopt;
  }
  const std::optional<Date> day = DayOf(*node);
  if (!day) errors.push_back(WrongType(PlaceOf(key), key, message::kTypeDate));
  return day;
}

std::vector<std::string> TomlTable::Strings(const std::string& key, Errors& errors) const {
  const toml::node* node = impl_->table->get(key);
  std::vector<std::string> values;
  if (node == nullptr) return values;
  const toml::array* array = node->as_array();
  const bool all_text = array != nullptr && std::all_of(array->begin(), array->end(),
                                                        [](const toml::node& item) { return item.is_string(); });
  if (!all_text) {
    errors.push_back(WrongType(PlaceOf(key), key, message::kTypeStrings));
    return values;
  }
  for (const toml::node& item : *array) values.push_back(item.as_string()->get());
  return values;
}

std::vector<Date> TomlTable::Days(const std::string& key, Errors& errors) const {
  std::vector<Date> days;
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) return days;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    errors.push_back(WrongType(PlaceOf(key), key, message::kTypeDates));
    return days;
  }
  for (const toml::node& item : *array) {
    if (const std::optional<Date> day = DayOf(item)) {
      days.push_back(*day);
    } else {
      errors.push_back(WrongType(PlaceFor(impl_->file, item), key, message::kTypeDates));
    }
  }
  return days;
}

int64_t TomlTable::Integer(const std::string& key, int64_t otherwise, Errors& errors) const {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) return otherwise;
  if (const auto* number = node->as_integer()) return number->get();
  errors.push_back(WrongType(PlaceOf(key), key, message::kTypeInteger));
  return otherwise;
}

std::string TomlTable::Number(const std::string& key, Errors& errors, bool required) const {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) {
    if (required) errors.push_back(Missing(place(), key));
    return {};
  }
  if (!node->is_number()) {
    errors.push_back(WrongType(PlaceOf(key), key, message::kTypeNumber));
    return {};
  }
  return NumberText(*node);
}

std::optional<std::string> TomlTable::Text(const std::string& key) const {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* text = node->as_string()) return text->get();
  if (node->is_number()) return NumberText(*node);
  if (const auto* date = node->as_date()) return DateText(date->get());
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::Tables(const std::string& key, Errors& errors) const {
  std::vector<TomlTable> tables;
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) return tables;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    errors.push_back(WrongType(PlaceOf(key), key, message::kTypeTable));
    return tables;
  }
  for (const toml::node& item : *array) {
    if (const toml::table* table = item.as_table()) {
      tables.emplace_back(std::make_shared<Impl>(Impl{impl_->document, table, impl_->file}));
    } else {
      errors.push_back(WrongType(PlaceFor(impl_->file, item), key, message::kTypeTable));
    }
  }
  return tables;
}

std::optional<TomlTable> TomlTable::Table(const std::string& key, Errors& errors) const {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) return std::nullopt;
  const toml::table* table = node->as_table();
  if (table == nullptr) {
    errors.push_back(WrongType(PlaceOf(key), key, message::kTypeTable));
    return std::nullopt;
  }
  return TomlTable(std::make_shared<Impl>(Impl{impl_->document, table, impl_->file}));
}

std::vector<std::string> TomlTable::Keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, node] : *impl_->table) keys.emplace_back(key.str());
  return keys;
}

void TomlTable::RefuseOthers(const std::vector<std::string>& known, Errors& errors) const {
  for (const std::string& key : Keys()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    errors.push_back(
        PolicyError(PlaceOf(key), fmt::format(fmt::runtime(message::kUnknownKey), key),
                    fmt::format(fmt::runtime(message::kUnknownKeyHint), fmt::join(known, message::kJoin))));
  }
}

void Say(const TomlTable& table, const std::string& key, const char* text, const std::string& name, Errors& errors) {
  errors.push_back(PolicyError(table.PlaceOf(key), fmt::format(fmt::runtime(text), name)));
}

void SayDuplicate(const TomlTable& table, const std::string& name, Errors& errors) {
  errors.push_back(
      PolicyError(table.place(), fmt::format(fmt::runtime(message::kDefinedTwice), name), message::kDuplicateHint));
}

std::optional<TomlTable> ParseToml(std::string_view text, const std::string& name, Errors& errors) {
  toml::parse_result result = toml::parse(text, std::string_view(name));
  if (!result) {
    const toml::parse_error& error = result.error();
    errors.push_back(PolicyError({name, error.source().begin.line},
                                 fmt::format(fmt::runtime(message::kTomlSyntax), error.description()),
                                 message::kTomlSyntaxHint));
    return std::nullopt;
  }
  auto document = std::make_shared<const toml::table>(std::move(result).table());
  const toml::table* root = document.get();
  return TomlTable(std::make_shared<TomlTable::Impl>(TomlTable::Impl{std::move(document), root, name}));
}

}  // namespace shouwang::policy
