#include "intake/policy_change.h"
#include "store/core/work.h"
#include "store/intake/intake_messages.h"
#include "store/intake/intake_tables.h"
#include "store/intake/office_bounds.h"

namespace shouwang::store {
namespace {

using intake::ChangeState;
using intake::PolicyChange;
using soci::into;
using soci::use;

constexpr const char* kSelect =
    "SELECT id, version, division_code, pack, parameter, case_fact, from_day, value, document, issued, paragraph, "
    "note, "
    "state, drafted_by, drafted_name, drafted_ms, decided_by, decided_name, decided_ms, reason FROM policy_change "
    "WHERE "
    "division_code BETWEEN :low AND :high AND ";

class SqlPolicyChanges final : public intake::PolicyChanges {
 public:
  explicit SqlPolicyChanges(Work& work) : work_(work) {}

  std::optional<PolicyChange> Find(int64_t id) override {
    std::vector<PolicyChange> found = Select("id = :id", [&](soci::statement& s) { s.exchange(use(id)); });
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }

  std::vector<PolicyChange> List(const std::string& pack, int64_t before, int limit) override {
    const int any_pack = pack.empty() ? 1 : 0;
    return Select("(:any = 1 OR pack = :pack) AND id < :before ORDER BY id DESC LIMIT :limit", [&](soci::statement& s) {
      s.exchange(use(any_pack));
      s.exchange(use(pack));
      s.exchange(use(before));
      s.exchange(use(limit));
    });
  }

  std::vector<PolicyChange> Published() override {
    return Select("state = 'published' ORDER BY id", [](soci::statement&) {});
  }

  PolicyChange Add(PolicyChange change) override {
    change.id = work_.numbers->Next();
    change.version = 1;
    change.state = ChangeState::kDraft;
    change.drafted_by = work_.caller.account;
    change.drafted_name = work_.caller.name;
    change.drafted_ms = work_.now_ms;
    const std::string day = change.value.from.Iso();
    work_.sql()
        << "INSERT INTO policy_change (id, version, division_code, pack, parameter, case_fact, from_day, value, "
           "document, issued, paragraph, note, state, drafted_by, drafted_name, drafted_ms, decided_by, "
           "decided_name, decided_ms, reason) VALUES (:id, 1, :division, :pack, :parameter, :case_fact, :day, "
           ":value, :document, :issued, :paragraph, :note, 'draft', :by, :name, :at, 0, '', 0, '')",
        use(change.id), use(change.division_code), use(change.pack), use(change.value.parameter),
        use(change.value.case_fact), use(day), use(change.value.value), use(change.value.document),
        use(change.value.issued), use(change.value.where), use(change.note), use(change.drafted_by),
        use(change.drafted_name), use(change.drafted_ms);
    return change;
  }

  Result<PolicyChange> Save(PolicyChange change) override {
    const std::optional<PolicyChange> present = Find(change.id);
    if (!present) return Fail(ErrorCode::kNotFound, message::kNoPolicyChange);
    if (present->version != change.version) return Fail(ErrorCode::kStale, message::kPolicyChangeStale);
    ++change.version;
    const std::string state = intake::Name(change.state);
    work_.sql()
        << "UPDATE policy_change SET version = :version, state = :state, decided_by = :by, decided_name = :name, "
           "decided_ms = :at, reason = :reason WHERE id = :id",
        use(change.version), use(state), use(change.decided_by), use(change.decided_name), use(change.decided_ms),
        use(change.reason), use(change.id);
    return change;
  }

 private:
  template <typename Bind>
  std::vector<PolicyChange> Select(const char* where, const Bind& bind) {
    const CountyBounds bounds(work_.caller.scope);
    PolicyChange row;
    std::string day;
    std::string state;
    soci::statement statement(work_.sql());
    const auto out = [&](auto& variable) { statement.exchange(into(variable)); };
    out(row.id), out(row.version), out(row.division_code), out(row.pack), out(row.value.parameter);
    out(row.value.case_fact), out(day), out(row.value.value), out(row.value.document), out(row.value.issued);
    out(row.value.where), out(row.note), out(state), out(row.drafted_by), out(row.drafted_name), out(row.drafted_ms);
    out(row.decided_by), out(row.decided_name), out(row.decided_ms), out(row.reason);
    statement.exchange(use(bounds.low));
    statement.exchange(use(bounds.high));
    bind(statement);
    statement.alloc();
    statement.prepare(std::string(kSelect) + where);
    statement.define_and_bind();
    statement.execute();
    std::vector<PolicyChange> found;
    while (statement.fetch()) {
      row.value.from = Date::FromIso(day).value();
      row.state = intake::ChangeStateFromName(state).value();
      found.push_back(row);
    }
    return found;
  }

  Work& work_;
};

}  // namespace

std::shared_ptr<intake::PolicyChanges> MakePolicyChanges(Work& work) {
  return std::make_shared<SqlPolicyChanges>(work);
}

}  // namespace shouwang::store
