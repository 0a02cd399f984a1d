#include "tabular/text_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "tabular/gb18030_table.h"
#include "tabular/messages.h"

namespace shouwang::tabular {
namespace {

unsigned Byte(const char* at) { return static_cast<unsigned char>(*at); }

// Skips bytes 0x01–0x7F.
const char* SkipAscii(const char* at, const char* end) {
#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128();
  while (end - at >= 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    // A byte above 0x7F is negative, so "not greater than zero" is what stops the run.
    const int stop = _mm_movemask_epi8(_mm_cmpgt_epi8(block, zero)) ^ 0xFFFF;
    if (stop != 0) return at + __builtin_ctz(static_cast<unsigned>(stop));
    at += 16;
  }
#endif
  while (at != end && *at > 0) ++at;
  return at;
}

bool IsTrail(const char* at) { return (Byte(at) & 0xC0U) == 0x80U; }

// The length of the valid UTF-8 character at `at` (not ASCII); 0: not valid; -1: cut off.
int Utf8Length(const char* at, const char* end) {
  const unsigned lead = Byte(at);
  const auto left = end - at;
  if (lead >= 0xE1 && lead <= 0xEC && left >= 3) return IsTrail(at + 1) && IsTrail(at + 2) ? 3 : 0;
  const int length = lead >= 0xC2 && lead <= 0xDF   ? 2
                     : lead >= 0xE0 && lead <= 0xEF ? 3
                     : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                    : 0;
  if (length == 0) return 0;
  for (int i = 1; i < length; ++i) {
    if (i >= left) return -1;
    if (!IsTrail(at + i)) return 0;
    if (i > 1) continue;
    const unsigned second = Byte(at + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  }
  return length;
}

// The length of the GB18030 character at `at` (not ASCII); 0: not valid; -1: cut off.
int GbLength(const char* at, const char* end) {
  const unsigned lead = Byte(at);
  if (lead < 0x81 || lead > 0xFE) return 0;
  if (end - at < 2) return -1;
  const unsigned second = Byte(at + 1);
  if (second >= 0x40) return second == 0x7F || second == 0xFF ? 0 : 2;
  if (second < 0x30 || second > 0x39) return 0;
  if (end - at < 4) {
    return end - at == 3 && (Byte(at + 2) < 0x81 || Byte(at + 2) == 0xFF) ? 0 : -1;
  }
  return Gb18030FourBytes(at) == 0 ? 0 : 4;
}

// Hanzi, letters and punctuation of GB2312: what a table in GBK consists of.
bool IsGb2312Pair(const char* at) {
  const unsigned lead = Byte(at);
  const unsigned trail = Byte(at + 1);
  return lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE;
}

void AppendUtf8(uint32_t c, char*& out) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
    return;
  }
  if (c < 0x800) {
    *out++ = static_cast<char>(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      *out++ = static_cast<char>(0xE0U | (c >> 12U));
    } else {
      *out++ = static_cast<char>(0xF0U | (c >> 18U));
      *out++ = static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    }
    *out++ = static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
  }
  *out++ = static_cast<char>(0x80U | (c & 0x3FU));
}

uint32_t Unit(const char* at, bool big_endian) {
  return big_endian ? (Byte(at) << 8U) | Byte(at + 1) : (Byte(at + 1) << 8U) | Byte(at);
}

// One UTF-16 character: its length in bytes (2 or 4); 0: not valid; -1: cut off.
int Utf16Character(const char* at, const char* end, bool big_endian, uint32_t& c) {
  if (end - at < 2) return -1;
  c = Unit(at, big_endian);
  if (c == 0 || (c >= 0xDC00 && c <= 0xDFFF)) return 0;
  if (c < 0xD800 || c > 0xDBFF) return 2;
  if (end - at < 4) return -1;
  const uint32_t low = Unit(at + 2, big_endian);
  if (low < 0xDC00 || low > 0xDFFF) return 0;
  c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
  return 4;
}

DecodeResult DecodeUtf16(std::string_view bytes, bool big_endian, std::string& out) {
  const size_t old_size = out.size();
  out.resize(old_size + bytes.size() * 3 / 2 + 4);
  char* to = out.data() + old_size;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  DecodeResult result;
  while (at != end) {
    uint32_t c = 0;
    const int length = Utf16Character(at, end, big_endian, c);
    result.valid = length != 0;
    if (length <= 0) break;
    AppendUtf8(c, to);
    at += length;
  }
  out.resize(static_cast<size_t>(to - out.data()));
  result.used = static_cast<size_t>(at - bytes.data());
  return result;
}

DecodeResult DecodeGb18030(std::string_view bytes, std::string& out) {
  const size_t old_size = out.size();
  out.resize(old_size + bytes.size() * 3 / 2 + 4);
  char* to = out.data() + old_size;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  DecodeResult result;
  while (at != end) {
    if (*at >= 0) {
      const char* stop = SkipAscii(at, end);
      // A zero byte stops the run; it is a character all the same here: ProveEncoding() has the say on it.
      if (stop == at) ++stop;
      std::memcpy(to, at, static_cast<size_t>(stop - at));
      to += stop - at;
      at = stop;
      continue;
    }
    const int length = GbLength(at, end);
    result.valid = length != 0;
    if (length <= 0) break;
    AppendUtf8(length == 2 ? Gb18030TwoBytes(at) : Gb18030FourBytes(at), to);
    at += length;
  }
  out.resize(static_cast<size_t>(to - out.data()));
  result.used = static_cast<size_t>(at - bytes.data());
  return result;
}

constexpr size_t kChunkBytes = 256U << 10U;

class DecodingStream final : public ByteStream {
 public:
  DecodingStream(std::unique_ptr<ByteStream> raw, TextEncoding encoding, std::string_view file)
      : raw_(std::move(raw)), encoding_(encoding), file_(file), input_(kChunkBytes) {}

