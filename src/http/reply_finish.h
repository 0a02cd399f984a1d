// What every reply gets on its way out: security headers, request id, caching, conditional answers, gzip.
#pragma once

#include <string>

#include "http/listener.h"
#include "http/message.h"

namespace shouwang::http {

struct FinishOptions {
  std::string request_id;
  std::string if_none_match;
  std::string accept_encoding;
  bool is_get = false;  // or HEAD
  bool is_head = false;
  bool is_tls = false;
  bool is_page = false;  // a static file: its own caching, the pages' content policy
};

Outgoing FinishReply(Reply reply, const FinishOptions& options);

}  // namespace shouwang::http
