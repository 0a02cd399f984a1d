#include "api/core/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "api/core/messages.h"
#include "base/binary_text.h"

namespace shouwang::api {
namespace {

constexpr size_t kLongestCursor = 500;
constexpr int kLongestPage = 200;

// The key in the query's cursor; null without one.
Result<nlohmann::json> KeyOf(const Call& call) {
  const std::string cursor = call.Query("cursor");
  return cursor.empty() ? nlohmann::json() : ReadCursor(cursor);
}

}  // namespace

std::string MakeCursor(const nlohmann::json& last_key) { return Base64UrlText(last_key.dump()); }

Result<nlohmann::json> ReadCursor(const std::string& cursor) {
  const std::optional<std::string> text = FromBase64UrlText(cursor);
  if (text) {
    nlohmann::json key = nlohmann::json::parse(*text, nullptr, false);
    if (!key.is_discarded() && !key.is_null()) return key;
  }
  return Fail(BadCursor());
}

Error BadCursor() { return {ErrorCode::kInvalid, message::kBadCursor, "cursor", message::kBadCursorHint}; }

Result<int64_t> NumberCursor(const Call& call, int64_t otherwise) {
  const Result<nlohmann::json> key = KeyOf(call);
  if (!key) return Fail(key.error());
  if (key->is_null()) return otherwise;
  if (!key->is_number_integer()) return Fail(BadCursor());
  return key->get<int64_t>();
}

Result<std::string> TextCursor(const Call& call) {
  const Result<nlohmann::json> key = KeyOf(call);
  if (!key) return Fail(key.error());
  if (key->is_null()) return std::string();
  if (!IsCursorText(*key)) return Fail(BadCursor());
  return key->get<std::string>();
}

bool IsCursorText(const nlohmann::json& value) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

nlohmann::json PageJson(nlohmann::json items, const nlohmann::json& last_key, int limit) {
  const bool more = !items.empty() && items.size() >= static_cast<size_t>(limit);
  return {{"items", std::move(items)}, {"next", more ? nlohmann::json(MakeCursor(last_key)) : nlohmann::json()}};
}

nlohmann::json ListJson(nlohmann::json items) { return {{"items", std::move(items)}, {"next", nullptr}}; }

std::string PageText(std::string_view items, size_t count, const nlohmann::json& last_key, int limit) {
  std::string next = "null";
  if (count > 0 && count >= static_cast<size_t>(limit)) next = '"' + MakeCursor(last_key) + '"';
  return fmt::format(R"({{"items":{},"next":{}}})", items, next);
}

std::string ListText(std::string_view items) { return fmt::format(R"({{"items":{},"next":null}})", items); }

std::vector<http::QueryParameter> PageQuery(std::vector<http::QueryParameter> own) {
  own.push_back({"cursor", http::Text(1, kLongestCursor).Optional(), message::kCursorQuery});
  own.push_back({"limit", http::Integer(1, kLongestPage).Optional(), message::kLimitQuery});
  return own;
}

}  // namespace shouwang::api