  Result<size_t> Read(std::span<char> into) override {
    while (given_ == decoded_.size()) {
      auto got = raw_->Read(std::span(input_).subspan(kept_));
      if (!got) return got;
      if (*got == 0 && kept_ == 0) return size_t{0};
      const size_t available = kept_ + *got;
      decoded_.clear();
      given_ = 0;
      const DecodeResult result = Decode(encoding_, std::string_view(input_.data(), available), decoded_);
      if (!result.valid || (*got == 0 && result.used == 0)) {
        return Fail(ErrorCode::kInput, fmt::format(messages::kUnknownEncoding, offset_ + result.used), file_,
                    messages::kEncodingHint);
      }
      offset_ += result.used;
      kept_ = available - result.used;
      std::memmove(input_.data(), input_.data() + result.used, kept_);
    }
    const size_t count = std::min(into.size(), decoded_.size() - given_);
    std::memcpy(into.data(), decoded_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  std::unique_ptr<ByteStream> raw_;
  TextEncoding encoding_;
  std::string file_;
  std::vector<char> input_;
  size_t kept_ = 0;      // bytes of a cut-off character at the head of input_
  uint64_t offset_ = 0;  // of input_ in the raw bytes
  std::string decoded_;
  size_t given_ = 0;
};

}  // namespace

EncodingCheck CheckUtf8(std::string_view bytes) {
  EncodingCheck check;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while ((at = SkipAscii(at, end)) != end) {
    // Chinese text is runs of three-byte characters: stay here until the next ASCII byte.
    while (at != end && *at < 0) {
      const int length = Utf8Length(at, end);
      if (length <= 0) {
        check.broken = length == 0;
        check.good = static_cast<size_t>(at - bytes.data());
        return check;
      }
      check.any_wide = true;
      if (length != 2 || !IsGb2312Pair(at)) check.only_pairs = false;
      at += length;
    }
    if (at != end && *at == 0) {
      check.broken = check.nul = true;
      break;
    }
  }
  check.good = static_cast<size_t>(at - bytes.data());
  return check;
}

EncodingCheck CheckGb18030(std::string_view bytes) {
  EncodingCheck check;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while ((at = SkipAscii(at, end)) != end) {
    const int length = *at == 0 ? 0 : GbLength(at, end);
    if (length <= 0) {
      check.broken = length == 0;
      check.nul = *at == 0;
      break;
    }
    check.any_wide = true;
    at += length;
  }
  check.good = static_cast<size_t>(at - bytes.data());
  return check;
}

EncodingCheck CheckUtf16(std::string_view bytes, bool big_endian) {
  EncodingCheck check;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at != end) {
    uint32_t c = 0;
    const int length = Utf16Character(at, end, big_endian, c);
    if (length <= 0) {
      check.broken = length == 0;
      check.nul = length == 0 && c == 0;
      break;
    }
    at += length;
  }
  check.good = static_cast<size_t>(at - bytes.data());
  return check;
}

bool IsCellText(std::string_view text) {
  const EncodingCheck check = CheckUtf8(text);
  return !check.broken && check.good == text.size();
}

DecodeResult Decode(TextEncoding encoding, std::string_view bytes, std::string& out) {
  if (encoding == TextEncoding::kGb18030) return DecodeGb18030(bytes, out);
  if (encoding != TextEncoding::kUtf8) return DecodeUtf16(bytes, encoding == TextEncoding::kUtf16Be, out);
  const EncodingCheck check = CheckUtf8(bytes);
  out.append(bytes.substr(0, check.good));
  return {check.good, !check.broken};
}

std::unique_ptr<ByteStream> DecodedStream(std::unique_ptr<ByteStream> raw, TextEncoding encoding,
                                          std::string_view file) {
  return std::make_unique<DecodingStream>(std::move(raw), encoding, file);
}

}  // namespace shouwang::tabular
