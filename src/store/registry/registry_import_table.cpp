#include "registry/messages.h"
#include "store/core/bulk_insert.h"
#include "store/core/work.h"
#include "store/registry/registry_tables.h"
#include "store/registry/sql_registry.h"

namespace shouwang::store {

using registry::Difference;
using registry::DifferenceKind;
using registry::Entity;
using registry::Import;
using registry::Row;
using registry::ShapeOf;

namespace {

constexpr char kImportColumns[] =
    "SELECT id, state, note, division_code, account, account_name, opened_ms, compared_ms, decided_ms, operation, "
    "version, counts, rejects_digest FROM registry_import WHERE division_code BETWEEN :low AND :high AND ";
constexpr char kDifferenceColumns[] =
    "SELECT d.id, d.ordinal, d.household_id, d.division_code, d.household, d.household_version, d.has_new, "
    "d.has_changed, d.has_gone, d.has_corrected, d.content FROM registry_difference d JOIN registry_import i ON i.id = "
    "d.import_id WHERE i.division_code BETWEEN :low AND :high AND d.import_id = :import ";

class RegistryImportTable final : public registry::RegistryImports {
 public:
  explicit RegistryImportTable(Work& work) : work_(work), bounds_(work.caller.scope) {}

  int64_t NewNumber() override { return work_.numbers->Next(); }

  void Open(const Import& import) override {
    const std::string state = registry::ImportStateName(import.state);
    const std::string counts = import.counts.dump();
    work_.sql() << "INSERT INTO registry_import (id, state, note, division_code, account, account_name, opened_ms, "
                   "compared_ms, decided_ms, operation, version, counts, rejects_digest) VALUES (:id, :state, :note, "
                   ":division, :account, :account_name, :opened_ms, 0, 0, 0, :version, :counts, '')",
        soci::use(import.id), soci::use(state), soci::use(import.note), soci::use(import.division),
        soci::use(import.account), soci::use(import.account_name), soci::use(import.opened_ms),
        soci::use(import.version), soci::use(counts);
  }

  std::optional<Import> Find(int64_t import) override {
    std::vector<Import> found = Imports("id = :key ORDER BY id LIMIT :most", import, 1);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }
  std::vector<Import> List(int64_t before, int limit) override {
    return Imports("id < :key ORDER BY id DESC LIMIT :most", before, limit);
  }

  Status Save(const Import& import, int64_t version) override {
    const std::string state = registry::ImportStateName(import.state);
    const std::string counts = import.counts.dump();
    soci::statement statement =
        (work_.sql().prepare << "UPDATE registry_import SET state = :state, compared_ms = :compared_ms, decided_ms = "
                                ":decided_ms, operation = :operation, version = :new_version, counts = :counts, "
                                "rejects_digest = :rejects_digest WHERE id = :id AND version = :version AND "
                                "division_code BETWEEN :low AND :high",
         soci::use(state), soci::use(import.compared_ms), soci::use(import.decided_ms), soci::use(import.operation),
         soci::use(import.version), soci::use(counts), soci::use(import.rejects_digest), soci::use(import.id),
         soci::use(version), soci::use(bounds_.low), soci::use(bounds_.high));
    statement.execute(true);
    if (statement.get_affected_rows() == 1) return {};
    return Fail(ErrorCode::kStale, registry::message::kStale, "", registry::message::kStaleHint);
  }

  void AddFile(int64_t import, const registry::ImportFile& file) override {
    work_.sql() << "INSERT INTO registry_import_file (id, import_id, name, digest, bytes) VALUES (:id, :import, :name, "
                   ":digest, :bytes)",
        soci::use(file.id), soci::use(import), soci::use(file.name), soci::use(file.digest), soci::use(file.bytes);
  }

  std::vector<registry::ImportFile> Files(int64_t import) override {
    registry::ImportFile file;
    soci::statement statement =
        (work_.sql().prepare << "SELECT f.id, f.name, f.digest, f.bytes FROM registry_import_file f JOIN "
                                "registry_import i ON i.id = f.import_id WHERE f.import_id = :import AND "
                                "i.division_code BETWEEN :low AND :high ORDER BY f.id",
         soci::use(import), soci::use(bounds_.low), soci::use(bounds_.high), soci::into(file.id), soci::into(file.name),
         soci::into(file.digest), soci::into(file.bytes));
    std::vector<registry::ImportFile> files;
    for (bool more = statement.execute(true); more; more = statement.fetch()) files.push_back(file);
    return files;
  }

