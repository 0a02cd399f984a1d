#include "store/core/write_queue.h"

#include <algorithm>

#include "store/core/fault.h"
#include "store/core/messages.h"

namespace shouwang::store {
namespace {

constexpr size_t kMostInOneCommit = 512;

struct Savepoint {
  explicit Savepoint(soci::session& sql) : statement((sql.prepare << "SAVEPOINT change")) {}
  soci::statement statement;
};

struct ReleaseSavepoint {
  explicit ReleaseSavepoint(soci::session& sql) : statement((sql.prepare << "RELEASE SAVEPOINT change")) {}
  soci::statement statement;
};

}  // namespace

WriteQueue::WriteQueue(std::unique_ptr<Connection> connection, const seal::Sealer& sealer, const Clock& clock,
                       bool tell_all)
    : connection_(std::move(connection)),
      sealer_(sealer),
      clock_(clock),
      tell_all_(tell_all),
      numbers_(*connection_),
      thread_([this] { Run(); }) {}

WriteQueue::~WriteQueue() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

Status WriteQueue::Write(const access::Caller& caller, const std::function<Status(Work&)>& change) {
  Task task(caller, change);
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return Fail(ErrorCode::kUnavailable, message::kStopping, "", message::kStoppingHint);
    waiting_.push_back(&task);
  }
  arrived_.notify_one();
  std::unique_lock lock(task.mutex);
  task.finished.wait(lock, [&] { return task.done; });
  if (task.fault) std::rethrow_exception(task.fault);
  return task.status;
}

void WriteQueue::Run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    std::deque<Task*> tasks;
    const auto end = waiting_.begin() + static_cast<ptrdiff_t>(std::min(waiting_.size(), kMostInOneCommit));
    tasks.assign(waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
    lock.unlock();
    Commit(tasks);
    for (Task* task : tasks) {
      const std::lock_guard done(task->mutex);  // held until it is told: the task is gone as soon as its caller goes on
      task->done = true;
      task->finished.notify_one();
    }
    lock.lock();
  }
}

void WriteQueue::Commit(std::deque<Task*>& tasks) {
  if (!in_doubt_) DoAll(tasks);
  if (!in_doubt_) return;
  for (Task* task : tasks) {
    task->fault = nullptr;
    task->status = Fail(ErrorCode::kUnavailable, message::kDiskInDoubt, "", message::kDiskInDoubtHint);
  }
}

void WriteQueue::DoAll(std::deque<Task*>& tasks) {
  try {
    Begin();
    for (Task* task : tasks) Try(*task, tasks.size() == 1);
    connection_->Commit();
    ++commits_;
    writes_ += tasks.size();
  } catch (const soci::soci_error& error) {
    in_doubt_ = LeavesDoubt(error);
    for (Task* task : tasks) task->fault = std::make_exception_ptr(WithoutValues(error, tell_all_));
    Rollback();
  }
}

void WriteQueue::Begin() {
  numbers_.Forget();
  if (connection_->kind() == Connection::Kind::kSqlite) {
    connection_->sql << "BEGIN IMMEDIATE";
    return;
  }
  try {
    connection_->sql << "BEGIN";
  } catch (const soci::soci_error&) {
    // The database may have been started again since the last write; nothing of this transaction was sent yet.
    connection_->ForgetPrepared();
    connection_->sql.reconnect();
    connection_->sql << "BEGIN";
  }
  // Another program may write too (the console beside the server): one at a time.
  connection_->sql << "SELECT pg_advisory_xact_lock(7382)";
}

// What `change` returns or throws is the task's; what the transaction itself cannot do is thrown.
void WriteQueue::Try(Task& task, bool alone) {
  connection_->Prepared<Savepoint>().statement.execute(true);
  try {
    Change(task);
  } catch (const soci::soci_error& error) {
    if (LeavesDoubt(error)) throw;
    task.fault = std::make_exception_ptr(WithoutValues(error, tell_all_));
  } catch (...) {
    task.fault = std::current_exception();
  }
  if (task.fault || !task.status) {
    connection_->sql << "ROLLBACK TO SAVEPOINT change";
    numbers_.Forget();
  }
  if (!alone) connection_->Prepared<ReleaseSavepoint>().statement.execute(true);
}

void WriteQueue::Change(Task& task) {
  Work work{*connection_, task.caller, sealer_, &numbers_, clock_.NowMs()};
  task.status = task.change(work);
}

void WriteQueue::Rollback() {
  try {
    connection_->Rollback();
  } catch (const soci::soci_error&) {
    // The transaction is gone with the fault that brought us here; nothing more can be done on this connection.
    in_doubt_ = true;
  }
}

}  // namespace shouwang::store
