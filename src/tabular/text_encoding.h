// The encodings of text files: proven on the whole file first, then decoded as a stream.
//
// GB18030 is decoded by tables made once from ICU's converter (a converter call a chunk is several times
// slower), strictly: every byte sequence that GB18030 does not define is an error. Private-use and four-byte
// characters are kept.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "tabular/byte_source.h"

namespace shouwang::tabular {

enum class TextEncoding : uint8_t { kUtf8, kGb18030, kUtf16Le, kUtf16Be };

struct ProvenEncoding {
  TextEncoding encoding = TextEncoding::kUtf8;
  uint32_t bom_bytes = 0;  // to be skipped
};

// Reads all of `source` once or twice. A byte order mark decides; then valid UTF-8; then valid GB18030;
// UTF-16 without a mark is known by its zero bytes. Text whose non-ASCII characters are all two-byte
// sequences that are also common characters of GB2312 is taken as GB18030 (the "联通" trap).
Result<ProvenEncoding> ProveEncoding(const ByteSource& source, std::string_view file);

// What a check of some bytes found: the bytes up to `good` are valid; when `broken`, those at `good` are not.
// Otherwise the rest is the beginning of a character that goes on in the next bytes.
struct EncodingCheck {
  size_t good = 0;
  bool broken = false;
  bool nul = false;        // broken by a zero byte
  bool only_pairs = true;  // UTF-8: each non-ASCII character is also a pair of GB2312
  bool any_wide = false;   // there is a non-ASCII character
};
EncodingCheck CheckUtf8(std::string_view bytes);
EncodingCheck CheckGb18030(std::string_view bytes);
EncodingCheck CheckUtf16(std::string_view bytes, bool big_endian);

// Valid UTF-8 without zero bytes: what may be given on as the text of a cell.
bool IsCellText(std::string_view text);

// Appends the UTF-8 form of `bytes` to `out`; returns how many bytes it used: fewer than all when a character
// is cut off at the end. Nothing when the bytes are not valid.
struct DecodeResult {
  size_t used = 0;
  bool valid = true;
};
DecodeResult Decode(TextEncoding encoding, std::string_view bytes, std::string& out);

// `raw` as a stream of UTF-8. Invalid bytes give an error that names `file`.
std::unique_ptr<ByteStream> DecodedStream(std::unique_ptr<ByteStream> raw, TextEncoding encoding,
                                          std::string_view file);

}  // namespace shouwang::tabular
