// Threads that run requests, behind a queue with an end.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace shouwang::http {

class WorkerPool {
 public:
  WorkerPool(unsigned workers, size_t queue_limit);
  ~WorkerPool();  // as Stop
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False when the queue is full or the pool has stopped. `task` does not throw.
  bool Add(std::function<void()> task);
  size_t Waiting() const;
  // Runs what is queued, then ends the threads.
  void Stop();

 private:
  void Run();

  const size_t queue_limit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace shouwang::http
