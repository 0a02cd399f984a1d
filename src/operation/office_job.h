// Jobs of the three officers: backup, store verification and the daily work are the sysadmin's, key rotation is the
// secadmin's. They are queued and carried out by intake::JobRunner like any other.
#pragma once

#include <string>

#include "base/result.h"
#include "intake/run.h"
#include "record/record.h"

namespace shouwang::operation {

inline constexpr char kBackupJob[] = "backup";
inline constexpr char kVerificationJob[] = "verification";
inline constexpr char kRotationJob[] = "key-rotation";
inline constexpr char kDailyJob[] = "daily";

// Queues one, in the caller's transaction; the runner must be woken afterwards. kConflict while one of the kind waits
// or runs.
Result<intake::Job> AskOfficeJob(record::Tables& tables, const std::string& kind);

}  // namespace shouwang::operation
