// Calls that a known caller was refused, in the audit trail (04-trust.md line 13): the first of each caller and
// operation in a minute, and at most sixty a minute in all, so that a flood cannot fill the disk. How many were left
// out is in the next row. Threads: any.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "access/caller.h"
#include "base/clock.h"
#include "record/record.h"

namespace shouwang::api {

class RefusalLog {
 public:
  RefusalLog(record::Record& record, const Clock& clock) : record_(record), clock_(clock) {}
  // `reason` is one of a few plain words.
  Status Note(const access::Caller& caller, const std::string& operation, const std::string& reason);

 private:
  bool IsDue(const std::string& key, uint64_t& left_out);

  record::Record& record_;
  const Clock& clock_;
  std::mutex mutex_;
  std::unordered_map<std::string, int64_t> noted_ms_;
  int64_t minute_ = 0;
  int in_minute_ = 0;
  uint64_t left_out_ = 0;
};

}  // namespace shouwang::api
