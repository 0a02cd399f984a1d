#include "operation/office_job.h"

#include "operation/messages.h"

namespace shouwang::operation {

Result<intake::Job> AskOfficeJob(record::Tables& tables, const std::string& kind) {
  const std::optional<intake::Job> latest = tables.jobs().Latest(kind);
  if (latest && !intake::IsOver(latest->state)) {
    return Fail(ErrorCode::kConflict, message::kAlreadyAsked, "", message::kAlreadyAskedHint);
  }
  intake::Job job;
  job.kind = kind;
  job.keeper = kind == kRotationJob ? access::Role::kSecadmin : access::Role::kSysadmin;
  return tables.jobs().Add(std::move(job));
}

}  // namespace shouwang::operation
