#include "base/binary_text.h"

#include <array>
#include <cstdint>

namespace shouwang {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

constexpr std::array<int8_t, 256> MakeBase64Values() {
  std::array<int8_t, 256> values{};
  for (int8_t& value : values) value = -1;
  for (size_t i = 0; i < kBase64.size(); ++i) values[static_cast<uint8_t>(kBase64[i])] = static_cast<int8_t>(i);
  return values;
}
constexpr std::array<int8_t, 256> kBase64Values = MakeBase64Values();

}  // namespace

std::string HexText(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<uint8_t>(c);
    text += kHex[byte >> 4U];
    text += kHex[byte & 15U];
  }
  return text;
}

std::optional<std::string> FromHexText(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes(text.size() / 2, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) {
    const int high = HexDigit(text[2 * i]);
    const int low = HexDigit(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[i] = static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::string Base64UrlText(std::string_view bytes) {
  // By whole triples: every sealed value passes here.
  std::string text((bytes.size() * 4 + 2) / 3, '\0');
  const auto* from = reinterpret_cast<const uint8_t*>(bytes.data());
  char* to = text.data();
  size_t left = bytes.size();
  for (; left >= 3; left -= 3, from += 3, to += 4) {
    const uint32_t bits = (uint32_t{from[0]} << 16U) | (uint32_t{from[1]} << 8U) | from[2];
    to[0] = kBase64[bits >> 18U];
    to[1] = kBase64[(bits >> 12U) & 63U];
    to[2] = kBase64[(bits >> 6U) & 63U];
    to[3] = kBase64[bits & 63U];
  }
  if (left > 0) {
    const uint32_t bits = (uint32_t{from[0]} << 16U) | (left == 2 ? uint32_t{from[1]} << 8U : 0U);
    to[0] = kBase64[bits >> 18U];
    to[1] = kBase64[(bits >> 12U) & 63U];
    if (left == 2) to[2] = kBase64[(bits >> 6U) & 63U];
  }
  return text;
}

std::optional<std::string> FromBase64UrlText(std::string_view text) {
  const size_t rest = text.size() % 4;
  if (rest == 1) return std::nullopt;  // one left-over character is no byte
  std::string bytes(text.size() / 4 * 3 + (rest == 0 ? 0 : rest - 1), '\0');
  char* to = bytes.data();
  int wrong = 0;  // negative when any character is not of the alphabet
  const auto value = [&](char c) {
    const int found = kBase64Values[static_cast<uint8_t>(c)];
    wrong |= found;
    return static_cast<uint32_t>(found) & 63U;
  };
  size_t at = 0;
  for (; at + 4 <= text.size(); at += 4, to += 3) {
    const uint32_t bits =
        (value(text[at]) << 18U) | (value(text[at + 1]) << 12U) | (value(text[at + 2]) << 6U) | value(text[at + 3]);
    to[0] = static_cast<char>(bits >> 16U);
    to[1] = static_cast<char>(bits >> 8U);
    to[2] = static_cast<char>(bits);
  }
  uint32_t left_over = 0;
  if (rest != 0) {
    const uint32_t bits =
        (value(text[at]) << 18U) | (value(text[at + 1]) << 12U) | (rest == 3 ? value(text[at + 2]) << 6U : 0U);
    to[0] = static_cast<char>(bits >> 16U);
    if (rest == 3) to[1] = static_cast<char>(bits >> 8U);
    left_over = bits & (rest == 3 ? 0xFFU : 0xFFFFU);
  }
  // Left-over bits that are not zero would make two texts of one value.
  if (wrong < 0 || left_over != 0) return std::nullopt;
  return bytes;
}

}  // namespace shouwang
