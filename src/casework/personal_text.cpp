#include "casework/personal_text.h"

#include "base/text.h"
#include "casework/health_words.h"
#include "casework/messages.h"

namespace shouwang::casework {
namespace {

constexpr int kShortestNumber = 11;  // a mobile phone; bank accounts and ids are longer

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Half-width, decoded.
std::u32string Plain(std::string_view text) {
  std::u32string plain;
  for (size_t position = 0; position < text.size();) plain += HalfWidth(NextCodePoint(text, position));
  return plain;
}

// 2022-05-13: a day is no number of anybody.
bool IsIsoDay(std::u32string_view text) {
  constexpr std::u32string_view kShape = U"dddd-dd-dd";
  if (text.size() < kShape.size()) return false;
  for (size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == U'd' ? !IsDigit(text[i]) : text[i] != kShape[i]) return false;
  }
  return text.size() == kShape.size() || !IsDigit(text[kShape.size()]);
}

}  // namespace

bool HasPersonalNumber(std::string_view text) {
  constexpr size_t kIsoDay = 10;
  const std::u32string plain = Plain(text);
  int digits = 0;
  for (size_t i = 0; i < plain.size(); ++i) {
    if (digits == 0 && IsIsoDay(std::u32string_view(plain).substr(i))) {
      i += kIsoDay - 1;
    } else if (IsDigit(plain[i]) || (digits > 0 && plain[i] == U'*')) {
      // A masked number is somebody's number too.
      if (++digits >= kShortestNumber) return true;
    } else if (plain[i] != U' ' && plain[i] != U'-') {
      digits = 0;
    }
  }
  return false;
}

std::string HealthWordIn(std::string_view text) {
  for (const std::string_view word : word::kHealth) {
    if (text.find(word) != std::string_view::npos) return std::string(word);
  }
  return {};
}

Status CheckPublicText(const std::string& text, const char* where) {
  if (HasPersonalNumber(text)) {
    return Fail(ErrorCode::kInvalid, message::kBodyHasId, where, message::kBodyHint);
  }
  if (const std::string word = HealthWordIn(text); !word.empty()) {
    return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kBodyHasHealth), word), where,
                message::kBodyHint);
  }
  return {};
}

}  // namespace shouwang::casework
