// Which encoding a text file is in, proven on all its bytes.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "tabular/messages.h"
#include "tabular/text_encoding.h"

namespace shouwang::tabular {
namespace {

constexpr size_t kChunkBytes = 256U << 10U;

struct FileCheck {
  EncodingCheck check;  // of the whole file; `good` unused
  uint64_t good = 0;
};

// Runs a check of bytes over the whole source, carrying cut-off characters from chunk to chunk.
template <typename Check>
Result<FileCheck> CheckAll(const ByteSource& source, uint64_t offset, Check check) {
  std::vector<char> buffer(kChunkBytes);
  FileCheck all;
  all.good = offset;
  while (true) {
    auto got = source.ReadAt(all.good, buffer);
    if (!got) return Fail(got.error());
    if (*got == 0) return all;
    const EncodingCheck part = check(std::string_view(buffer.data(), *got));
    all.good += part.good;
    all.check.any_wide |= part.any_wide;
    all.check.only_pairs &= part.only_pairs;
    all.check.nul = part.nul;
    // A chunk that gives nothing is a character cut off by the end of the file.
    all.check.broken = part.broken || part.good == 0;
    if (all.check.broken) return all;
  }
}

// The 1-based line of a byte, for messages. Only run when there is an error to report.
uint64_t LineOf(const ByteSource& source, uint64_t offset) {
  std::vector<char> buffer(kChunkBytes);
  uint64_t line = 1;
  bool after_cr = false;
  for (uint64_t at = 0; at < offset;) {
    auto got = source.ReadAt(at, std::span(buffer).first(std::min<uint64_t>(buffer.size(), offset - at)));
    if (!got || *got == 0) break;
    for (const char c : std::span(buffer).first(*got)) {
      if (c == '\r' || (c == '\n' && !after_cr)) ++line;
      after_cr = c == '\r';
    }
    at += *got;
  }
  return line;
}

tl::unexpected<Error> EncodingError(const ByteSource& source, std::string_view file, uint64_t offset,
                                    std::string what) {
  return Fail(ErrorCode::kInput, std::move(what), fmt::format(messages::kAtLine, file, LineOf(source, offset)),
              messages::kEncodingHint);
}

struct Mark {
  std::string_view bytes;
  TextEncoding encoding;
  const char* name;
};
constexpr Mark kMarks[] = {
    {"\xEF\xBB\xBF", TextEncoding::kUtf8, "UTF-8"},
    {"\xFF\xFE", TextEncoding::kUtf16Le, "UTF-16"},
    {"\xFE\xFF", TextEncoding::kUtf16Be, "UTF-16"},
    {"\x84\x31\x95\x33", TextEncoding::kGb18030, "GB18030"},
};

Result<FileCheck> CheckAs(const ByteSource& source, uint64_t offset, TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::kUtf8:
      return CheckAll(source, offset, CheckUtf8);
    case TextEncoding::kGb18030:
      return CheckAll(source, offset, CheckGb18030);
    default:
      return CheckAll(source, offset, [encoding](std::string_view bytes) {
        return CheckUtf16(bytes, encoding == TextEncoding::kUtf16Be);
      });
  }
}

// UTF-16 without a mark: zero bytes in at least a tenth of the units, most of them in the same half (一 is
// U+4E00).
const Mark* MarkByZeros(std::string_view head) {
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == 0) ++zeros[i % 2];
  }
  if (zeros[0] + zeros[1] < head.size() / 20 + 1) return nullptr;
  if (zeros[1] > 2 * zeros[0]) return &kMarks[1];
  return zeros[0] > 2 * zeros[1] ? &kMarks[2] : nullptr;
}

Result<ProvenEncoding> ProveMarked(const ByteSource& source, std::string_view file, const Mark& mark,
                                   uint32_t bom_bytes) {
  auto all = CheckAs(source, bom_bytes, mark.encoding);
  if (!all) return Fail(all.error());
  if (!all->check.broken) return ProvenEncoding{mark.encoding, bom_bytes};
  if (all->check.nul) {
    return EncodingError(source, file, all->good, fmt::format(messages::kNulByte, all->good));
  }
  return EncodingError(source, file, all->good,
                       fmt::format(messages::kBrokenEncoding, mark.name, all->good, mark.name));
}

}  // namespace

Result<ProvenEncoding> ProveEncoding(const ByteSource& source, std::string_view file) {
  std::string head(4096, '\0');
  auto got = source.ReadAt(0, head);
  if (!got) return Fail(got.error());
  head.resize(*got);
  for (const Mark& mark : kMarks) {
    if (head.starts_with(mark.bytes)) {
      return ProveMarked(source, file, mark, static_cast<uint32_t>(mark.bytes.size()));
    }
  }
  if (const Mark* mark = MarkByZeros(head)) return ProveMarked(source, file, *mark, 0);

  auto utf8 = CheckAs(source, 0, TextEncoding::kUtf8);
  if (!utf8) return Fail(utf8.error());
  const bool trap = utf8->check.any_wide && utf8->check.only_pairs;
  if (!utf8->check.broken && !trap) return ProvenEncoding{};
  auto gb = CheckAs(source, 0, TextEncoding::kGb18030);
  if (!gb) return Fail(gb.error());
  if (!gb->check.broken) return ProvenEncoding{TextEncoding::kGb18030, 0};
  if (!utf8->check.broken) return ProvenEncoding{};
  // The encoding that fits further is the likelier one: its offset is where to look.
  const FileCheck& further = gb->good >= utf8->good ? *gb : *utf8;
  return EncodingError(source, file, further.good,
                       further.check.nul ? fmt::format(messages::kNulByte, further.good)
                                         : fmt::format(messages::kUnknownEncoding, further.good));
}

}  // namespace shouwang::tabular
