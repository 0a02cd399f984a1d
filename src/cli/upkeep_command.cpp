#include "cli/upkeep_command.h"

#include <fmt/format.h>

#include "cli/upkeep_messages.h"
#include "record/county_folder.h"
#include "seal/key_ring.h"

namespace shouwang::cli {
namespace {

template <typename... Parts>
void Say(const Context& context, const char* text, const Parts&... parts) {
  context.reporter->Say(fmt::format(fmt::runtime(text), parts...));
}

int StatusOf(const Status& status, const Context& context) {
  if (status) return 0;
  context.reporter->Complain(status.error());
  return ExitStatus(status.error().code);
}

Status Backup(const UpkeepArguments& arguments, const Context& context) {
  const Result<record::CountyPlace> county = record::FindCounty(arguments.dir);
  if (!county) return Fail(county.error());
  const Result<record::BackupReport> made = context.upkeep->Backup(*county, arguments.file, {});
  if (!made) return Fail(made.error());
  Say(context, message::kBackupMade, arguments.file, made->tables, made->rows, made->files);
  context.reporter->Warn(
      fmt::format(fmt::runtime(message::kBackupMasterKey), seal::KeyFilesOf(county->folder).master.string()));
  return {};
}

Status Restore(const UpkeepArguments& arguments, const Context& context) {
  const record::CountyPlace county = arguments.database.empty()
                                         ? record::CountyPlace::InFolder(arguments.dir)
                                         : record::CountyPlace{arguments.dir, arguments.database};
  const Result<record::BackupReport> restored = context.upkeep->Restore(arguments.file, county);
  if (!restored) return Fail(restored.error());
  if (Status noted = record::NoteDatabase(county); !noted) return noted;
  Say(context, message::kRestored, arguments.dir, restored->tables, restored->rows, restored->files);
  return {};
}

Status VerifyStore(const UpkeepArguments& arguments, const Context& context) {
  const Result<record::CountyPlace> county = record::FindCounty(arguments.dir);
  if (!county) return Fail(county.error());
  const Result<record::VerifyReport> report = context.upkeep->Verify(*county, {});
  if (!report) return Fail(report.error());
  if (report->old_key_values > 0) {
    context.reporter->Warn(fmt::format(fmt::runtime(message::kStoreOldKeys), report->old_key_values));
  }
  for (size_t i = 1; i < report->faults.size(); ++i) context.reporter->Complain(report->faults[i]);
  if (!report->faults.empty()) return Fail(report->faults.front());
  Say(context, message::kStoreGood, report->rows, report->sealed_values, report->files);
  return {};
}

Status VerifyAudit(const UpkeepArguments& arguments, const Context& context) {
  const Result<record::CountyPlace> county = record::FindCounty(arguments.dir);
  if (!county) return Fail(county.error());
  const Result<std::unique_ptr<OpenCounty>> open = context.open_county(*county, false);
  if (!open) return Fail(open.error());
  uint64_t rows = 0;
  const Status fits = (*open)->record().Read(access::Caller::System("console"),
                                             [&](record::Tables& tables) { return tables.audit().Verify(rows); });
  if (!fits) return fits;
  Say(context, message::kAuditGood, rows);
  return {};
}

Status KeyRotate(const UpkeepArguments& arguments, const Context& context) {
  const Result<record::CountyPlace> county = record::FindCounty(arguments.dir);
  if (!county) return Fail(county.error());
  const Result<record::RotateReport> rotated = context.upkeep->RotateKeys(*county, {});
  if (!rotated) return Fail(rotated.error());
  Say(context, message::kKeyRotated, rotated->version, rotated->values, rotated->files);
  return {};
}

}  // namespace

int RunBackup(const UpkeepArguments& arguments, const Context& context) {
  return StatusOf(Backup(arguments, context), context);
}

int RunRestore(const UpkeepArguments& arguments, const Context& context) {
  return StatusOf(Restore(arguments, context), context);
}

int RunVerifyStore(const UpkeepArguments& arguments, const Context& context) {
  return StatusOf(VerifyStore(arguments, context), context);
}

int RunVerifyAudit(const UpkeepArguments& arguments, const Context& context) {
  return StatusOf(VerifyAudit(arguments, context), context);
}

int RunKeyRotate(const UpkeepArguments& arguments, const Context& context) {
  return StatusOf(KeyRotate(arguments, context), context);
}

}  // namespace shouwang::cli
