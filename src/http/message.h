// Requests and replies as values. No type of the HTTP library leaves this module.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shouwang::http {

enum class Method : uint8_t { kGet, kPost, kPut, kPatch, kDelete };
const char* MethodName(Method method);  // GET …

// What came in. Path and query are percent-decoded and valid UTF-8; anything else was answered with 400 before.
struct Request {
  Method method = Method::kGet;
  std::string path;                                          // without the query
  std::map<std::string, std::string> parameters;             // of the route's {names}
  std::map<std::string, std::string> query;                  // a name given twice was answered with 400 before
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string address;  // of the client
  std::string id;       // X-Request-Id of the answer; in every log line of this request

  // The header's value; blank when it is not there.
  std::string_view Header(std::string_view lower_case_name) const;
  std::string_view Cookie(std::string_view name) const;
  const std::string& Parameter(const std::string& name) const { return parameters.at(name); }
};

// One client that listens to server-sent events. Calls are thread-safe and never block on the network.
class EventStream {
 public:
  virtual ~EventStream() = default;
  // False when the client has gone, or reads so slowly that too much waits for it.
  virtual bool Send(std::string_view event, std::string_view data, std::string_view id) = 0;
  virtual void Close() = 0;
};

struct Reply {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // Location, ETag, Set-Cookie, Content-Disposition …
  // Set instead of a body: called once, on the worker, when the headers are on their way. Keep the pointer to send
  // more.
  std::function<void(std::shared_ptr<EventStream>)> events;
};

}  // namespace shouwang::http
