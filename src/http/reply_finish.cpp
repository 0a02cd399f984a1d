#include "http/reply_finish.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.h"
#include "http/gzip.h"

namespace shouwang::http {

namespace {

constexpr size_t kLeastGzip = 1024;  // below, the packed reply needs as many packets as the plain one

// 04-trust 28. Nothing in a reply of the API may be shown or run; pages take everything from this server. Styles of
// charts are set on elements by script, which `style-src 'self'` does not hinder.
constexpr char kApiPolicy[] = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
constexpr char kPagePolicy[] =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'";

// A handler's value must not be able to begin a header of its own.
std::string OneLine(std::string value) {
  std::erase_if(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return value;
}

bool SameName(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](unsigned char x, unsigned char y) {
           return std::tolower(x) == std::tolower(y);
         });
}

std::string_view Find(const Headers& headers, std::string_view name) {
  for (const auto& [known, value] : headers) {
    if (SameName(known, name)) {
      return value;
    }
  }
  return {};
}

std::string_view StrongPart(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

// RFC 9110 section 13.1.2: a weak comparison with any tag of the list.
bool Matches(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty()) {
    return false;
  }
  while (!if_none_match.empty()) {
    const size_t comma = if_none_match.find(',');
    const std::string_view one = TrimAscii(if_none_match.substr(0, comma));
    if (one == "*" || StrongPart(one) == StrongPart(etag)) {
      return true;
    }
    if_none_match = comma == std::string_view::npos ? std::string_view{} : if_none_match.substr(comma + 1);
  }
  return false;
}

void AddSecurityHeaders(Headers& headers, const FinishOptions& options) {
  headers.emplace_back("X-Request-Id", options.request_id);
  headers.emplace_back("Content-Security-Policy", options.is_page ? kPagePolicy : kApiPolicy);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  if (options.is_tls) {
    headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
}

}  // namespace

Outgoing FinishReply(Reply reply, const FinishOptions& options) {
  Outgoing outgoing;
  outgoing.status = reply.status;
  outgoing.head_only = options.is_head;
  for (auto& [name, value] : reply.headers) {
    outgoing.headers.emplace_back(OneLine(std::move(name)), OneLine(std::move(value)));
  }
  AddSecurityHeaders(outgoing.headers, options);
  if (Find(outgoing.headers, "Cache-Control").empty()) {
    outgoing.headers.emplace_back("Cache-Control", "no-store");
  }
  if (options.is_get && reply.status == 200 && Matches(options.if_none_match, Find(outgoing.headers, "ETag"))) {
    outgoing.status = 304;
    outgoing.head_only = false;
    return outgoing;
  }
  if (reply.status != 204) {
    outgoing.headers.emplace_back("Content-Type", OneLine(reply.content_type));
  }
  const bool compressible = IsCompressible(reply.content_type);
  if (compressible) {
    outgoing.headers.emplace_back("Vary", "Accept-Encoding");
  }
  if (compressible && reply.body.size() >= kLeastGzip && AcceptsGzip(options.accept_encoding)) {
    outgoing.body = Gzip(reply.body);
    outgoing.headers.emplace_back("Content-Encoding", "gzip");
  } else {
    outgoing.body = std::move(reply.body);
  }
  return outgoing;
}

}  // namespace shouwang::http
