#include "store/access/access_tables.h"
#include "store/core/bulk_insert.h"
#include "store/core/work.h"

namespace shouwang::store {
namespace {

class DivisionTable final : public access::Divisions {
 public:
  explicit DivisionTable(Work& work) : work_(work), bounds_(BoundsOf(work.caller)) {}

  std::optional<access::Division> Find(const std::string& code) override {
    access::Division division;
    work_.sql() << "SELECT code, name, parent FROM division WHERE code = :code AND code BETWEEN :low AND :high",
        soci::use(code), soci::use(bounds_.low), soci::use(bounds_.high), soci::into(division.code),
        soci::into(division.name), soci::into(division.parent);
    if (!work_.sql().got_data()) return std::nullopt;
    return division;
  }

  std::vector<access::Division> Children(const std::string& code) override {
    access::Division division;
    soci::statement statement =
        (work_.sql().prepare << "SELECT code, name, parent FROM division WHERE parent = :parent AND code BETWEEN :low "
                                "AND :high ORDER BY code",
         soci::use(code), soci::use(bounds_.low), soci::use(bounds_.high), soci::into(division.code),
         soci::into(division.name), soci::into(division.parent));
    return Fetched(statement, division);
  }

  std::vector<access::Division> All() override {
    access::Division division;
    soci::statement statement =
        (work_.sql().prepare
             << "SELECT code, name, parent FROM division WHERE code BETWEEN :low AND :high ORDER BY code",
         soci::use(bounds_.low), soci::use(bounds_.high), soci::into(division.code), soci::into(division.name),
         soci::into(division.parent));
    return Fetched(statement, division);
  }

  std::map<std::string, std::string> Names(const std::vector<std::string>& codes) override {
    std::map<std::string, std::string> names;
    std::string code;
    std::string name;
    soci::statement statement =
        (work_.sql().prepare << "SELECT name FROM division WHERE code = :code", soci::use(code), soci::into(name));
    for (const std::string& wanted : codes) {
      if (names.contains(wanted)) continue;
      code = wanted;
      if (statement.execute(true)) names[wanted] = name;
    }
    return names;
  }

  bool Exists(const std::string& code) override { return !Names({code}).empty(); }

  void Keep(const std::vector<access::Division>& divisions) override {
    std::vector<access::Division> known;
    std::vector<access::Division> added;
    for (const access::Division& division : divisions) (Exists(division.code) ? known : added).push_back(division);
    BulkInsert rows(work_.connection, "division", {"code", "name", "parent"});
    for (const access::Division& division : added) {
      rows.Text(division.code).Text(division.name).Text(division.parent).EndRow();
    }
    rows.Finish();
    for (const access::Division& division : known) {
      work_.sql() << "UPDATE division SET name = :name WHERE code = :code", soci::use(division.name),
          soci::use(division.code);
    }
  }

 private:
  // Officers hand out scopes: names of places are no business data.
  static ScopeBounds BoundsOf(const access::Caller& caller) {
    if (access::May(caller.role, access::Permission::kReadDivisions) && access::IsOfficer(caller.role)) {
      return ScopeBounds(access::Caller::System("").scope);
    }
    if (caller.scope.kind == access::Scope::Kind::kDepartment) {
      access::Scope whole = caller.scope;
      whole.kind = access::Scope::Kind::kDivision;
      return ScopeBounds(whole);
    }
    return ScopeBounds(caller.scope);
  }

  static std::vector<access::Division> Fetched(soci::statement& statement, access::Division& division) {
    std::vector<access::Division> divisions;
    for (bool there = statement.execute(true); there; there = statement.fetch()) divisions.push_back(division);
    return divisions;
  }

  Work& work_;
  const ScopeBounds bounds_;
};

}  // namespace

std::shared_ptr<access::Divisions> MakeDivisions(Work& work) { return std::make_shared<DivisionTable>(work); }

}  // namespace shouwang::store
