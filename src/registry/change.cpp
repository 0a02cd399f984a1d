#include "registry/change.h"

#include <charconv>
#include <iterator>

namespace shouwang::registry {
namespace {

constexpr const char* kSourceNames[] = {"edit", "import", "natural", "merge", "split", "undo", "case", "help"};
constexpr char kHouseholdKey[] = "household";
constexpr char kClosedKey[] = "closed";

}  // namespace

const char* ChangeSourceName(ChangeSource source) { return kSourceNames[static_cast<size_t>(source)]; }

std::optional<ChangeSource> ChangeSourceFromName(std::string_view name) {
  for (size_t i = 0; i < std::size(kSourceNames); ++i) {
    if (name == kSourceNames[i]) return static_cast<ChangeSource>(i);
  }
  return std::nullopt;
}

nlohmann::json FieldToJson(const Field& field, const std::string& value) {
  if (!field.number) return value;
  int64_t number = 0;
  const std::from_chars_result read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec != std::errc() || value.empty()) return nullptr;
  return number;
}

std::string FieldFromJson(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return std::to_string(value.get<int64_t>());
  return {};
}

nlohmann::json ToJson(const Row& row) {
  nlohmann::json json = nlohmann::json::object();
  const std::vector<Field>& fields = ShapeOf(row.entity).fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].derived && !row[i].empty()) json[std::string(fields[i].name)] = FieldToJson(fields[i], row[i]);
  }
  if (row.entity != Entity::kHousehold) json[kHouseholdKey] = row.household;
  return json;
}

Edit Created(const Row& row) { return {row.entity, row.id, row.household, 0, nullptr, ToJson(row)}; }

Edit Changed(const Row& before, const Row& after) {
  Edit edit{before.entity,           before.id, after.household, before.version, nlohmann::json::object(),
            nlohmann::json::object()};
  const std::vector<Field>& fields = ShapeOf(before.entity).fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].derived || before[i] == after[i]) continue;
    const std::string name(fields[i].name);
    edit.before[name] = FieldToJson(fields[i], before[i]);
    edit.after[name] = FieldToJson(fields[i], after[i]);
  }
  if (before.household != after.household) {
    edit.before[kHouseholdKey] = before.household;
    edit.after[kHouseholdKey] = after.household;
  }
  if (before.closed != after.closed) {
    edit.before[kClosedKey] = before.closed ? 1 : 0;
    edit.after[kClosedKey] = after.closed ? 1 : 0;
  }
  return edit;
}

void SetFields(const nlohmann::json& fields, Row& row) {
  for (const auto& [name, value] : fields.items()) {
    if (name == kHouseholdKey) {
      row.household = value.get<int64_t>();
    } else if (name == kClosedKey) {
      row.closed = value.get<int>() != 0;
    } else if (const std::optional<size_t> field = FieldOf(row.entity, name)) {
      row[*field] = FieldFromJson(value);
    }
  }
}

}  // namespace shouwang::registry
