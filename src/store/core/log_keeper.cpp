#include "store/core/log_keeper.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <memory>

namespace shouwang::store {
namespace {

constexpr int kLittle = 16;      // a sixteenth of a full log is left to the writer
constexpr int kMuchTooFull = 4;  // times: the thread does not get on, for the disk or a reader with an old snapshot

sqlite_api::sqlite3* HandleOf(Connection& connection) {
  return static_cast<soci::sqlite3_session_backend*>(connection.sql.get_backend())->conn_;
}

// As much as can be copied without waiting for anybody; gives how many pages of the log are copied now. What fails is
// tried again with the next commit; until then the log has it.
int Copy(sqlite_api::sqlite3* database) {
  int copied = 0;
  const int status =
      sqlite_api::sqlite3_wal_checkpoint_v2(database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, &copied);
  return status == SQLITE_OK ? copied : 0;
}

// Again and again, until what the writer added meanwhile is little.
void CopyNearlyAll(sqlite_api::sqlite3* database, int little) {
  constexpr int kMostTimes = 8;
  int before = 0;
  for (int i = 0; i < kMostTimes; ++i) {
    const int copied = Copy(database);
    if (copied - before <= little) return;
    before = copied;
  }
}

int AfterCommit(void* keeper, sqlite_api::sqlite3* database, const char* /*name*/, int pages) {
  if (static_cast<LogKeeper*>(keeper)->Grown(pages)) Copy(database);
  return SQLITE_OK;
}

}  // namespace

LogKeeper::LogKeeper(Connection& writer, std::string parameters, int full_pages)
    : parameters_(std::move(parameters)), full_pages_(full_pages), thread_([this] { Run(); }) {
  sqlite_api::sqlite3_wal_hook(HandleOf(writer), AfterCommit, this);
}

LogKeeper::~LogKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_.notify_one();
  thread_.join();
}

bool LogKeeper::Grown(int pages) {
  if (pages < full_pages_) {
    nearly_copied_ = false;  // the log has begun anew
    return false;
  }
  if (nearly_copied_ || pages >= kMuchTooFull * full_pages_) return true;
  {
    const std::lock_guard lock(mutex_);
    copy_ = true;
  }
  wanted_.notify_one();
  return false;
}

void LogKeeper::Run() {
  std::unique_ptr<Connection> connection;
  std::unique_lock lock(mutex_);
  for (;;) {
    wanted_.wait(lock, [this] { return stopping_ || copy_; });
    if (stopping_) return;
    lock.unlock();
    try {
      if (!connection) connection = std::make_unique<Connection>(Connection::Kind::kSqlite, parameters_);
      CopyNearlyAll(HandleOf(*connection), full_pages_ / kLittle);
      nearly_copied_ = true;
    } catch (const soci::soci_error&) {
      connection.reset();  // the writer copies when the log gets much too full
    }
    lock.lock();
    copy_ = false;
  }
}

}  // namespace shouwang::store
