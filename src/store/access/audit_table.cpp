#include "access/audit_chain.h"
#include "store/access/access_tables.h"
#include "store/core/work.h"

namespace shouwang::store {
namespace {

constexpr int kVerifyPage = 10'000;
constexpr int kMostListed = 500;

struct ReadHead {
  explicit ReadHead(soci::session& sql)
      : statement((sql.prepare << "SELECT sequence, chain, seal FROM audit_head WHERE id = 1",
                   soci::into(head.sequence), soci::into(head.chain), soci::into(head.seal))) {}
  access::AuditHead head;
  soci::statement statement;
};

struct KeepHead {
  explicit KeepHead(soci::session& sql)
      : statement(
            (sql.prepare << "UPDATE audit_head SET sequence = :sequence, chain = :chain, seal = :seal WHERE id = 1",
             soci::use(head.sequence), soci::use(head.chain), soci::use(head.seal))) {}
  access::AuditHead head;
  soci::statement statement;
};

struct AddRow {
  explicit AddRow(soci::session& sql)
      : statement((sql.prepare << "INSERT INTO audit_log (sequence, time_ms, account, account_name, address, action, "
                                  "object, result, detail, chain) VALUES (:sequence, :time, :account, :name, :address, "
                                  ":action, :object, :result, :detail, :chain)",
                   soci::use(row.sequence), soci::use(row.time_ms), soci::use(row.account), soci::use(row.account_name),
                   soci::use(row.address), soci::use(row.entry.action), soci::use(row.entry.object),
                   soci::use(row.entry.result), soci::use(row.entry.detail), soci::use(row.chain))) {}
  access::AuditRow row;
  soci::statement statement;
};

constexpr const char* kColumns =
    "SELECT sequence, time_ms, account, account_name, address, action, object, result, detail, chain FROM audit_log ";

class AuditTable final : public access::AuditTrail {
 public:
  explicit AuditTable(Work& work) : work_(work) {}

  // The head is read each time: a change before this one may have been rolled back, and another program may write too.
  void Append(const access::AuditEntry& entry) override {
    auto& read = work_.connection.Prepared<ReadHead>();
    if (!read.statement.execute(true)) throw soci::soci_error("audit_head is empty");

    auto& add = work_.connection.Prepared<AddRow>();
    add.row = {
        read.head.sequence + 1, work_.now_ms, work_.caller.account, work_.caller.name, work_.caller.address, entry, {}};
    add.row.chain = access::AuditLink(work_.sealer, read.head.chain, add.row);
    add.statement.execute(true);

    auto& keep = work_.connection.Prepared<KeepHead>();
    keep.head.sequence = add.row.sequence;
    keep.head.chain = add.row.chain;
    keep.head.seal = access::AuditHeadSeal(work_.sealer, keep.head.sequence, keep.head.chain);
    keep.statement.execute(true);
    work_.audited = true;
  }

  // Each condition is in the query only when it limits something, so that an index serves it.
  std::vector<access::AuditRow> List(const access::AuditFilter& filter) override {
    std::string query = std::string(kColumns) + "WHERE sequence < :before AND time_ms >= :from AND time_ms <= :to";
    if (filter.account != 0) query += " AND account = :account";
    if (!filter.object.empty()) query += " AND object = :object";
    if (!filter.action.empty()) query += " AND action >= :action_low AND action < :action_high";
    query += " ORDER BY sequence DESC LIMIT :limit";

    access::AuditRow row;
    soci::statement statement(work_.sql());
    Into(statement, row);
    statement.exchange(soci::use(filter.before_sequence));
    statement.exchange(soci::use(filter.from_ms));
    statement.exchange(soci::use(filter.to_ms));
    if (filter.account != 0) statement.exchange(soci::use(filter.account));
    if (!filter.object.empty()) statement.exchange(soci::use(filter.object));
    std::string action_high = filter.action;
    if (!filter.action.empty()) {
      ++action_high.back();
      statement.exchange(soci::use(filter.action));
      statement.exchange(soci::use(action_high));
    }
    const int limit = std::min(filter.limit, kMostListed);
    statement.exchange(soci::use(limit));
    return Fetched(statement, query, row);
  }

  Status Verify(uint64_t& rows) override {
    access::AuditCheck check(work_.sealer);
    int64_t after = INT64_MIN;
    for (;;) {
      const std::vector<access::AuditRow> page = After(after);
      for (const access::AuditRow& row : page) {
        if (Status fits = check.Next(row); !fits) {
          rows = check.rows();
          return fits;
        }
      }
      if (page.empty()) break;
      after = page.back().sequence;
    }
    rows = check.rows();
    auto& read = work_.connection.Prepared<ReadHead>();
    const bool has_head = read.statement.execute(true);
    return check.End(has_head ? read.head : access::AuditHead());
  }

 private:
  static void Into(soci::statement& statement, access::AuditRow& row) {
    statement.exchange(soci::into(row.sequence));
    statement.exchange(soci::into(row.time_ms));
    statement.exchange(soci::into(row.account));
    statement.exchange(soci::into(row.account_name));
    statement.exchange(soci::into(row.address));
    statement.exchange(soci::into(row.entry.action));
    statement.exchange(soci::into(row.entry.object));
    statement.exchange(soci::into(row.entry.result));
    statement.exchange(soci::into(row.entry.detail));
    statement.exchange(soci::into(row.chain));
  }

  static std::vector<access::AuditRow> Fetched(soci::statement& statement, const std::string& query,
                                               access::AuditRow& row) {
    statement.alloc();
    statement.prepare(query);
    statement.define_and_bind();
    std::vector<access::AuditRow> rows;
    for (bool there = statement.execute(true); there; there = statement.fetch()) rows.push_back(row);
    return rows;
  }

  std::vector<access::AuditRow> After(int64_t sequence) {
    access::AuditRow row;
    soci::statement statement(work_.sql());
    Into(statement, row);
    statement.exchange(soci::use(sequence));
    statement.exchange(soci::use(kVerifyPage));
    return Fetched(statement, std::string(kColumns) + "WHERE sequence > :after ORDER BY sequence LIMIT :limit", row);
  }

  Work& work_;
};

}  // namespace

std::shared_ptr<access::AuditTrail> MakeAuditTrail(Work& work) { return std::make_shared<AuditTable>(work); }

}  // namespace shouwang::store
