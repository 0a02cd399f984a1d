#include "ingest/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace shouwang::ingest {

void RunWorkers(unsigned threads, size_t jobs, const std::function<void(const std::function<bool(size_t&)>&)>& work) {
  if (jobs == 0) return;
  std::atomic<size_t> next_job{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const std::function<bool(size_t&)> next = [&](size_t& job) {
    job = next_job.fetch_add(1);
    return job < jobs;
  };
  const auto guarded = [&] {
    try {
      work(next);
    } catch (...) {
      next_job = jobs;
      const std::lock_guard<std::mutex> lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    const size_t count = std::min<size_t>(std::max(threads, 1U), jobs);
    for (size_t i = 1; i < count; ++i) others.emplace_back(guarded);
    guarded();
  }
  if (failure) std::rethrow_exception(failure);
}

void RunParallel(unsigned threads, size_t jobs, const std::function<void(size_t)>& run) {
  RunWorkers(threads, jobs, [&](const std::function<bool(size_t&)>& next) {
    for (size_t job = 0; next(job);) run(job);
  });
}

}  // namespace shouwang::ingest
