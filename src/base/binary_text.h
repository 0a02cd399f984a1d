// Bytes written as text: lower-case hexadecimal, and base64 for URLs (RFC 4648 section 5, without padding).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shouwang {

std::string HexText(std::string_view bytes);
std::optional<std::string> FromHexText(std::string_view text);  // nothing when it is not hexadecimal
std::string Base64UrlText(std::string_view bytes);
std::optional<std::string> FromBase64UrlText(std::string_view text);  // nothing when it is not base64url

}  // namespace shouwang
