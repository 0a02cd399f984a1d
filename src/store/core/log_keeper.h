// Copies SQLite's log (WAL) back into the database on a thread of its own, so that the writer does not stop for it.
// Internal to the store.
//
// While the writer goes on, a copy is never of the whole log, and only a log that was copied as a whole is begun anew.
// So the thread copies until what came during its last copy is little, and the writer itself copies that: once for each
// time the log is full.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "store/core/connection.h"

namespace shouwang::store {

class LogKeeper {
 public:
  // 64 MB: an answer changes some nine pages, and many of them are those of the next.
  static constexpr int kFullPages = 16'384;

  // Takes over from SQLite's own copying for `writer`, which must not write any more when this is gone. `parameters`:
  // as of `writer`.
  LogKeeper(Connection& writer, std::string parameters, int full_pages = kFullPages);
  ~LogKeeper();
  LogKeeper(const LogKeeper&) = delete;
  LogKeeper& operator=(const LogKeeper&) = delete;

  // After a commit of the writer, on its thread: the log has so many pages. True: the writer should copy now.
  bool Grown(int pages);

 private:
  void Run();

  const std::string parameters_;
  const int full_pages_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  bool copy_ = false;
  bool stopping_ = false;
  std::atomic<bool> nearly_copied_ = false;
  std::thread thread_;
};

}  // namespace shouwang::store
