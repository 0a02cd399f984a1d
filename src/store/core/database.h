// The county's database: transactions for repositories. `sqlite:PATH` or `postgresql://…`.
//
// Reads run on the calling thread, each on a connection of a pool, in one snapshot. Writes are done one after another
// by the database's own thread: all that wait are put into one commit (group commit), each behind a savepoint, so that
// one flush to the disk serves many. A write is on the disk when Write() returns.
//
// Errors: what the functions return. Everything the database itself cannot do is thrown as record::RecordError, without
// SQL and values (they may be personal). When the disk gives out during a write, this write and all after it are
// refused with kUnavailable until the program is started again: what is on the disk is then in doubt (04-trust.md line
// 30).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "record/record.h"
#include "seal/sealer.h"

namespace shouwang::store {

struct Work;  // store/core/work.h

struct DatabaseOptions {
  std::string url;
  size_t readers = 8;     // connections for reading, at most
  bool create = false;    // SQLite: make the file
  std::string backup;     // SQLite: where a copy goes before migrations run; blank: none
  bool tell_all = false;  // tests only: errors carry SQL and values
};

class Database {
 public:
  // Migrates forwards. kUsage for a bad URL, kUnavailable when it cannot be opened, kConflict for a newer schema.
  static Result<std::unique_ptr<Database>> Open(const DatabaseOptions& options, const seal::Sealer& sealer,
                                                const Clock& clock);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Status Read(const access::Caller& caller, const std::function<Status(Work&)>& use);
  Status Write(const access::Caller& caller, const std::function<Status(Work&)>& change);
  bool TakesWrites() const;

  // Commits made and writes in them so far: how well writes share commits.
  struct Counts {
    uint64_t commits = 0;
    uint64_t writes = 0;
  };
  Counts counts() const;

 private:
  class Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace shouwang::store
