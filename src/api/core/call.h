// One request on its way through a use case: who asks, what for, and the door to the record.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/json.h"

#include "access/audit.h"
#include "access/caller.h"
#include "api/core/services.h"
#include "http/message.h"
#include "record/record.h"

namespace shouwang::api {

class Call {
 public:
  Call(const http::Request& request, access::Caller caller, Services& services);

  const http::Request& request() const { return request_; }
  const access::Caller& caller() const { return caller_; }
  Services& services() { return services_; }
  // The body, already checked against the route's schema, without members that are null. `null` when the route takes
  // none.
  const nlohmann::json& body();

  // {id} and its like: a positive integer, or kNotFound.
  Result<int64_t> Number(const std::string& parameter) const;
  std::string Query(const std::string& name, const std::string& otherwise = {}) const;
  int64_t QueryInteger(const std::string& name, int64_t otherwise) const;
  int Limit() const;  // of a page: query `limit`, 1..200, 50 unless given
  // The version the caller read, from If-Match. kVersionRequired when it is missing, kInvalid when it is none of ours.
  Result<int64_t> ExpectedVersion() const;

  // Reads; rows outside the caller's scope are not there.
  Result<http::Reply> View(const std::function<Result<http::Reply>(record::Tables&)>& use);

  // One change, at most once a request: with its audit row, and with its answer kept for the request's
  // Idempotency-Key, all in one transaction. A repeated key is answered from what was kept, without calling `change`.
  // `change` may add to `entry` (object, detail).
  Result<http::Reply> Change(
      access::AuditEntry entry,
      const std::function<Result<http::Reply>(record::Tables&, access::AuditEntry& entry)>& change);

 private:
  const http::Request& request_;
  access::Caller caller_;
  Services& services_;
  std::optional<nlohmann::json> body_;
};

// What is not there, or not for this caller: nobody can tell which.
Error NotHere();

// Replies in the API's one shape.
http::Reply Json(const nlohmann::json& value, int status = 200);
http::Reply JsonText(std::string text);                                                 // JSON that was written as text
http::Reply Versioned(const nlohmann::json& value, int64_t version, int status = 200);  // with ETag "<version>"
http::Reply VersionedText(std::string text, int64_t version);
http::Reply Created(const nlohmann::json& value, const std::string& location, int64_t version);
http::Reply NoContent();
http::Reply FileReply(std::string bytes, const std::string& content_type, const std::string& file_name);

}  // namespace shouwang::api
