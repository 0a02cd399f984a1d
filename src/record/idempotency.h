// Answers to posts that carried an Idempotency-Key: the same key of the same account gets the first answer again
// instead of doing the work twice. Kept for a day.
#pragma once

#include <optional>
#include <string>

namespace shouwang::record {

struct KeptAnswer {
  std::string request_digest;  // SHA-256 of method, path and body: another request with the same key is a conflict
  int status = 0;
  std::string body;
  std::string location;
  std::string etag;
};

class IdempotencyKeys {
 public:
  virtual ~IdempotencyKeys() = default;
  virtual std::optional<KeptAnswer> Find(const std::string& key) = 0;  // of the caller's account
  virtual void Keep(const std::string& key, const KeptAnswer& answer) = 0;
  // Of every account: those whose day is over, which nobody finds any more. How many went.
  virtual int64_t DropOld() = 0;
};

}  // namespace shouwang::record
