#include "store/core/store_record.h"

#include "store/core/idempotency_table.h"
#include "store/core/messages.h"

namespace shouwang::store {
namespace {

class StoreTables final : public record::Tables {
 public:
  StoreTables(Work& work, const Repositories& make) : work_(work), make_(make) {}

  const access::Caller& caller() const override { return work_.caller; }
  int64_t now_ms() const override { return work_.now_ms; }
  access::AuditTrail& audit() override { return Get(audit_, make_.audit); }
  access::Accounts& accounts() override { return Get(accounts_, make_.accounts); }
  access::Divisions& divisions() override { return Get(divisions_, make_.divisions); }
  registry::Registry& registry() override { return Get(registry_, make_.registry); }
  registry::RegistryImports& registry_imports() override { return Get(registry_imports_, make_.registry_imports); }
  intake::Uploads& uploads() override { return Get(uploads_, make_.uploads); }
  intake::Runs& runs() override { return Get(runs_, make_.runs); }
  intake::Jobs& jobs() override { return Get(jobs_, make_.jobs); }
  intake::PolicyChanges& policy_changes() override { return Get(policy_changes_, make_.policy_changes); }
  clues::Clues& clues() override { return Get(clues_, make_.clues); }
  clues::GroupRisks& group_risks() override { return Get(group_risks_, make_.group_risks); }
  casework::Cases& cases() override { return Get(cases_, make_.cases); }
  casework::Consents& consents() override { return Get(consents_, make_.consents); }
  casework::Publicity& publicity() override { return Get(publicity_, make_.publicity); }
  visits::Visits& visits() override { return Get(visits_, make_.visits); }
  help::HelpBook& help() override { return Get(help_, make_.help); }
  selfreport::Inbox& self_reports() override { return Get(self_reports_, make_.self_reports); }
  insurance::Policies& insurance() override { return Get(insurance_, make_.insurance); }
  monitoring::Lists& monitoring() override { return Get(monitoring_, make_.monitoring); }
  statistics::Basis& statistics() override { return Get(statistics_, make_.statistics); }
  record::IdempotencyKeys& idempotency() override {
    if (!idempotency_) idempotency_ = std::make_unique<IdempotencyTable>(work_);
    return *idempotency_;
  }

 private:
  template <typename T>
  T& Get(std::shared_ptr<T>& kept, const Repositories::Maker<T>& make) {
    if (!kept) {
      if (!make) throw std::logic_error("a repository that this record was not given");
      kept = make(work_);
    }
    return *kept;
  }

  Work& work_;
  const Repositories& make_;
  std::shared_ptr<access::AuditTrail> audit_;
  std::shared_ptr<access::Accounts> accounts_;
  std::shared_ptr<access::Divisions> divisions_;
  std::shared_ptr<registry::Registry> registry_;
  std::shared_ptr<registry::RegistryImports> registry_imports_;
  std::shared_ptr<intake::Uploads> uploads_;
  std::shared_ptr<intake::Runs> runs_;
  std::shared_ptr<intake::Jobs> jobs_;
  std::shared_ptr<intake::PolicyChanges> policy_changes_;
  std::shared_ptr<clues::Clues> clues_;
  std::shared_ptr<clues::GroupRisks> group_risks_;
  std::shared_ptr<casework::Cases> cases_;
  std::shared_ptr<casework::Consents> consents_;
  std::shared_ptr<casework::Publicity> publicity_;
  std::shared_ptr<visits::Visits> visits_;
  std::shared_ptr<help::HelpBook> help_;
  std::shared_ptr<selfreport::Inbox> self_reports_;
  std::shared_ptr<insurance::Policies> insurance_;
  std::shared_ptr<monitoring::Lists> monitoring_;
  std::shared_ptr<statistics::Basis> statistics_;
  std::unique_ptr<IdempotencyTable> idempotency_;
};

class StoreRecord final : public record::Record {
 public:
  StoreRecord(Database& database, Repositories repositories)
      : database_(database), repositories_(std::move(repositories)) {}

  Status Read(const access::Caller& caller, const std::function<Status(record::Tables&)>& use) override {
    return database_.Read(caller, [&](Work& work) {
      StoreTables tables(work, repositories_);
      return use(tables);
    });
  }

  Status Write(const access::Caller& caller, const std::function<Status(record::Tables&)>& change) override {
    return database_.Write(caller, [&](Work& work) -> Status {
      StoreTables tables(work, repositories_);
      const Status status = change(tables);
      // 04-trust.md lines 13 and 16: no change without its trace.
      if (status && !work.audited) return Fail(ErrorCode::kInternal, message::kNoTrace);
      return status;
    });
  }

  bool TakesWrites() const override { return database_.TakesWrites(); }

 private:
  Database& database_;
  const Repositories repositories_;
};

}  // namespace

std::unique_ptr<record::Record> MakeRecord(Database& database, Repositories repositories) {
  return std::make_unique<StoreRecord>(database, std::move(repositories));
}

}  // namespace shouwang::store
