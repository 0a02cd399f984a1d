// `sqlite:PATH` and `postgresql://…` as SOCI wants them. Internal to the store.
#pragma once

#include <string>

#include "base/result.h"
#include "store/core/connection.h"

namespace shouwang::store {

struct ConnectionUrl {
  Connection::Kind kind = Connection::Kind::kSqlite;
  std::string parameters;
  std::string path;  // SQLite only

  static Result<ConnectionUrl> Parse(
      const std::string& url);  // kUsage; the text does not repeat the URL: it may hold a password
};

}  // namespace shouwang::store
