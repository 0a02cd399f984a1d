#include "api/registry/registry_json.h"

#include <fmt/format.h>

#include <algorithm>

#include "access/masking.h"
#include "api/core/object_text.h"
#include "api/registry/messages.h"
#include "base/resident_id.h"

namespace shouwang::api {

using registry::Entity;
using registry::Field;
using registry::Row;
using registry::ShapeOf;

namespace {

constexpr size_t kYearDigits = 4;

void AppendRows(const char* name, const std::vector<Row>& rows, std::string& out) {
  out += ",\"";
  out += name;
  out += "\":[";
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) out += ',';
    AppendRow(rows[i], out);
  }
  out += ']';
}

// Personal fields are texts, or pairs of them: before and after.
nlohmann::json MaskedFields(Entity entity, const nlohmann::json& fields) {
  if (!fields.is_object()) return fields;
  nlohmann::json shown = fields;
  for (const Field& field : ShapeOf(entity).fields) {
    const auto found = shown.find(std::string(field.name));
    if (found == shown.end()) continue;
    if (found->is_string()) *found = Masked(field, found->get<std::string>());
    if (!found->is_array()) continue;
    for (nlohmann::json& value : *found) {
      if (value.is_string()) value = Masked(field, value.get<std::string>());
    }
  }
  return shown;
}

// One row that differs. Of a new row there is nothing here, of one that is gone no field is told.
nlohmann::json ItemJson(const nlohmann::json& item) {
  const Entity entity = registry::EntityFromName(item["entity"].get_ref<const std::string&>()).value();
  nlohmann::json fields = nlohmann::json::object();
  const nlohmann::json masked = MaskedFields(entity, item.value("fields", nlohmann::json::object()));
  for (const auto& [name, value] : masked.items()) {
    const bool both = value.is_array();
    fields[name] = {{"here", both ? value[0] : nlohmann::json()}, {"imported", both ? value[1] : value}};
  }
  return {{"entity", item["entity"]},
          {"kind", item["kind"]},
          {"id", item.value("id", nlohmann::json())},
          {"version", item.value("version", nlohmann::json())},
          {"name", item["name"]},
          {"fields", std::move(fields)},
          {"corrected", item["corrected"]},
          {"keep", item["keep"]}};
}

}  // namespace

std::string Masked(const Field& field, const std::string& value) {
  // The eight digits that a masked id hides are the birth date: shown beside it, they would give the id away.
  if (field.name == "birth_date" && value.size() > kYearDigits) return value.substr(0, kYearDigits) + "-**-**";
  if (value.empty() || field.blind.empty()) return value;
  return field.blind == "phone" ? access::MaskPhone(value) : MaskId(value);
}

void AppendRow(const Row& row, std::string& out) {
  fmt::format_to(std::back_inserter(out), R"({{"id":{},"version":{})", row.id, row.version);
  if (row.entity != Entity::kHousehold) fmt::format_to(std::back_inserter(out), ",\"household\":{}", row.household);
  if (row.closed) out += ",\"closed\":true";
  const std::vector<Field>& fields = ShapeOf(row.entity).fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].derived) continue;
    out += ",\"";
    out += fields[i].name;
    out += "\":";
    if (!fields[i].number) {
      AppendText(Masked(fields[i], row[i]), out);
    } else {
      out += row[i].empty() ? "null" : row[i];
    }
  }
  out += '}';
}

std::string CardText(const registry::HouseholdCard& card) {
  constexpr size_t kUsual = 4096;
  std::string out;
  out.reserve(kUsual);
  AppendRow(card.household, out);
  out.pop_back();
  AppendRows("members", card.members, out);
  AppendRows("monitored", card.monitored, out);
  out += ",\"income\":";
  if (card.income) {
    AppendRow(*card.income, out);
  } else {
    out += "null";
  }
  out += '}';
  return out;
}

std::string RecordsText(registry::Registry& registry, int64_t household) {
  std::string out = "{";
  AppendRows("incomes", registry.RowsOf(Entity::kIncome, household), out);
  AppendRows("measures", registry.RowsOf(Entity::kMeasure, household), out);
  AppendRows("kinships", registry.RowsOf(Entity::kKinship, household), out);
  out += '}';
  out.erase(1, 1);  // the comma before the first
  return out;
}

