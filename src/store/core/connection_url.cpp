#include "store/core/connection_url.h"

#include "store/core/messages.h"

namespace shouwang::store {

Result<ConnectionUrl> ConnectionUrl::Parse(const std::string& url) {
  constexpr std::string_view kSqlite = "sqlite:";
  ConnectionUrl parsed;
  if (url.starts_with(kSqlite) && url.size() > kSqlite.size()) {
    parsed.path = url.substr(kSqlite.size());
    if (parsed.path.find('"') != std::string::npos) {
      return Fail(ErrorCode::kUsage, message::kNotAUrl, "", message::kNotAUrlHint);
    }
    parsed.parameters = "dbname=\"" + parsed.path + "\"";
    return parsed;
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    parsed.kind = Connection::Kind::kPostgres;
    parsed.parameters = url;
    return parsed;
  }
  return Fail(ErrorCode::kUsage, message::kNotAUrl, "", message::kNotAUrlHint);
}

}  // namespace shouwang::store
