#include "tabular/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "tabular/messages.h"
#include "tabular/text_encoding.h"

namespace shouwang::tabular {
namespace {

constexpr size_t kBlockBytes = 64;
constexpr size_t kPadding = kBlockBytes;
constexpr size_t kChunkBytes = 256U << 10U;
constexpr size_t kDetectBytes = 64U << 10U;
constexpr size_t kDetectRecords = 20;

// One bit for each of 64 bytes that is the delimiter, a quote or a line break.
uint64_t SpecialBits(const char* block, char delimiter) {
  uint64_t bits = 0;
#ifdef __SSE2__
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  const __m128i quotes = _mm_set1_epi8('"');
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r');
  for (unsigned i = 0; i < 4; ++i) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + i);
    const __m128i fields = _mm_or_si128(_mm_cmpeq_epi8(part, delimiters), _mm_cmpeq_epi8(part, quotes));
    const __m128i lines = _mm_or_si128(_mm_cmpeq_epi8(part, feeds), _mm_cmpeq_epi8(part, returns));
    const int found = _mm_movemask_epi8(_mm_or_si128(fields, lines));
    bits |= static_cast<uint64_t>(static_cast<unsigned>(found)) << (i * 16);
  }
#else
  for (unsigned i = 0; i < kBlockBytes; ++i) {
    const char c = block[i];
    if (c == delimiter || c == '"' || c == '\n' || c == '\r') bits |= uint64_t{1} << i;
  }
#endif
  return bits;
}

// Takes the quotes out of a field in place: `"` switches between quoted and plain text, `""` inside quotes is
// a quote.
std::string_view Unquote(char* begin, const char* end) {
  char* out = begin;
  bool quoted = true;
  for (const char* at = begin + 1; at < end; ++at) {
    if (*at != '"' || !quoted) {
      *out++ = *at;
    } else if (at + 1 < end && at[1] == '"') {
      *out++ = *at++;
    } else {
      quoted = false;
    }
  }
  return {begin, static_cast<size_t>(out - begin)};
}

struct DelimiterCount {
  size_t records = 0;  // that have the most usual number of delimiters
  size_t delimiters = 0;
};

DelimiterCount CountDelimiters(std::string_view head, char delimiter) {
  std::vector<size_t> counts;
  size_t count = 0;
  bool quoted = false;
  bool blank = true;
  for (size_t i = 0; i <= head.size() && counts.size() < kDetectRecords; ++i) {
    const char c = i < head.size() ? head[i] : '\n';
    if (c == '"') quoted = !quoted;
    if (quoted && i < head.size()) continue;
    if (c == '\n' || c == '\r') {
      if (!blank && count > 0) counts.push_back(count);
      count = 0;
      blank = true;
      continue;
    }
    blank = false;
    if (c == delimiter) ++count;
  }
  DelimiterCount best;
  for (const size_t candidate : counts) {
    const auto records = static_cast<size_t>(std::count(counts.begin(), counts.end(), candidate));
    if (records > best.records || (records == best.records && candidate > best.delimiters)) {
      best = {records, candidate};
    }
  }
  return best;
}

}  // namespace

char DetectDelimiter(std::string_view head) {
  char best_delimiter = ',';
  DelimiterCount best;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    const DelimiterCount found = CountDelimiters(head.substr(0, kDetectBytes), delimiter);
    const bool better =
        found.records > best.records || (found.records == best.records && found.delimiters > best.delimiters);
    if (better) {
      best = found;
      best_delimiter = delimiter;
    }
  }
  return best_delimiter;
}

CsvReader::CsvReader(const ReadJob& job, ByteStream& input, char delimiter)
    : job_(job), input_(input), delimiter_(delimiter), buffer_(kChunkBytes + kPadding), cells_(64) {
  record_ = end_ = buffer_.data();
}

Status CsvReader::Run() {
  if (!job_.sink.BeginSheet(SheetInfo{})) return {};
  if (auto status = Refill(); !status) return status;
  if (delimiter_ == 0) delimiter_ = DetectDelimiter({record_, static_cast<size_t>(end_ - record_)});
  Restart();
  while (record_ != end_ || !at_end_of_input_) {
    const Outcome outcome = ParseRecord();
    if (outcome == Outcome::kError) return Fail(*error_);
    if (outcome == Outcome::kNeedMore) {
      if (auto status = Refill(); !status) return status;
      Restart();
      continue;
    }
    if (!Deliver()) break;
    if (error_) return Fail(*error_);
    record_ += next_record_ - record_;
    line_ += inner_lines_ + 1;
  }
  job_.sink.EndSheet(row_);
  return {};
}

