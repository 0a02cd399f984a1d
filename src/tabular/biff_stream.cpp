#include "tabular/biff_stream.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <bit>

#include "base/text.h"
#include "tabular/text_encoding.h"

namespace shouwang::tabular {
namespace {

constexpr size_t kHeaderBytes = 4;
constexpr size_t kWindowBytes = 256U << 10U;
constexpr uint16_t kContinue = 0x3C;
constexpr char32_t kReplacement = 0xFFFD;

uint32_t Byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

uint16_t BiffU16(std::string_view bytes, size_t at) {
  return static_cast<uint16_t>(Byte(bytes[at]) | Byte(bytes[at + 1]) << 8U);
}

uint32_t BiffU32(std::string_view bytes, size_t at) {
  return BiffU16(bytes, at) | static_cast<uint32_t>(BiffU16(bytes, at + 2)) << 16U;
}

double BiffDouble(std::string_view bytes, size_t at) {
  return std::bit_cast<double>(BiffU32(bytes, at) | static_cast<uint64_t>(BiffU32(bytes, at + 4)) << 32U);
}

bool BiffStream::Load(uint64_t offset, size_t bytes) {
  const bool there = offset >= window_offset_ && offset + bytes <= window_offset_ + window_.size();
  if (there) return true;
  if (offset + bytes > source_.size()) return false;
  window_.resize(std::max(kWindowBytes, bytes));
  auto got = source_.ReadAt(offset, window_);
  window_.resize(got ? *got : 0);
  window_offset_ = offset;
  return window_.size() >= bytes;
}

std::optional<BiffRecord> BiffStream::At(uint64_t offset) {
  if (!Load(offset, kHeaderBytes)) return std::nullopt;
  const std::string_view header(window_.data() + (offset - window_offset_), kHeaderBytes);
  BiffRecord record;
  record.type = BiffU16(header, 0);
  const size_t size = BiffU16(header, 2);
  if (!Load(offset, kHeaderBytes + size)) return std::nullopt;
  record.data = {window_.data() + (offset - window_offset_) + kHeaderBytes, size};
  record.next = offset + kHeaderBytes + size;
  return record;
}

bool BiffCursor::Continue() {
  const auto record = ok_ ? stream_.At(next_) : std::nullopt;
  ok_ = record && record->type == kContinue && !record->data.empty();
  if (!ok_) return false;
  rest_ = record->data;
  next_ = record->next;
  return true;
}

uint8_t BiffCursor::U8() {
  if (rest_.empty() && !Continue()) return 0;
  const auto value = static_cast<uint8_t>(rest_[0]);
  rest_.remove_prefix(1);
  return value;
}

uint16_t BiffCursor::U16() {
  const uint16_t low = U8();
  return static_cast<uint16_t>(low | U8() << 8U);
}

uint32_t BiffCursor::U32() {
  const uint32_t low = U16();
  return low | static_cast<uint32_t>(U16()) << 16U;
}

void BiffCursor::Skip(uint64_t bytes) {
  while (bytes > rest_.size()) {
    bytes -= rest_.size();
    if (!Continue()) return;
  }
  rest_.remove_prefix(bytes);
}

void BiffCursor::AppendCharacters(uint32_t count, uint8_t flags, std::string& out) {
  char32_t high = 0;
  for (; count > 0; --count) {
    if (rest_.empty()) {
      if (!Continue()) return;
      flags = U8();
    }
    char32_t c = U8();
    if ((flags & 1U) != 0) c |= static_cast<char32_t>(U8()) << 8U;
    if (!ok_) return;
    const bool low = c >= 0xDC00 && c <= 0xDFFF;
    if (high != 0) {
      if (low) c = 0x10000 + ((high - 0xD800) << 10U) + (c - 0xDC00);
      if (!low) AppendCodePoint(kReplacement, out);
      high = 0;
    } else if (low) {
      c = kReplacement;
    }
    if (c >= 0xD800 && c <= 0xDBFF) {
      high = c;
    } else if (c != 0) {
      AppendCodePoint(c, out);
    }
  }
  if (high != 0) AppendCodePoint(kReplacement, out);
}

void BiffCursor::AppendBytes(uint32_t count, std::string& out) {
  while (count > 0) {
    if (rest_.empty() && !Continue()) return;
    const size_t part = std::min<size_t>(count, rest_.size());
    out.append(rest_.substr(0, part));
    rest_.remove_prefix(part);
    count -= static_cast<uint32_t>(part);
  }
}

std::string DecodeCodePage(std::string_view bytes, unsigned code_page) {
  std::string text(bytes);
  std::erase(text, '\0');
  if (code_page == 0 || code_page == 936) {
    std::string decoded;
    const DecodeResult result = Decode(TextEncoding::kGb18030, text, decoded);
    if (result.valid && result.used == text.size()) return decoded;
    code_page = code_page == 0 ? 1252 : code_page;
  }
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(fmt::format("cp{}", code_page).c_str(), &status);
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    converter = ucnv_open("windows-1252", &status);
  }
  std::string decoded;
  if (U_SUCCESS(status)) {
    decoded.resize(text.size() * 4);
    const int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, converter, decoded.data(), static_cast<int32_t>(decoded.size()),
                                            text.data(), static_cast<int32_t>(text.size()), &status);
    decoded.resize(U_SUCCESS(status) ? static_cast<size_t>(size) : 0);
    ucnv_close(converter);
  }
  std::erase(decoded, '\0');
  return decoded;
}

}  // namespace shouwang::tabular
