#include "intake/job_runner.h"

#include <fmt/format.h>

#include <exception>

#include "intake/messages.h"
#include "screening/sql_engine.h"

namespace shouwang::intake {
namespace {

constexpr std::chrono::seconds kIdleRound{60};
constexpr double kLeastStep = 0.01;  // of the fraction: more often nobody wants to know

access::Caller Runner() { return access::Caller::System("jobs"); }

std::string ObjectOf(const Job& job) { return fmt::format("job/{}", job.id); }

}  // namespace

class JobRunner::Control final : public JobControl {
 public:
  Control(JobRunner& runner, int64_t job, std::shared_ptr<std::atomic<bool>> cancelled)
      : runner_(runner), job_(job), cancelled_(std::move(cancelled)) {}
  const std::atomic<bool>& cancelled() const override { return *cancelled_; }
  void Show(const std::string& stage, double fraction) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (stage == stage_ && fraction < shown_ + kLeastStep) return;
    stage_ = stage;
    shown_ = fraction;
    runner_.Tell({job_, JobState::kRunning, stage, fraction, ""});
  }

 private:
  JobRunner& runner_;
  int64_t job_;
  std::shared_ptr<std::atomic<bool>> cancelled_;
  std::mutex mutex_;
  std::string stage_;
  double shown_ = -1;
};

JobRunner::JobRunner(record::Record& record, const Clock& clock, std::map<std::string, JobWork*> work,
                     std::function<void(bool)> before_job)
    : record_(record), clock_(clock), work_(std::move(work)), before_job_(std::move(before_job)) {}

JobRunner::~JobRunner() { Stop(); }

void JobRunner::Start() {
  const Status ended = record_.Write(Runner(), [&](record::Tables& tables) -> Status {
    const std::vector<Job> left = tables.jobs().InState(JobState::kRunning);
    for (const Job& job : left) {
      const Status status = AbandonJob(tables, job, JobState::kFailed, message::kRestarted);
      if (!status) return status;
    }
    tables.audit().Append({"job.start-runner", "", "done", fmt::format(R"({{"left_running":{}}})", left.size())});
    return {};
  });
  if (!ended) throw record::RecordError("jobs left running could not be ended");
  thread_ = std::thread([this] { Work(); });
}

void JobRunner::Stop() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
    if (cancel_) cancel_->store(true);
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void JobRunner::Wake() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    pending_ = true;
  }
  changed_.notify_all();
}

void JobRunner::Work() {
  for (;;) {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait_for(lock, kIdleRound, [&] { return stopping_ || pending_; });
      if (stopping_) return;
      busy_ = true;
      pending_ = false;
    }
    bool did = false;
    try {
      before_job_(false);
      did = DoNext();
    } catch (const std::exception&) {
      // The record failed, and refuses writes if it must: the next round tries again. Whoever waits asks the record.
      did = false;
    }
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      busy_ = false;
      pending_ = pending_ || did;
    }
    changed_.notify_all();
  }
}

bool JobRunner::DoNext() {
  const std::optional<Job> job = TakeNext();
  if (!job) return false;
  before_job_(true);
  CarryOut(*job);
  return true;
}

std::optional<Job> JobRunner::TakeNext() {
  std::vector<Job> queued;
  const Status looked = record_.Read(Runner(), [&](record::Tables& tables) {
    queued = tables.jobs().InState(JobState::kQueued);
    return Status();
  });
  if (!looked || queued.empty()) return std::nullopt;
  std::optional<Job> taken;
  const Status status = record_.Write(Runner(), [&](record::Tables& tables) -> Status {
    std::optional<Job> job = tables.jobs().Find(queued.front().id);
    if (!job || job->state != JobState::kQueued) return Fail(ErrorCode::kConflict, message::kJobOver);
    job->state = JobState::kRunning;
    job->started_ms = tables.now_ms();
    tables.audit().Append({"job.begin", ObjectOf(*job), "done", ""});
    const Status saved = tables.jobs().Save(*job);
    taken = job;
    return saved;
  });
  if (status) return taken;
  Wake();  // it was cancelled in between: look again
  return std::nullopt;
}

