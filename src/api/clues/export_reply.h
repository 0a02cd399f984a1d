// A workbook on its way out: written to a folder in memory, and sent only when its audit row is kept.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/json.h"

#include "api/core/call.h"
#include "clues/workbook.h"

namespace shouwang::api {

// The bytes that `write` puts into a file.
Result<std::string> BytesOf(const std::function<Status(const std::filesystem::path&)>& write);

// The export leaves the server together with its audit row.
Result<http::Reply> Export(Call& call, const char* action, const clues::ExportMark& mark, nlohmann::json detail,
                           Result<std::string> bytes, const std::string& name);

}  // namespace shouwang::api
