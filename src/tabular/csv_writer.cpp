#include "tabular/csv_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "tabular/writer_messages.h"

namespace shouwang::tabular {
namespace {

constexpr int kNoFile = -1;  // kept in memory
constexpr size_t kBufferBytes = 256U << 10U;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// -500, -1,234.5: a minus, a digit, then digits, thousands separators and one point.
bool IsNegativeNumber(std::string_view text) {
  if (text.size() < 2 || text[0] != '-' || !IsDigit(text[1]) || !IsDigit(text.back())) return false;
  bool point = false;
  for (const char c : text.substr(2)) {
    if (c == '.' && !point) {
      point = true;
    } else if (!IsDigit(c) && (c != ',' || point)) {
      return false;
    }
  }
  return true;
}

// Bytes that make quotes necessary.
bool NeedsQuotes(std::string_view text) {
  for (const char c : text) {
    if (c == ',' || c == '"' || c == '\n' || c == '\r') return true;
  }
  return false;
}

tl::unexpected<Error> WriteError(const std::filesystem::path& path, int error) {
  return Fail(ErrorCode::kOutput, fmt::format(messages::kCannotWrite, std::generic_category().message(error)),
              path.string(), messages::kCannotWriteHint);
}

}  // namespace

bool LooksLikeFormula(std::string_view text) {
  if (text.empty()) return false;
  switch (text[0]) {
    case '=':
    case '+':
    case '@':
    case '\t':
    case '\r':
      return true;
    case '-':
      return text.size() > 1 && !IsNegativeNumber(text);
    case '\xEF':  // full-width forms, which a Chinese Excel takes for the plain ones
      return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("＠") ||
             (text.starts_with("－") && text != "－");
    default:
      return false;
  }
}

std::string Neutralised(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 1);
  if (LooksLikeFormula(text)) result += '\'';
  return result.append(text);
}

Result<std::unique_ptr<CsvWriter>> CsvWriter::Create(const std::filesystem::path& path, const CsvOptions& options) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return WriteError(path, errno);
  return std::unique_ptr<CsvWriter>(new CsvWriter(path, file, options));
}

std::unique_ptr<CsvWriter> CsvWriter::InMemory(const CsvOptions& options) {
  return std::unique_ptr<CsvWriter>(new CsvWriter({}, kNoFile, options));
}

CsvWriter::CsvWriter(std::filesystem::path path, int file, const CsvOptions& options)
    : path_(std::move(path)), file_(file), options_(options) {
  buffer_.reserve(kBufferBytes + (64U << 10U));
  if (options_.bom) buffer_ = "\xEF\xBB\xBF";
}

CsvWriter::~CsvWriter() {
  if (file_ >= 0) ::close(file_);
}

void CsvWriter::Field(std::string_view text) {
  const size_t before = buffer_.size();
  if (row_fields_++ > 0) buffer_ += ',';
  const bool apostrophe = options_.neutralise && LooksLikeFormula(text);
  if (NeedsQuotes(text)) {
    buffer_ += '"';
    if (apostrophe) buffer_ += '\'';
    for (size_t quote; (quote = text.find('"')) != text.npos; text.remove_prefix(quote + 1)) {
      buffer_.append(text.substr(0, quote + 1)) += '"';
    }
    buffer_.append(text) += '"';
  } else {
    if (apostrophe) buffer_ += '\'';
    buffer_.append(text);
  }
  row_bytes_ += buffer_.size() - before;
}

void CsvWriter::EndRow() {
  if (row_fields_ == 1 && row_bytes_ == 0) buffer_ += "\"\"";  // else the record would be a blank line
  buffer_ += '\n';
  row_fields_ = 0;
  row_bytes_ = 0;
  if (file_ != kNoFile && buffer_.size() >= kBufferBytes) Flush();
}

void CsvWriter::Row(std::span<const std::string_view> fields) {
  for (const std::string_view field : fields) Field(field);
  EndRow();
}

void CsvWriter::Flush() {
  std::string_view rest = buffer_;
  while (error_ == 0 && !rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

std::string CsvWriter::Take() {
  if (row_fields_ > 0) EndRow();
  return std::move(buffer_);
}

Status CsvWriter::Close() {
  if (row_fields_ > 0) EndRow();
  Flush();
  if (file_ >= 0 && ::close(file_) != 0 && error_ == 0) error_ = errno;
  file_ = -1;
  if (error_ != 0) return WriteError(path_, error_);
  return {};
}

}  // namespace shouwang::tabular
