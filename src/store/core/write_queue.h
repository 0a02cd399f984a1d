// The one thread that writes: takes everything that waits, runs it in one transaction, each change behind a savepoint,
// commits once, then tells each. Internal to the store.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "base/result.h"
#include "store/core/row_numbers.h"
#include "store/core/work.h"

namespace shouwang::store {

class WriteQueue {
 public:
  WriteQueue(std::unique_ptr<Connection> connection, const seal::Sealer& sealer, const Clock& clock, bool tell_all);
  ~WriteQueue();  // what waits is still done
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  // Blocks until the change is on the disk, or refused: kUnavailable when the disk gave out, now or before.
  Status Write(const access::Caller& caller, const std::function<Status(Work&)>& change);

  // After a full disk, an I/O error or a lost connection every write is refused until the program is started again.
  bool in_doubt() const { return in_doubt_; }
  uint64_t commits() const { return commits_; }
  uint64_t writes() const { return writes_; }

 private:
  struct Task {
    Task(const access::Caller& by, const std::function<Status(Work&)>& what) : caller(by), change(what) {}
    const access::Caller& caller;
    const std::function<Status(Work&)>& change;
    Status status;
    std::exception_ptr fault;
    // Of its own for each caller: woken together, all would want the one mutex at once.
    std::mutex mutex;
    std::condition_variable finished;
    bool done = false;
  };

  void Run();
  void Commit(std::deque<Task*>& tasks);
  void DoAll(std::deque<Task*>& tasks);
  void Begin();
  void Try(Task& task, bool alone);
  void Change(Task& task);
  void Rollback();

  std::unique_ptr<Connection> connection_;
  const seal::Sealer& sealer_;
  const Clock& clock_;
  const bool tell_all_;
  BlockRowNumbers numbers_;
  std::atomic<bool> in_doubt_{false};
  std::atomic<uint64_t> commits_{0};
  std::atomic<uint64_t> writes_{0};

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Task*> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace shouwang::store
