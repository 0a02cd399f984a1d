// A comparison that somebody started, and the job that carries it out. What went in and what came out lies in the vault
// under digests, so that a run can be repeated to the byte (01-architecture.md, decision 4).
//
//   queued ──► running ──► done
//      │          ├─────► failed (with the reason; also when the program was stopped meanwhile)
//      └──────────┴─────► cancelled
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/role.h"
#include "base/date.h"
#include "base/result.h"
#include "intake/upload.h"

namespace shouwang::intake {

enum class JobState : uint8_t { kQueued, kRunning, kDone, kFailed, kCancelled };
const char* Name(JobState state);
std::optional<JobState> JobStateFromName(const std::string& name);
bool IsOver(JobState state);

// A table that went into a run.
struct RunInput {
  std::string name;    // as evidence and rejects call it
  std::string digest;  // in the vault
  uint64_t bytes = 0;
  int64_t upload = 0;  // 0: from the register
  Mapping mapping;
};

struct RunFile {
  std::string name;  // clues.csv …
  std::string digest;
  uint64_t bytes = 0;
};

struct RuleCount {
  std::string rule;
  uint64_t clues = 0;
};

struct SkippedRule {
  std::string rule;
  std::string missing;  // Chinese names of what was not handed in
};

// What a run came to.
struct RunCounts {
  uint64_t files = 0;
  uint64_t rows = 0;
  uint64_t households = 0;
  uint64_t persons = 0;
  uint64_t clues = 0;
  uint64_t households_with_risk = 0;
  uint64_t rejects = 0;
  std::vector<RuleCount> by_rule;
  std::vector<SkippedRule> skipped;
  int64_t clues_found = 0;  // what became of them among the clues there were
  int64_t clues_seen_again = 0;
  int64_t clues_reopened = 0;
  int64_t clues_gone = 0;
};

struct Run {
  int64_t id = 0;
  int64_t version = 0;
  std::string division_code;  // 12 digits, of the county
  std::string pack_id;
  std::string pack_version;
  std::string pack_hash;
  std::string pack_digest;  // the pack's files, in the vault
  Date as_of;
  std::vector<std::string> settings;  // name=value
  int64_t repeats = 0;                // the run that this one repeats; its files are only compared
  std::vector<RunInput> inputs;       // of the departments; the register is added when it begins
  int64_t job = 0;
  JobState state = JobState::kQueued;
  std::string reason;  // failed: why; repeat: which file differs
  int64_t account = 0;
  std::string account_name;
  int64_t asked_ms = 0;
  int64_t finished_ms = 0;
  RunCounts counts;
  std::vector<RunFile> files;
  std::vector<std::string> warnings;
};

class Runs {
 public:
  virtual ~Runs() = default;
  virtual std::optional<Run> Find(int64_t id) = 0;
  virtual std::vector<Run> List(int64_t before, int limit) = 0;  // newest first
  virtual std::optional<Run> LatestDone() = 0;                   // not a repeat
  virtual Run Add(Run run) = 0;
  virtual Result<Run> Save(Run run) = 0;  // kNotFound, kStale
};

struct Job {
  int64_t id = 0;
  std::string division_code;           // of the county; blank for an officer's
  std::optional<access::Role> keeper;  // the officer whose job it is (src/operation); none: the county's
  std::string kind;                    // "run" …
  int64_t object = 0;                  // the run; 0: none
  JobState state = JobState::kQueued;
  std::string reason;
  int64_t account = 0;
  std::string account_name;
  int64_t asked_ms = 0;
  int64_t started_ms = 0;
  int64_t finished_ms = 0;
  std::string result;  // JSON, of a job that is done; blank: none
};

class Jobs {
 public:
  virtual ~Jobs() = default;
  virtual std::optional<Job> Find(int64_t id) = 0;
  virtual std::vector<Job> List(int64_t before, int limit) = 0;  // newest first
  virtual std::vector<Job> InState(JobState state) = 0;          // oldest first
  virtual std::optional<Job> Latest(const std::string& kind) = 0;
  virtual Job Add(Job job) = 0;
  virtual Status Save(const Job& job) = 0;  // state, reason, times, result; kNotFound
};

}  // namespace shouwang::intake