void JobRunner::CarryOut(Job job) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    cancel_ = std::make_shared<std::atomic<bool>>(stopping_);
  }
  Control control(*this, job.id, cancel_);
  control.Show(message::kStageQueued, 0);
  Result<JobClosing> outcome = Fail(ErrorCode::kInternal, message::kJobBroken);
  try {
    const auto work = work_.find(job.kind);
    if (work != work_.end()) outcome = work->second->Carry(job, control);
  } catch (const screening::EngineInterrupted&) {
    outcome = Fail(ErrorCode::kCancelled, message::kJobCancelled);
  } catch (const record::RecordError&) {
    throw;
  } catch (const std::exception&) {
    outcome = Fail(ErrorCode::kInternal, message::kJobBroken);
  }
  End(job, outcome);
}

void JobRunner::End(const Job& job, const Result<JobClosing>& outcome) {
  JobNews news{job.id, JobState::kDone, message::kStageDone, 1, ""};
  bool stopping = false;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping = stopping_;
  }
  Status closed;
  if (outcome) {
    closed = record_.Write(Runner(), [&](record::Tables& tables) -> Status {
      Job done = job;
      const Status status = (*outcome)(tables, done);
      if (!status) return status;
      done.state = JobState::kDone;
      done.finished_ms = tables.now_ms();
      tables.audit().Append({"job.end", ObjectOf(job), "done", ""});
      return tables.jobs().Save(done);
    });
  } else {
    closed = Fail(outcome.error());
  }
  if (!closed && !stopping) {  // stopped by the program's end: failed at the next start, with that reason
    news.state = closed.error().code == ErrorCode::kCancelled ? JobState::kCancelled : JobState::kFailed;
    news.reason = FormatError(closed.error());
    const Status abandoned = record_.Write(Runner(), [&](record::Tables& tables) -> Status {
      tables.audit().Append({"job.end", ObjectOf(job), "failed", ""});
      return AbandonJob(tables, job, news.state, news.reason);
    });
    if (!abandoned) news.reason = FormatError(abandoned.error());
  }
  Tell(news);
  const std::lock_guard<std::mutex> lock(mutex_);
  running_.reset();
  cancel_.reset();
  listeners_.erase(job.id);
}

Status JobRunner::AbandonJob(record::Tables& tables, Job job, JobState state, const std::string& reason) {
  const auto work = work_.find(job.kind);
  if (work != work_.end()) {
    const Status status = work->second->Abandon(tables, job, state, reason);
    if (!status) return status;
  }
  job.state = state;
  job.reason = reason;
  job.finished_ms = tables.now_ms();
  return tables.jobs().Save(job);
}

Status JobRunner::Cancel(record::Tables& tables, const Job& job) {
  if (IsOver(job.state)) return Fail(ErrorCode::kConflict, message::kJobOver);
  if (job.state == JobState::kQueued) {
    return AbandonJob(tables, job, JobState::kCancelled, message::kJobCancelled);
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  if (running_ && running_->job == job.id && cancel_) cancel_->store(true);
  return {};
}

void JobRunner::Tell(const JobNews& news) {
  const std::lock_guard<std::mutex> lock(mutex_);
  running_ = news;
  const auto [first, last] = listeners_.equal_range(news.job);
  for (auto listener = first; listener != last;) {
    listener = listener->second(news) ? std::next(listener) : listeners_.erase(listener);
  }
}

bool JobRunner::Listen(const Job& job, Listener listener) {
  if (IsOver(job.state)) return false;
  const std::lock_guard<std::mutex> lock(mutex_);
  const bool runs = running_ && running_->job == job.id;
  const JobNews now = runs ? *running_ : JobNews{job.id, job.state, message::kStageQueued, 0, ""};
  if (!runs && job.state == JobState::kRunning) return false;
  if (listener(now)) listeners_.emplace(job.id, std::move(listener));
  return true;
}

JobNews JobRunner::News(const Job& job) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (running_ && running_->job == job.id && !IsOver(job.state)) return *running_;
  const bool done = job.state == JobState::kDone;
  return {job.id, job.state, done ? message::kStageDone : message::kStageQueued, done ? 1.0 : 0.0, job.reason};
}

bool JobRunner::WaitUntilIdle(std::chrono::milliseconds patience) {
  std::unique_lock<std::mutex> lock(mutex_);
  return changed_.wait_for(lock, patience, [&] { return !busy_ && !pending_; });
}

}  // namespace shouwang::intake
