#include "operation/upkeep_work.h"

#include "base/json.h"

#include "operation/messages.h"

namespace shouwang::operation {
namespace {

using intake::Job;
using intake::JobClosing;
using nlohmann::json;

constexpr double kBackupShare = 0.6;  // of the time; reading it again takes the rest

// The job's result is also the detail of its row in the audit trail.
JobClosing Closing(const char* action, json result) {
  return [action, text = result.dump()](record::Tables& tables, Job& job) -> Status {
    job.result = text;
    tables.audit().Append({action, "", "done", text});
    return {};
  };
}

record::Watch Part(const record::Watch& whole, double begins, double share) {
  record::Watch part = whole;
  part.go_on = [&whole, begins, share](const std::string& stage, double fraction) {
    return whole.go_on(stage, begins + share * fraction);
  };
  return part;
}

}  // namespace

Result<JobClosing> UpkeepWork::Carry(const Job& /*job*/, intake::JobControl& control) {
  record::Watch watch;
  watch.name = "jobs";
  watch.go_on = [&](const std::string& stage, double fraction) {
    control.Show(stage, fraction);
    return !control.cancelled();
  };
  try {
    return Do(watch);
  } catch (const record::RecordError&) {
    // Of a connection of its own: the server's is not in doubt.
    return Fail(ErrorCode::kUnavailable, message::kDatabaseFails, "", message::kDatabaseFailsHint);
  }
}

Status UpkeepWork::Abandon(record::Tables& /*tables*/, const Job& /*job*/, intake::JobState /*state*/,
                           const std::string& /*reason*/) {
  return {};
}

Result<JobClosing> BackupWork::Do(const record::Watch& watch) {
  KeptBackup backup;
  backup.made_ms = clock_.NowMs();
  backup.name = BackupShelf::NameAt(backup.made_ms);
  if (Status prepared = shelf_.Prepare(); !prepared) return Fail(prepared.error());
  const std::filesystem::path file = shelf_.PathOf(backup.name);
  const Result<record::BackupReport> report = upkeep().Backup(county(), file, Part(watch, 0, kBackupShare));
  if (!report) return Fail(report.error());
  backup.report = *report;
  if (Status noted = shelf_.Note(backup); !noted) return Fail(noted.error());
  const Result<record::BackupReport> checked =
      upkeep().CheckBackup(county(), file, Part(watch, kBackupShare, 1 - kBackupShare));
  if (!checked) return Fail(checked.error());
  backup.checked_ms = clock_.NowMs();
  if (Status noted = shelf_.Note(backup); !noted) return Fail(noted.error());
  const Result<std::vector<std::string>> removed = shelf_.Trim();
  if (!removed) return Fail(removed.error());
  const Result<uint64_t> bytes = shelf_.BytesOf(backup.name);
  if (!bytes) return Fail(bytes.error());
  return Closing("backup.make", {{"name", backup.name},
                                 {"bytes", *bytes},
                                 {"tables", report->tables},
                                 {"rows", report->rows},
                                 {"files", report->files},
                                 {"removed", *removed}});
}

Result<JobClosing> VerificationWork::Do(const record::Watch& watch) {
  const Result<record::VerifyReport> report = upkeep().Verify(county(), watch);
  if (!report) return Fail(report.error());
  json faults = json::array();
  for (const Error& fault : report->faults) {
    faults.push_back({{"what", fault.what}, {"where", fault.where}, {"hint", fault.hint}});
  }
  const json result = {
      {"intact", report->faults.empty()},         {"rows", report->rows},   {"sealed_values", report->sealed_values},
      {"old_key_values", report->old_key_values}, {"files", report->files}, {"faults", faults}};
  const size_t found = report->faults.size();
  return JobClosing([text = result.dump(), found](record::Tables& tables, Job& job) -> Status {
    job.result = text;
    tables.audit().Append({"store.verify", "", found == 0 ? "done" : "failed", json{{"faults", found}}.dump()});
    return {};
  });
}

// Its row in the audit trail was written by the rotation itself.
Result<JobClosing> RotationWork::Do(const record::Watch& watch) {
  const Result<record::RotateReport> report = upkeep().RotateKeys(county(), watch);
  if (!report) return Fail(report.error());
  const json result = {{"version", report->version}, {"values", report->values}, {"files", report->files}};
  return JobClosing([text = result.dump()](record::Tables&, Job& job) -> Status {
    job.result = text;
    return {};
  });
}

}  // namespace shouwang::operation
