#include <map>
#include <set>

#include "registry/messages.h"
#include "registry/pinyin.h"
#include "registry/sealing.h"
#include "store/registry/sql_registry.h"

namespace shouwang::store {

using registry::Change;
using registry::ChangeSource;
using registry::Edit;
using registry::Entity;
using registry::Field;
using registry::Operation;
using registry::Row;
using registry::ShapeOf;

namespace {

constexpr char kBeforePlace[] = "registry_change.before_fields";
constexpr char kAfterPlace[] = "registry_change.after_fields";

std::string SealedJson(const seal::Sealer& sealer, const char* column, int64_t row, const nlohmann::json& fields) {
  return fields.is_null() ? std::string() : sealer.Seal({column, row}, fields.dump());
}

nlohmann::json OpenedJson(const seal::Sealer& sealer, const char* column, int64_t row, const std::string& sealed) {
  return sealed.empty() ? nlohmann::json() : nlohmann::json::parse(sealer.Open({column, row}, sealed));
}

// Columns of one INSERT or UPDATE with their values, bound by position.
class ColumnValues {
 public:
  void Text(const std::string& column, std::string value) {
    names_.push_back(column);
    texts_.push_back(std::move(value));
    order_.push_back({false, texts_.size() - 1});
  }
  void Number(const std::string& column, std::optional<int64_t> value) {
    names_.push_back(column);
    numbers_.push_back(value.value_or(0));
    indicators_.push_back(value ? soci::i_ok : soci::i_null);
    order_.push_back({true, numbers_.size() - 1});
  }
  // One field of a row as it is kept: sealed and indexed when it is personal, with what follows from it.
  void FieldValue(Entity entity, size_t index, int64_t row, const std::string& value, const seal::Sealer& sealer) {
    const Field& field = ShapeOf(entity).fields[index];
    const std::string name(field.name);
    if (field.number) {
      Number(name, value.empty() ? std::nullopt : std::optional<int64_t>(std::stoll(value)));
    } else if (!field.blind.empty()) {
      Text(name, sealer.Seal(registry::PlaceOf(entity, index, row), value));
      Number(name + "_index", sealer.BlindIndex(field.blind, value));
    } else {
      Text(name, value);
    }
    if (entity == Entity::kPerson && index == registry::person_field::kName) {
      Text("initials", registry::PinyinInitials(value));
    }
  }

