// Any bytes as a JSON body held against a schema of every kind, and as a request target: no crash, no exception, and
// what is found wrong can be shown.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.h"

#include "http/json_text.h"
#include "http/problem.h"
#include "http/schema.h"
#include "http/url.h"

namespace {

using namespace shouwang::http;

const Schema& EveryKind() {
  static const Schema schema = Object({{"a", Text(1, 20), {}},
                                       {"b", Integer(-5, 5).Optional(), {}},
                                       {"c", Array(Object({{"d", Day(), {}}}), 0, 5).Optional(), {}},
                                       {"e", Choice({"x", "y"}).Optional(), {}},
                                       {"f", Pattern("[0-9]{1,6}(-[a-z]+)*", 200, "x").Optional(), {}},
                                       {"g", Number().Optional(), {}},
                                       {"h", Boolean().Optional(), {}},
                                       {"i", Cents().Optional(), {}},
                                       {"j", AnyJson().Optional(), {}}});
  return schema;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ParseTarget(bytes);
  const auto value = ParseJson(bytes);
  shouwang::Error error;
  if (value) {
    error.details = EveryKind().Check(*value);
  } else {
    error = value.error();
  }
  const Reply reply = Problem(error, "id");
  if (!nlohmann::json::accept(reply.body)) {
    std::abort();
  }
  return 0;
}
