#include "api/core/body.h"

namespace shouwang::api {

std::string TextOf(const nlohmann::json& body, const char* name) {
  const auto found = body.find(name);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int64_t NumberOf(const nlohmann::json& body, const char* name, int64_t otherwise) {
  const auto found = body.find(name);
  return found != body.end() && found->is_number_integer() ? found->get<int64_t>() : otherwise;
}

bool FlagOf(const nlohmann::json& body, const char* name) {
  const auto found = body.find(name);
  return found != body.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace shouwang::api
