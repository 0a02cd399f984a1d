// Runs jobs on a few threads, in order of their numbers, whichever thread is free.
#pragma once

#include <cstddef>
#include <functional>

namespace shouwang::ingest {

// Calls work(next) on min(threads, jobs) threads, the caller's among them; each takes jobs by calling
// next(job) until it is false. An exception of one thread stops the handing out of jobs and is thrown again
// when all threads have ended.
void RunWorkers(unsigned threads, size_t jobs, const std::function<void(const std::function<bool(size_t&)>&)>& work);

// One call for each job.
void RunParallel(unsigned threads, size_t jobs, const std::function<void(size_t)>& run);

}  // namespace shouwang::ingest