nlohmann::json RowJson(const Row& row) {
  std::string text;
  AppendRow(row, text);
  return nlohmann::json::parse(text);
}

nlohmann::json LineJson(const registry::HouseholdLine& line) {
  nlohmann::json json = RowJson(line.household);
  json["head"] = line.head;
  json["population"] = line.members;
  json["person"] =
      line.person == 0 ? nlohmann::json() : nlohmann::json{{"id", line.person}, {"name", line.person_name}};
  return json;
}

nlohmann::json ChangeJson(const registry::Change& change, AccountNames& names) {
  return {{"id", change.id},
          {"operation", change.operation},
          {"at", BeijingTime(change.time_ms)},
          {"by", change.account_name},
          {"by_name", names.Of(change.account, change.account_name)},
          {"source", ChangeSourceName(change.source)},
          {"reason", change.reason},
          {"undone", change.undone_by != 0},
          {"entity", registry::EntityName(change.edit.entity)},
          {"entity_id", change.edit.id},
          {"before", MaskedFields(change.edit.entity, change.edit.before)},
          {"after", MaskedFields(change.edit.entity, change.edit.after)}};
}

nlohmann::json OperationJson(record::Tables& tables, int64_t operation) {
  const std::vector<registry::Change> changes = tables.registry().ChangesOf(operation);
  nlohmann::json rows = nlohmann::json::array();
  for (const registry::Change& change : changes) {
    rows.push_back({{"entity", registry::EntityName(change.edit.entity)}, {"id", change.edit.id}});
  }
  return {{"operation", operation}, {"change", changes.front().id}, {"rows", std::move(rows)}};
}

http::Schema EditableHousehold() {
  const http::Schema text = http::Text(0, 100).Optional();
  return http::Object({{"division_code", text, ""},
                       {"village_group", text, ""},
                       {"household_type", text, ""},
                       {"phone", text, ""},
                       {"residency", text, ""},
                       {"contact_account", http::Integer(1, INT64_MAX).Optional(), ""}});
}

http::Schema EditablePerson() {
  const http::Schema text = http::Text(0, 100).Optional();
  std::vector<http::Member> members;
  for (const Field& field : ShapeOf(Entity::kPerson).fields) {
    if (field.imported && !field.derived) members.push_back({std::string(field.name), text, ""});
  }
  return http::Object(std::move(members));
}

nlohmann::json DifferenceJson(const registry::Difference& difference, const nlohmann::json& content) {
  nlohmann::json items = nlohmann::json::array();
  for (const nlohmann::json& item : content["items"]) items.push_back(ItemJson(item));
  return {{"id", difference.id},
          {"household_id", difference.household_id},
          {"division_code", difference.division_code},
          {"household", NumberOrNull(difference.household)},
          {"items", std::move(items)}};
}

http::Schema DivisionFilter() {
  return http::Pattern("[0-9]{6}|[0-9]{9}|[0-9]{12}", 12, message::kDivision).Optional();
}

registry::Occasion OccasionOf(Call& call) {
  return {TextOf(call.body(), "reason"), BeijingDay(call.services().clock.NowMs())};
}

Result<http::Reply> Reveal(Call& call, Entity entity, size_t field) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<std::string> purpose = access::CleanPurpose(TextOf(call.body(), "purpose"));
  if (!purpose) return Fail(purpose.error());
  const std::string kind = registry::EntityName(entity);
  const std::string name(ShapeOf(entity).fields[field].name);
  const char* missing = entity == Entity::kHousehold ? message::kNoHousehold : message::kNoPerson;
  Result<http::Reply> traced =
      call.Change({kind + ".reveal", fmt::format("{}/{}", kind, *id), "done", ""},
                  [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                    if (!tables.registry().Find(entity, *id)) return Fail(ErrorCode::kNotFound, missing);
                    entry.detail = nlohmann::json{{"field", name}, {"purpose", *purpose}}.dump();
                    return NoContent();
                  });
  if (!traced) return traced;
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Row> row = tables.registry().Find(entity, *id);
    if (!row) return Fail(ErrorCode::kNotFound, missing);
    return Json({{name, (*row)[field]}});
  });
}

}  // namespace shouwang::api
