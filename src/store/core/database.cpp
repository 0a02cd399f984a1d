#include "store/core/database.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <vector>

#include "store/core/connection_url.h"
#include "store/core/fault.h"
#include "store/core/log_keeper.h"
#include "store/core/messages.h"
#include "store/core/schema.h"
#include "store/core/write_queue.h"

namespace shouwang::store {

class Database::Impl {
 public:
  Impl(const DatabaseOptions& options, ConnectionUrl url, std::unique_ptr<Connection> writer,
       const seal::Sealer& sealer, const Clock& clock)
      : url_(std::move(url)),
        most_readers_(options.readers),
        tell_all_(options.tell_all),
        sealer_(sealer),
        clock_(clock),
        log_keeper_(url_.kind == Connection::Kind::kSqlite ? std::make_unique<LogKeeper>(*writer, url_.parameters)
                                                           : nullptr),
        writes_(std::move(writer), sealer, clock, options.tell_all) {}

  Status Read(const access::Caller& caller, const std::function<Status(Work&)>& use) {
    std::unique_ptr<Connection> connection = TakeReader();
    Status status;
    try {
      connection->sql << (url_.kind == Connection::Kind::kSqlite
                              ? "BEGIN"
                              : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      Work work{*connection, caller, sealer_, nullptr, clock_.NowMs()};
      status = use(work);
      connection->Commit();
    } catch (const soci::soci_error& error) {
      ReturnReader(nullptr);
      throw WithoutValues(error, tell_all_);
    } catch (...) {
      ReturnReader(nullptr);
      throw;
    }
    ReturnReader(std::move(connection));
    return status;
  }

  WriteQueue& writes() { return writes_; }

 private:
  // The one used last: its pages are warm.
  std::unique_ptr<Connection> TakeReader() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return !idle_.empty() || readers_ < most_readers_; });
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++readers_;
    lock.unlock();
    try {
      auto connection = std::make_unique<Connection>(url_.kind, url_.parameters);
      if (url_.kind == Connection::Kind::kSqlite) connection->sql << "PRAGMA query_only = ON";
      return connection;
    } catch (const soci::soci_error& error) {
      ReturnReader(nullptr);
      throw WithoutValues(error, tell_all_);
    }
  }

  // Nothing: the connection met a fault and is not used again.
  void ReturnReader(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (connection) {
      idle_.push_back(std::move(connection));
    } else {
      --readers_;
    }
    returned_.notify_one();
  }

  const ConnectionUrl url_;
  const size_t most_readers_;
  const bool tell_all_;
  const seal::Sealer& sealer_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  size_t readers_ = 0;
  const std::unique_ptr<LogKeeper> log_keeper_;  // outlives the writer
  WriteQueue writes_;
};

namespace {

// A copy of the file as it is before the schema changes.
void CopyBefore(Connection& connection, const std::string& backup) {
  std::filesystem::remove(backup);
  connection.sql << "VACUUM INTO :path", soci::use(backup);
}

Result<std::unique_ptr<Connection>> Prepare(const DatabaseOptions& options, const ConnectionUrl& url) {
  const bool sqlite = url.kind == Connection::Kind::kSqlite;
  if (sqlite && !options.create && !std::filesystem::exists(url.path)) {
    return Fail(ErrorCode::kUnavailable, message::kNotInitialised, url.path, message::kNotInitialisedHint);
  }
  try {
    auto connection = std::make_unique<Connection>(url.kind, url.parameters);
    const Result<std::vector<std::string>> pending = PendingMigrations(*connection);
    if (!pending) return Fail(pending.error());
    if (!pending->empty()) {
      const bool fresh = pending->size() == TotalMigrations();
      if (fresh && !options.create) {
        return Fail(ErrorCode::kUnavailable, message::kNotInitialised, "", message::kNotInitialisedHint);
      }
      if (sqlite && !fresh && !options.backup.empty()) CopyBefore(*connection, options.backup);
      Migrate(*connection, *pending);
    }
    return connection;
  } catch (const soci::soci_error& error) {
    return Fail(ErrorCode::kUnavailable, message::kCannotOpen, options.tell_all ? error.what() : url.path,
                message::kCannotOpenHint);
  }
}

}  // namespace

Result<std::unique_ptr<Database>> Database::Open(const DatabaseOptions& options, const seal::Sealer& sealer,
                                                 const Clock& clock) {
  Result<ConnectionUrl> url = ConnectionUrl::Parse(options.url);
  if (!url) return Fail(url.error());
  Result<std::unique_ptr<Connection>> writer = Prepare(options, *url);
  if (!writer) return Fail(writer.error());
  return std::unique_ptr<Database>(
      new Database(std::make_unique<Impl>(options, std::move(*url), std::move(*writer), sealer, clock)));
}

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::~Database() = default;

Status Database::Read(const access::Caller& caller, const std::function<Status(Work&)>& use) {
  return impl_->Read(caller, use);
}

Status Database::Write(const access::Caller& caller, const std::function<Status(Work&)>& change) {
  return impl_->writes().Write(caller, change);
}

Database::Counts Database::counts() const { return {impl_->writes().commits(), impl_->writes().writes()}; }

bool Database::TakesWrites() const { return !impl_->writes().in_doubt(); }

}  // namespace shouwang::store