  void AddDifferences(int64_t import, const std::vector<Difference>& differences) override {
    BulkInsert rows(work_.connection, "registry_difference",
                    {"id", "import_id", "ordinal", "household_id", "division_code", "household", "household_version",
                     "has_new", "has_changed", "has_gone", "has_corrected", "content"});
    for (const Difference& one : differences) {
      rows.Integer(one.id).Integer(import).Integer(one.ordinal).Text(one.household_id).Text(one.division_code);
      rows.Integer(one.household).Integer(one.household_version).Integer(one.has_new).Integer(one.has_changed);
      rows.Integer(one.has_gone).Integer(one.has_corrected).Text(one.content).EndRow();
    }
    rows.Finish();
  }

  void ForgetDifferences(int64_t import) override {
    work_.sql() << "DELETE FROM registry_difference WHERE import_id = :import", soci::use(import);
  }

  std::vector<Difference> Differences(int64_t import, const registry::DifferenceFilter& filter) override {
    std::string where = "AND d.ordinal > :after ";
    if (filter.kind == DifferenceKind::kNew) where += "AND d.has_new = 1 ";
    if (filter.kind == DifferenceKind::kChanged) where += "AND d.has_changed = 1 ";
    if (filter.kind == DifferenceKind::kGone) where += "AND d.has_gone = 1 ";
    if (filter.kind == DifferenceKind::kCorrected) where += "AND d.has_corrected = 1 ";
    if (!filter.household_id.empty()) where += "AND d.household_id = :household_id ";
    return Fetched(where + "ORDER BY d.ordinal LIMIT :most", import, filter.after,
                   filter.household_id.empty() ? nullptr : &filter.household_id, filter.limit);
  }

  std::optional<Difference> FindDifference(int64_t import, int64_t difference) override {
    std::vector<Difference> found = Fetched("AND d.id = :key LIMIT :most", import, difference, nullptr, 1);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }

  void SaveContent(int64_t difference, const std::string& sealed) override {
    work_.sql() << "UPDATE registry_difference SET content = :content WHERE id = :id", soci::use(sealed),
        soci::use(difference);
  }

  std::vector<std::string> Overtaken(int64_t import, int limit) override {
    // A new household that is there by now, or one that was changed.
    return Numbers(
        "SELECT d.household_id FROM registry_difference d JOIN household h ON h.household_id = d.household_id WHERE "
        "d.import_id = :import AND (d.household = 0 OR h.version <> d.household_version) ORDER BY d.household_id LIMIT "
        ":most",
        import, limit);
  }

  void Insert(const std::vector<Row>& rows) override;

  std::vector<std::string> BuiltUpon(const Import& import, int limit) override {
    std::vector<std::string> numbers = Numbers(
        "SELECT DISTINCT h.household_id FROM registry_change c JOIN household h ON h.id = c.household WHERE "
        "c.operation > "
        ":import AND c.undone_by = 0 AND c.source <> 'undo' AND (h.import_id = " +
            std::to_string(import.id) + " OR c.entity_id IN (SELECT m.entity_id FROM registry_change m WHERE " +
            "m.operation = " + std::to_string(import.operation) + ") OR EXISTS (SELECT 1 FROM person p WHERE p.id = " +
            "c.entity_id AND p.import_id = " + std::to_string(import.id) + ")) ORDER BY h.household_id LIMIT :most",
        import.operation, limit);
    return numbers;
  }

  void DeleteImported(int64_t import) override {
    // What was made and taken back in its households since then goes with them.
    for (const Entity entity : {Entity::kPerson, Entity::kMembership, Entity::kIncome, Entity::kMonitored,
                                Entity::kMeasure, Entity::kKinship}) {
      const std::string table(ShapeOf(entity).name);
      work_.sql()
          << "DELETE FROM " + table +
                 " WHERE import_id = :import OR household IN (SELECT id FROM household WHERE import_id = :same)",
          soci::use(import), soci::use(import);
    }
    work_.sql() << "DELETE FROM household WHERE import_id = :import", soci::use(import);
  }

  void ForgetCorrected(Entity entity, int64_t id, uint64_t fields) override {
    const auto bits = static_cast<int64_t>(fields);
    work_.sql() << "UPDATE " + std::string(ShapeOf(entity).name) + " SET corrected = corrected & ~" +
                       std::to_string(bits) + " WHERE id = :id",
        soci::use(id);
  }

  void TouchHouseholds(int64_t operation) override {
    work_.sql()
        << "UPDATE household SET version = version + 1 WHERE id IN (SELECT household FROM registry_change WHERE "
           "operation = :operation)",
        soci::use(operation);
  }

 private:
  std::vector<std::string> Numbers(const std::string& sql, int64_t key, int limit) {
    std::string number;
    soci::statement statement = (work_.sql().prepare << sql, soci::use(key), soci::use(limit), soci::into(number));
    std::vector<std::string> numbers;
    for (bool more = statement.execute(true); more; more = statement.fetch()) numbers.push_back(number);
    return numbers;
  }

