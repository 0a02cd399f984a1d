// Lists and their pages: {"items", "next"}, one way of going on.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

#include "api/core/call.h"
#include "http/route.h"

namespace shouwang::api {

// Cursors: the sort key of the last row, written as base64url JSON. It holds no personal data.
std::string MakeCursor(const nlohmann::json& last_key);
Result<nlohmann::json> ReadCursor(const std::string& cursor);  // kInvalid
Error BadCursor();                                             // for a key that is none of this list's

// The whole number that the query's cursor holds, `otherwise` without one. kInvalid.
Result<int64_t> NumberCursor(const Call& call, int64_t otherwise);
// The text that the query's cursor holds, blank without one. kInvalid.
Result<std::string> TextCursor(const Call& call);
// A text out of a cursor: clients may send anything.
bool IsCursorText(const nlohmann::json& value);

// `next` is null when the page is not full.
nlohmann::json PageJson(nlohmann::json items, const nlohmann::json& last_key, int limit);
// A list that is always given as a whole.
nlohmann::json ListJson(nlohmann::json items);
// The same of `items` that are text already, an array of `count`.
std::string PageText(std::string_view items, size_t count, const nlohmann::json& last_key, int limit);
std::string ListText(std::string_view items);

// Parameters `cursor` and `limit`, and before them those of the list itself.
std::vector<http::QueryParameter> PageQuery(std::vector<http::QueryParameter> own = {});

}  // namespace shouwang::api
