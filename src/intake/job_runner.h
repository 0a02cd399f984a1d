// Carries out jobs one at a time, in the order they were asked for, on a thread of its own. The queue is in the record:
// it survives a restart. A job that was running when the program stopped becomes `failed`.
//
// Threads: all calls from any. Listeners are called on the runner's thread or on the thread that registers them, never
// two at once for one job; they must not block and must not call the runner. Errors of a job are its outcome; the
// thread itself survives them, and record failures too.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "intake/run.h"
#include "record/record.h"

namespace shouwang::intake {

struct JobNews {
  int64_t job = 0;
  JobState state = JobState::kQueued;
  std::string stage;  // Chinese
  double fraction = 0;
  std::string reason;
};

// What a running job sees of its runner.
class JobControl {
 public:
  virtual ~JobControl() = default;
  virtual const std::atomic<bool>& cancelled() const = 0;
  virtual void Show(const std::string& stage, double fraction) = 0;
};

// What closes a job: run in the transaction that also makes the job `done`, so that its results and its end are seen
// together. It may set the job's result.
using JobClosing = std::function<Status(record::Tables&, Job& job)>;

class JobWork {
 public:
  virtual ~JobWork() = default;
  // kCancelled when it stopped because it was asked to.
  virtual Result<JobClosing> Carry(const Job& job, JobControl& control) = 0;
  // The job ended without being done.
  virtual Status Abandon(record::Tables& tables, const Job& job, JobState state, const std::string& reason) = 0;
};

class JobRunner {
 public:
  // True: keep calling.
  using Listener = std::function<bool(const JobNews&)>;
  static constexpr size_t kMaxQueued = 20;

  // `work` by kind of job. `before_job`: called before each job and, with nothing to do, each minute; for giving up
  // memory that others only keep for speed.
  JobRunner(record::Record& record, const Clock& clock, std::map<std::string, JobWork*> work,
            std::function<void(bool job_begins)> before_job);
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  void Start();  // ends what a former program left running, then works
  void Stop();   // cancels what is running; it is failed when the program starts again
  void Wake();   // a job was added
  // Within the caller's transaction: a queued job is cancelled there; a running one is asked to stop. kConflict when it
  // is over already.
  Status Cancel(record::Tables& tables, const Job& job);
  // The news at once, then each change until the job is over. False: it does not run and does not wait.
  bool Listen(const Job& job, Listener listener);
  // Where the job stands now.
  JobNews News(const Job& job) const;
  // For tests and the command line: until nothing is queued or running.
  bool WaitUntilIdle(std::chrono::milliseconds patience);

 private:
  class Control;
  void Work();
  bool DoNext();
  std::optional<Job> TakeNext();
  void CarryOut(Job job);
  void End(const Job& job, const Result<JobClosing>& outcome);
  void Tell(const JobNews& news);
  Status AbandonJob(record::Tables& tables, Job job, JobState state, const std::string& reason);

  record::Record& record_;
  const Clock& clock_;
  std::map<std::string, JobWork*> work_;
  std::function<void(bool)> before_job_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  bool pending_ = true;
  bool busy_ = false;
  std::optional<JobNews> running_;
  std::shared_ptr<std::atomic<bool>> cancel_;  // of the running job
  std::multimap<int64_t, Listener> listeners_;
  std::thread thread_;
};

}  // namespace shouwang::intake
