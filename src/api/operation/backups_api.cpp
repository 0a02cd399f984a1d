#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/operation/messages.h"
#include "api/operation/office_job_endpoint.h"
#include "api/operation/operation_api.h"
#include "base/clock.h"
#include "operation/backup_shelf.h"
#include "operation/office_job.h"

namespace shouwang::api {
namespace {

using access::Permission;

Result<http::Reply> List(Call& call) {
  const Result<std::vector<operation::KeptBackup>> backups = call.services().backups->List();
  if (!backups) return Fail(backups.error());
  nlohmann::json items = nlohmann::json::array();
  for (const operation::KeptBackup& backup : *backups) {
    const bool known = backup.made_ms != 0;
    const auto count = [&](uint64_t number) { return known ? nlohmann::json(number) : nlohmann::json(); };
    items.push_back({{"name", backup.name},
                     {"made_at", TimeOrNull(backup.made_ms)},
                     {"bytes", backup.bytes},
                     {"tables", count(backup.report.tables)},
                     {"rows", count(backup.report.rows)},
                     {"files", count(backup.report.files)},
                     {"verified", backup.checked_ms != 0},
                     {"verified_at", TimeOrNull(backup.checked_ms)}});
  }
  return Json(ListJson(std::move(items)));
}

http::Schema BackupSchema() {
  using namespace http;
  return Object({{"name", Text(), message::kBackupFile},
                 {"made_at", TimeShape().Nullable(), {}},
                 {"bytes", CountShape(), {}},
                 {"tables", CountShape().Nullable(), {}},
                 {"rows", CountShape().Nullable(), {}},
                 {"files", CountShape().Nullable(), {}},
                 {"verified", Boolean(), message::kBackupVerified},
                 {"verified_at", TimeShape().Nullable(), {}}})
      .Named("Backup");
}

}  // namespace

Endpoints BackupEndpoints() {
  return {
      Reading("/backups", "listBackups", message::kListBackups, Permission::kOperate, http::Page(BackupSchema()), List),
      OfficeJobEndpoint("/backups", "makeBackup", message::kMakeBackup, Permission::kOperate, operation::kBackupJob,
                        "backup.ask")};
}

Endpoints VerificationEndpoints() {
  return {OfficeJobEndpoint("/store-verification", "verifyStore", message::kVerifyStore, Permission::kOperate,
                            operation::kVerificationJob, "store.ask-verification")};
}

Endpoints OperationEndpoints() { return Joined({KeyEndpoints, BackupEndpoints, VerificationEndpoints}); }

}  // namespace shouwang::api
