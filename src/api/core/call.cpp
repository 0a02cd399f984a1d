#include "api/core/call.h"

#include <fmt/format.h>

#include <charconv>

#include "api/core/messages.h"
#include "base/digest.h"
#include "record/idempotency.h"

namespace shouwang::api {
namespace {

constexpr int kPage = 50;
constexpr size_t kLongestKey = 128;

std::optional<int64_t> WholeNumber(std::string_view text) {
  int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

// Printable ASCII, so that it can be shown and compared anywhere.
bool IsKey(std::string_view key) {
  return !key.empty() && key.size() <= kLongestKey &&
         key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:") ==
             std::string_view::npos;
}

std::string HeaderOf(const http::Reply& reply, std::string_view name) {
  for (const auto& [header, value] : reply.headers) {
    if (header == name) return value;
  }
  return {};
}

record::KeptAnswer ToKeep(const http::Reply& reply, const std::string& digest) {
  return {digest, reply.status, reply.body, HeaderOf(reply, "Location"), HeaderOf(reply, "ETag")};
}

http::Reply FromKept(const record::KeptAnswer& kept) {
  http::Reply reply;
  reply.status = kept.status;
  reply.body = kept.body;
  if (!kept.location.empty()) reply.headers.emplace_back("Location", kept.location);
  if (!kept.etag.empty()) reply.headers.emplace_back("ETag", kept.etag);
  reply.headers.emplace_back("Idempotency-Replayed", "true");
  return reply;
}

}  // namespace

Call::Call(const http::Request& request, access::Caller caller, Services& services)
    : request_(request), caller_(std::move(caller)), services_(services) {}

const nlohmann::json& Call::body() {
  if (body_) return *body_;
  body_ = request_.body.empty() ? nlohmann::json() : nlohmann::json::parse(request_.body);
  if (body_->is_object()) {
    // Null counts as left out (http/schema.h): said here, so that no handler has to. Members of members stay as they
    // are.
    for (auto member = body_->begin(); member != body_->end();) {
      member = member->is_null() ? body_->erase(member) : std::next(member);
    }
  }
  return *body_;
}

Result<int64_t> Call::Number(const std::string& parameter) const {
  const std::optional<int64_t> number = WholeNumber(request_.Parameter(parameter));
  if (!number || *number <= 0) return Fail(NotHere());
  return *number;
}

std::string Call::Query(const std::string& name, const std::string& otherwise) const {
  const auto found = request_.query.find(name);
  return found == request_.query.end() ? otherwise : found->second;
}

int64_t Call::QueryInteger(const std::string& name, int64_t otherwise) const {
  return WholeNumber(Query(name)).value_or(otherwise);
}

int Call::Limit() const { return static_cast<int>(QueryInteger("limit", kPage)); }

Result<int64_t> Call::ExpectedVersion() const {
  const std::string_view header = request_.Header("if-match");
  if (header.empty()) {
    return Fail(ErrorCode::kVersionRequired, message::kVersionMissing, "If-Match", message::kVersionMissingHint);
  }
  const bool quoted = header.size() > 2 && header.front() == '"' && header.back() == '"';
  const std::optional<int64_t> version = quoted ? WholeNumber(header.substr(1, header.size() - 2)) : std::nullopt;
  if (!version || *version <= 0) {
    return Fail(ErrorCode::kInvalid, message::kVersionUnknown, "If-Match", message::kVersionMissingHint);
  }
  return *version;
}

Result<http::Reply> Call::View(const std::function<Result<http::Reply>(record::Tables&)>& use) {
  Result<http::Reply> reply = Fail(ErrorCode::kInternal, "");
  const Status status = services_.record.Read(caller_, [&](record::Tables& tables) {
    reply = use(tables);
    return Status();
  });
  if (!status) return Fail(status.error());
  return reply;
}

Result<http::Reply> Call::Change(
    access::AuditEntry entry,
    const std::function<Result<http::Reply>(record::Tables&, access::AuditEntry& entry)>& change) {
  const std::string key(request_.method == http::Method::kPost ? request_.Header("idempotency-key")
                                                               : std::string_view());
  if (!key.empty() && !IsKey(key)) {
    return Fail(ErrorCode::kInvalid, message::kBadKey, "Idempotency-Key", message::kBadKeyHint);
  }
  std::string digest;
  if (!key.empty()) {
    digest = Sha256Hex(fmt::format("{}\n{}\n{}", http::MethodName(request_.method), request_.path, request_.body));
  }
  std::optional<http::Reply> replayed;
  http::Reply reply;
  const Status status = services_.record.Write(caller_, [&](record::Tables& tables) -> Status {
    if (!key.empty()) {
      if (const std::optional<record::KeptAnswer> kept = tables.idempotency().Find(key)) {
        if (kept->request_digest == digest) replayed = FromKept(*kept);
        // The error ends the transaction with nothing written; a repeated request is then answered from what was kept.
        return Fail(ErrorCode::kConflict, message::kKeyUsed, "Idempotency-Key", message::kKeyUsedHint);
      }
    }
    Result<http::Reply> made = change(tables, entry);
    if (!made) return Fail(made.error());
    reply = std::move(*made);
    tables.audit().Append(entry);
    if (!key.empty()) tables.idempotency().Keep(key, ToKeep(reply, digest));
    return {};
  });
  if (replayed) return std::move(*replayed);
  if (!status) return Fail(status.error());
  return reply;
}

Error NotHere() { return {ErrorCode::kNotFound, message::kNotFound, "", message::kNotFoundHint}; }

http::Reply Json(const nlohmann::json& value, int status) {
  http::Reply reply = JsonText(value.dump());
  reply.status = status;
  return reply;
}

http::Reply JsonText(std::string text) {
  http::Reply reply;
  reply.body = std::move(text);
  return reply;
}

http::Reply Versioned(const nlohmann::json& value, int64_t version, int status) {
  http::Reply reply = VersionedText(value.dump(), version);
  reply.status = status;
  return reply;
}

http::Reply VersionedText(std::string text, int64_t version) {
  http::Reply reply = JsonText(std::move(text));
  reply.headers.emplace_back("ETag", fmt::format("\"{}\"", version));
  return reply;
}

http::Reply Created(const nlohmann::json& value, const std::string& location, int64_t version) {
  http::Reply reply = Versioned(value, version, 201);
  reply.headers.emplace_back("Location", location);
  return reply;
}

http::Reply NoContent() {
  http::Reply reply;
  reply.status = 204;
  reply.content_type.clear();
  return reply;
}

http::Reply FileReply(std::string bytes, const std::string& content_type, const std::string& file_name) {
  http::Reply reply;
  reply.body = std::move(bytes);
  reply.content_type = content_type;
  // RFC 6266: the name in UTF-8, every byte that is not a letter or digit escaped.
  std::string name;
  for (const char c : file_name) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
    name += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  reply.headers.emplace_back("Content-Disposition", "attachment; filename*=UTF-8''" + name);
  return reply;
}

}  // namespace shouwang::api
