// Members of a checked body (Call::body()). What is null counts as left out.
#pragma once

#include <string>

#include "base/json.h"

namespace shouwang::api {

std::string TextOf(const nlohmann::json& body, const char* name);  // blank when it is left out
int64_t NumberOf(const nlohmann::json& body, const char* name, int64_t otherwise = 0);
bool FlagOf(const nlohmann::json& body, const char* name);  // false when it is left out

}  // namespace shouwang::api