  const std::vector<std::string>& names() const { return names_; }
  void Bind(soci::statement& statement) {
    for (const auto& [number, at] : order_) {
      if (number) {
        statement.exchange(soci::use(numbers_[at], indicators_[at]));
      } else {
        statement.exchange(soci::use(texts_[at]));
      }
    }
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::string> texts_;
  std::vector<int64_t> numbers_;
  std::vector<soci::indicator> indicators_;
  std::vector<std::pair<bool, size_t>> order_;
};

int64_t Run(soci::statement& statement, const std::string& sql) {
  statement.alloc();
  statement.prepare(sql);
  statement.define_and_bind();
  statement.execute(true);
  return statement.get_affected_rows();
}

}  // namespace

bool SqlRegistry::IsReachable(int64_t household) {
  int64_t id = 0;
  work_.sql() << std::string("SELECT h.id FROM household h WHERE h.id = :id AND") + kInScope, soci::use(household),
      soci::use(bounds_.low), soci::use(bounds_.high), soci::use(bounds_.any_contact), soci::use(bounds_.contact),
      soci::into(id);
  return id != 0;
}

// The row is in the scope before and after.
Status SqlRegistry::CheckReach(const Edit& edit) {
  const bool new_household = edit.entity == Entity::kHousehold && edit.before.is_null();
  if (edit.entity == Entity::kHousehold && edit.after.contains("division_code")) {
    const std::string code = edit.after["division_code"].get<std::string>();
    if (code < bounds_.low || code > bounds_.high) return Fail(ErrorCode::kNotFound, registry::message::kNoHousehold);
  }
  if (new_household) return {};
  int64_t household = edit.entity == Entity::kHousehold ? edit.id : edit.household;
  if (!IsReachable(household)) return Fail(ErrorCode::kNotFound, registry::message::kNoHousehold);
  if (edit.before.is_object() && edit.before.contains("household")) {
    household = edit.before["household"].get<int64_t>();
    if (!IsReachable(household)) return Fail(ErrorCode::kNotFound, registry::message::kNoHousehold);
  }
  return {};
}

void SqlRegistry::Insert(const Edit& edit) {
  Row row(edit.entity);
  SetFields(edit.after, row);
  ColumnValues values;
  values.Number("id", edit.id);
  if (edit.entity != Entity::kHousehold) values.Number("household", edit.household);
  if (edit.entity == Entity::kPerson) values.Text("division_code", "");
  for (size_t i = 0; i < row.values.size(); ++i) {
    if (!ShapeOf(edit.entity).fields[i].derived) values.FieldValue(edit.entity, i, edit.id, row[i], work_.sealer);
  }
  values.Number("closed", 0);
  values.Number("version", 1);
  values.Number("corrected", 0);
  values.Number("import_id", 0);
  std::string columns;
  std::string places;
  for (const std::string& name : values.names()) {
    columns += (columns.empty() ? "" : ", ") + name;
    places += (places.empty() ? ":" : ", :") + name;
  }
  soci::statement statement(work_.sql());
  values.Bind(statement);
  Run(statement,
      "INSERT INTO " + std::string(ShapeOf(edit.entity).name) + " (" + columns + ") VALUES (" + places + ")");
}

bool SqlRegistry::Update(const Edit& edit, bool correction, bool from_import, int64_t version) {
  ColumnValues values;
  int64_t bits = 0;
  for (const auto& [name, value] : edit.after.items()) {
    if (const std::optional<size_t> field = FieldOf(edit.entity, name)) {
      values.FieldValue(edit.entity, *field, edit.id, registry::FieldFromJson(value), work_.sealer);
      if (ShapeOf(edit.entity).fields[*field].imported) bits |= int64_t{1} << *field;
    } else {
      values.Number(name, value.get<int64_t>());  // household, closed
      if (name == "household") bits |= static_cast<int64_t>(registry::kCorrectedHousehold);
    }
  }
  std::string set = "version = version + 1";
  for (const std::string& name : values.names()) set += ", " + name + " = :" + name;
  if (correction) set += ", corrected = corrected | " + std::to_string(bits);
  if (from_import) set += ", corrected = corrected & ~" + std::to_string(bits);
  std::string where = " WHERE id = :row_id";
  if (version != 0) where += " AND version = :row_version";
  soci::statement statement(work_.sql());
  values.Bind(statement);
  statement.exchange(soci::use(edit.id));
  if (version != 0) statement.exchange(soci::use(version));
  return Run(statement, "UPDATE " + std::string(ShapeOf(edit.entity).name) + " SET " + set + where) == 1;
}

// Persons carry the division of their household.
void SqlRegistry::FollowHousehold(const Edit& edit) {
  const char* column = nullptr;
  if (edit.entity == Entity::kHousehold && edit.after.contains("division_code")) column = "household";
  if (edit.entity == Entity::kPerson && (edit.before.is_null() || edit.after.contains("household"))) column = "id";
  if (column == nullptr) return;
  work_.sql() << std::string(
                     "UPDATE person SET division_code = (SELECT h.division_code FROM household h WHERE h.id = "
                     "person.household) WHERE ") +
                     column + " = :key",
      soci::use(edit.id);
}

void SqlRegistry::WriteChange(const Operation& operation, const Edit& edit, int64_t number) {
  const int64_t id = NewNumber();
  const std::string entity = registry::EntityName(edit.entity);
  const std::string source = ChangeSourceName(operation.source);
  const std::string before = SealedJson(work_.sealer, kBeforePlace, id, edit.before);
  const std::string after = SealedJson(work_.sealer, kAfterPlace, id, edit.after);
  work_.sql()
      << "INSERT INTO registry_change (id, operation, household, entity, entity_id, time_ms, account, "
         "account_name, source, reason, before_fields, after_fields, undone_by) VALUES (:id, :operation, "
         ":household, :entity, :entity_id, :time_ms, :account, :account_name, :source, :reason, :before_fields, "
         ":after_fields, 0)",
      soci::use(id), soci::use(number), soci::use(edit.household), soci::use(entity), soci::use(edit.id),
      soci::use(work_.now_ms), soci::use(work_.caller.account), soci::use(work_.caller.name), soci::use(source),
      soci::use(operation.reason), soci::use(before), soci::use(after);
}

Result<int64_t> SqlRegistry::Apply(const Operation& operation) {
  const int64_t number = operation.number != 0 ? operation.number : NewNumber();
  const bool from_import = operation.source == ChangeSource::kImport;
  const bool correction = !from_import && operation.source != ChangeSource::kUndo;
  std::map<int64_t, int64_t> times;  // a row may have several edits
  std::set<int64_t> touched;         // households whose page changes without an edit of their own
  std::set<int64_t> edited;
  for (const Edit& edit : operation.edits) {
    if (Status reach = CheckReach(edit); !reach) return Fail(reach.error());
    if (edit.before.is_null()) {
      Insert(edit);
    } else {
      // An import was checked as a whole against the versions of the households.
      const bool unchecked = from_import && edit.entity == Entity::kHousehold;
      const int64_t version = unchecked ? 0 : edit.version + times[edit.id]++;
      if (!Update(edit, correction, from_import, version)) {
        return Fail(ErrorCode::kStale, registry::message::kStale, "", registry::message::kStaleHint);
      }
    }
    FollowHousehold(edit);
    WriteChange(operation, edit, number);
    (edit.entity == Entity::kHousehold ? edited : touched).insert(edit.household);
    if (edit.before.is_object() && edit.before.contains("household"))
      touched.insert(edit.before["household"].get<int64_t>());
  }
  if (from_import) return number;
  for (const int64_t household : touched) {
    if (edited.contains(household)) continue;
    work_.sql() << "UPDATE household SET version = version + 1 WHERE id = :id", soci::use(household);
  }
  return number;
}

std::vector<Change> SqlRegistry::Changes(const std::string& where, int64_t key, int64_t before, int limit) {
  Change change;
  std::string entity;
  std::string source;
  std::string old_fields;
  std::string new_fields;
  soci::statement statement =
      (work_.sql().prepare << "SELECT c.id, c.operation, c.household, c.entity, c.entity_id, c.time_ms, c.account, "
                              "c.account_name, c.source, c.reason, c.before_fields, c.after_fields, c.undone_by FROM "
                              "registry_change c JOIN household h ON h.id = c.household WHERE" +
                                  std::string(kInScope) + where,
       soci::use(bounds_.low), soci::use(bounds_.high), soci::use(bounds_.any_contact), soci::use(bounds_.contact),
       soci::use(key), soci::use(before), soci::use(limit), soci::into(change.id), soci::into(change.operation),
       soci::into(change.edit.household), soci::into(entity), soci::into(change.edit.id), soci::into(change.time_ms),
       soci::into(change.account), soci::into(change.account_name), soci::into(source), soci::into(change.reason),
       soci::into(old_fields), soci::into(new_fields), soci::into(change.undone_by));
  std::vector<Change> changes;
  for (bool more = statement.execute(true); more; more = statement.fetch()) {
    change.edit.entity = registry::EntityFromName(entity).value();
    change.source = registry::ChangeSourceFromName(source).value();
    change.edit.before = OpenedJson(work_.sealer, kBeforePlace, change.id, old_fields);
    change.edit.after = OpenedJson(work_.sealer, kAfterPlace, change.id, new_fields);
    changes.push_back(change);
  }
  return changes;
}

std::vector<Change> SqlRegistry::History(int64_t household, int64_t before, int limit) {
  return Changes("AND c.household = :key AND c.id < :before ORDER BY c.id DESC LIMIT :most", household, before, limit);
}

std::optional<Change> SqlRegistry::FindChange(int64_t change) {
  std::vector<Change> found = Changes("AND c.id = :key AND c.id < :before LIMIT :most", change, INT64_MAX, 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Change> SqlRegistry::ChangesOf(int64_t operation) {
  return Changes("AND c.operation = :key AND c.id < :before ORDER BY c.id LIMIT :most", operation, INT64_MAX,
                 INT32_MAX);
}

bool SqlRegistry::IsBuiltUpon(int64_t operation) {
  int64_t later = 0;
  work_.sql()
      << "SELECT COUNT(*) FROM registry_change c WHERE c.operation > :operation AND c.undone_by = 0 AND "
         "c.source <> 'undo' AND (c.entity_id IN (SELECT m.entity_id FROM registry_change m WHERE m.operation = "
         ":same1) OR c.household IN (SELECT m.entity_id FROM registry_change m WHERE m.operation = :same2 AND "
         "m.entity = 'household' AND m.before_fields = ''))",
      soci::use(operation), soci::use(operation), soci::use(operation), soci::into(later);
  return later != 0;
}

void SqlRegistry::MarkUndone(int64_t operation, int64_t by) {
  work_.sql() << "UPDATE registry_change SET undone_by = :by WHERE operation = :operation", soci::use(by),
      soci::use(operation);
}

}  // namespace shouwang::store