// Moves the unfinished record to the head of the buffer and fills the rest. It is parsed again from its
// beginning, which is cheap since a buffer holds thousands of records; the buffer doubles when one record
// fills it.
Status CsvReader::Refill() {
  const auto kept = static_cast<size_t>(end_ - record_);
  if (kept > job_.limits.max_record_bytes) {
    Refuse(line_, fmt::format(messages::kRecordTooLong, job_.limits.max_record_bytes), messages::kRecordTooLongHint);
    return Fail(*error_);
  }
  if (kept > 0) std::memmove(buffer_.data(), record_, kept);
  if (kept * 2 > buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const size_t capacity = buffer_.size() - kPadding;
  size_t filled = kept;
  while (filled < capacity && !at_end_of_input_) {
    auto got = input_.Read(std::span(buffer_).subspan(filled, capacity - filled));
    if (!got) return Fail(got.error());
    filled += *got;
    at_end_of_input_ = *got == 0;
  }
  record_ = buffer_.data();
  end_ = record_ + filled;
  std::memset(end_, 0, kPadding);
  return {};
}

void CsvReader::Restart() {
  block_ = record_;
  special_ = SpecialBits(block_, delimiter_);
}

// The next delimiter, quote or line break; end_ when there is none.
inline const char* CsvReader::NextSpecial() {
  while (special_ == 0) {
    if (end_ - block_ <= static_cast<ptrdiff_t>(kBlockBytes)) return end_;
    block_ += kBlockBytes;
    special_ = SpecialBits(block_, delimiter_);
  }
  const char* at = block_ + __builtin_ctzll(special_);
  special_ &= special_ - 1;
  return at;
}

CsvReader::Outcome CsvReader::Refuse(uint64_t line, std::string what, const char* hint) {
  error_ = LineError(job_, line, std::move(what), hint);
  return Outcome::kError;
}

inline bool CsvReader::AddField(const char* begin, const char* end) {
  const auto size = static_cast<size_t>(end - begin);
  if (size > job_.limits.max_cell_bytes) {
    Refuse(line_ + inner_lines_, fmt::format(messages::kCellTooLong, job_.limits.max_cell_bytes),
           messages::kCellTooLongHint);
    return false;
  }
  if (cell_count_ == cells_.size()) cells_.resize(cells_.size() * 2);
  if (cell_count_ == job_.limits.max_columns) {
    Refuse(line_, fmt::format(messages::kTooManyColumns, job_.limits.max_columns), messages::kTooManyColumnsHint);
    return false;
  }
  Cell& cell = cells_[cell_count_++];
  cell.kind = size == 0 ? CellKind::kBlank : CellKind::kText;
  cell.text = {begin, size};
  if (size != 0) used_cells_ = cell_count_;
  return true;
}

CsvReader::Outcome CsvReader::ParseRecord() {
  cell_count_ = used_cells_ = 0;
  inner_lines_ = 0;
  quoted_.clear();
  const char* field = record_;
  while (true) {
    const char* at = NextSpecial();
    if (at != end_ && *at == '"') {
      if (at != field) continue;
      const Outcome outcome = ParseQuotedField(at);
      if (outcome != Outcome::kRecord) return outcome;
      quoted_.push_back(static_cast<uint32_t>(cell_count_));
    }
    if (at == end_ && !at_end_of_input_) return Outcome::kNeedMore;
    if (!AddField(field, at)) return Outcome::kError;
    if (at == end_ || *at != delimiter_) return EndRecord(at);
    field = at + 1;
  }
}

// `at` is the opening quote; moves it to the delimiter or line break that ends the field, or to end_.
CsvReader::Outcome CsvReader::ParseQuotedField(const char*& at) {
  const uint64_t first_line = line_ + inner_lines_;
  while (true) {
    at = NextSpecial();
    if (at == end_) {
      if (!at_end_of_input_ && end_ - record_ <= static_cast<ptrdiff_t>(job_.limits.max_record_bytes)) {
        return Outcome::kNeedMore;
      }
      return Refuse(first_line, messages::kUnclosedQuote, messages::kUnclosedQuoteHint);
    }
    if (*at == '\n' || (*at == '\r' && at[1] != '\n')) ++inner_lines_;
    if (*at != '"') continue;
    if (at + 1 == end_ && !at_end_of_input_) return Outcome::kNeedMore;
    if (at[1] != '"') break;
    NextSpecial();
  }
  do {
    at = NextSpecial();
  } while (at != end_ && *at == '"');
  return Outcome::kRecord;
}

// `at` is the line break that ends the record, or end_.
CsvReader::Outcome CsvReader::EndRecord(const char* at) {
  next_record_ = at;
  if (at == end_) return Outcome::kRecord;
  if (*at == '\r') {
    if (at + 1 == end_ && !at_end_of_input_) return Outcome::kNeedMore;
    if (at[1] == '\n') next_record_ = NextSpecial();
  }
  ++next_record_;
  return Outcome::kRecord;
}

bool CsvReader::Deliver() {
  if (static_cast<size_t>(next_record_ - record_) > job_.limits.max_record_bytes) {
    Refuse(line_, fmt::format(messages::kRecordTooLong, job_.limits.max_record_bytes), messages::kRecordTooLongHint);
    return true;
  }
  if (row_ == job_.limits.max_rows) {
    Refuse(line_, fmt::format(messages::kTooManyRows, job_.limits.max_rows), messages::kTooManyRowsHint);
    return true;
  }
  ++row_;
  if (used_cells_ == 0) return true;
  for (const uint32_t index : quoted_) {
    Cell& cell = cells_[index];
    char* begin = record_ + (cell.text.data() - record_);
    cell.text = Unquote(begin, begin + cell.text.size());
    if (cell.text.empty()) cell.kind = CellKind::kBlank;
  }
  while (used_cells_ > 0 && cells_[used_cells_ - 1].kind == CellKind::kBlank) --used_cells_;
  if (used_cells_ == 0) return true;
  return job_.sink.Row(row_, std::span(cells_).first(used_cells_));
}

Status ReadText(const ReadJob& job, bool tab_separated) {
  auto proven = ProveEncoding(job.source, job.file);
  if (!proven) return Fail(proven.error());
  auto raw = std::make_unique<SourceStream>(job.source, proven->bom_bytes);
  std::unique_ptr<ByteStream> input = std::move(raw);
  if (proven->encoding != TextEncoding::kUtf8) {
    input = DecodedStream(std::move(input), proven->encoding, job.file);
  }
  return CsvReader(job, *input, tab_separated ? '\t' : '\0').Run();
}

}  // namespace shouwang::tabular
