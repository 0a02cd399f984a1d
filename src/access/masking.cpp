#include "access/masking.h"

#include "access/messages.h"
#include "base/text.h"

namespace shouwang::access {
namespace {

constexpr size_t kLeastPurpose = 4;
constexpr size_t kMostPurpose = 200;

// The first `head` and the last `tail` characters; of text too short for that to hide anything only the first.
std::string MaskMiddle(std::string_view text, size_t head, size_t tail) {
  const size_t count = CodePointCount(text);
  if (count == 0) return {};
  if (count < head + tail + 2) {
    head = tail == 0 || head > 0 ? 1 : 0;
    tail = 0;
  }
  std::string out;
  size_t position = 0;
  for (size_t i = 0; i < count; ++i) {
    const size_t begin = position;
    NextCodePoint(text, position);
    if (i < head || i + tail >= count) {
      out += text.substr(begin, position - begin);
    } else {
      out += '*';
    }
  }
  return out;
}

}  // namespace

std::string MaskPhone(std::string_view phone) { return MaskMiddle(phone, 3, 4); }

std::string MaskAccountNumber(std::string_view number) { return MaskMiddle(number, 0, 4); }

Result<std::string> CleanPurpose(std::string_view purpose) {
  std::string cleaned = CleanText(purpose);
  const size_t count = CodePointCount(cleaned);
  if (count < kLeastPurpose || count > kMostPurpose) {
    return Fail(ErrorCode::kInvalid, message::kPurposeLength, "purpose", message::kPurposeLengthHint);
  }
  if (MaskPersonalRuns(cleaned) != cleaned) {
    return Fail(ErrorCode::kInvalid, message::kPurposePersonal, "purpose", message::kPurposePersonalHint);
  }
  return cleaned;
}

}  // namespace shouwang::access