  std::vector<Import> Imports(const std::string& where, int64_t key, int limit) {
    Import import;
    std::string state;
    std::string counts;
    soci::statement statement =
        (work_.sql().prepare << kImportColumns + where, soci::use(bounds_.low), soci::use(bounds_.high), soci::use(key),
         soci::use(limit), soci::into(import.id), soci::into(state), soci::into(import.note),
         soci::into(import.division), soci::into(import.account), soci::into(import.account_name),
         soci::into(import.opened_ms), soci::into(import.compared_ms), soci::into(import.decided_ms),
         soci::into(import.operation), soci::into(import.version), soci::into(counts),
         soci::into(import.rejects_digest));
    std::vector<Import> imports;
    for (bool more = statement.execute(true); more; more = statement.fetch()) {
      import.state = registry::ImportStateFromName(state);
      import.counts = nlohmann::json::parse(counts);
      imports.push_back(import);
    }
    return imports;
  }

  std::vector<Difference> Fetched(const std::string& where, int64_t import, int64_t key,
                                  const std::string* household_id, int limit) {
    Difference one;
    int flags[4] = {};
    soci::statement statement(work_.sql());
    for (const std::string* bound : {&bounds_.low, &bounds_.high}) statement.exchange(soci::use(*bound));
    statement.exchange(soci::use(import));
    statement.exchange(soci::use(key));
    if (household_id != nullptr) statement.exchange(soci::use(*household_id));
    statement.exchange(soci::use(limit));
    for (int64_t* number : {&one.id, &one.ordinal}) statement.exchange(soci::into(*number));
    for (std::string* text : {&one.household_id, &one.division_code}) statement.exchange(soci::into(*text));
    for (int64_t* number : {&one.household, &one.household_version}) statement.exchange(soci::into(*number));
    for (int& flag : flags) statement.exchange(soci::into(flag));
    statement.exchange(soci::into(one.content));
    statement.alloc();
    statement.prepare(kDifferenceColumns + where);
    statement.define_and_bind();
    std::vector<Difference> differences;
    for (bool more = statement.execute(true); more; more = statement.fetch()) {
      differences.push_back(one);
      Difference& added = differences.back();
      added.has_new = flags[0] != 0;
      added.has_changed = flags[1] != 0;
      added.has_gone = flags[2] != 0;
      added.has_corrected = flags[3] != 0;
    }
    return differences;
  }

  Work& work_;
  ScopeBounds bounds_;
};

void RegistryImportTable::Insert(const std::vector<Row>& rows) {
  if (rows.empty()) return;
  const Entity entity = rows.front().entity;
  const registry::EntityShape& shape = ShapeOf(entity);
  std::vector<std::string> names = {"id", "closed", "version", "corrected", "import_id"};
  if (entity != Entity::kHousehold) names.emplace_back("household");
  if (entity == Entity::kPerson) names.emplace_back("division_code");
  for (const registry::Field& field : shape.fields) names.emplace_back(field.name);
  for (const size_t field : shape.personal) names.push_back(std::string(shape.fields[field].name) + "_index");

  // Where persons belong is read before the rows are sent: nothing else may use the connection meanwhile.
  std::vector<std::string> divisions;
  if (entity == Entity::kPerson) {
    int64_t household = 0;
    int64_t known = 0;
    std::string division;
    soci::statement statement = (work_.sql().prepare << "SELECT division_code FROM household WHERE id = :id",
                                 soci::use(household), soci::into(division));
    for (const Row& row : rows) {
      household = row.household;
      if (household != known) statement.execute(true);
      known = household;
      divisions.push_back(division);
    }
  }
  const std::vector<std::string_view> columns(names.begin(), names.end());
  BulkInsert insert(work_.connection, shape.name, columns);
  for (size_t r = 0; r < rows.size(); ++r) {
    const Row& row = rows[r];
    insert.Integer(row.id).Integer(0).Integer(row.version).Integer(0).Integer(row.import);
    if (entity != Entity::kHousehold) insert.Integer(row.household);
    if (entity == Entity::kPerson) insert.Text(divisions[r]);
    for (size_t i = 0; i < shape.fields.size(); ++i) {
      if (!shape.fields[i].number) {
        insert.Text(row[i]);
      } else if (row[i].empty()) {
        insert.Null();
      } else {
        insert.Integer(std::stoll(row[i]));
      }
    }
    for (size_t i = 0; i < shape.personal.size(); ++i) insert.Integer(row.blind[i]);
    insert.EndRow();
  }
  insert.Finish();
}

}  // namespace

std::shared_ptr<registry::RegistryImports> MakeRegistryImports(Work& work) {
  return std::make_shared<RegistryImportTable>(work);
}

}  // namespace shouwang::store
