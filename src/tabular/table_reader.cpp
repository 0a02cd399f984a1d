#include "tabular/table_reader.h"

#include <algorithm>
#include <array>

#include "tabular/messages.h"
#include "tabular/read_job.h"
#include "tabular/text_encoding.h"
#include "tabular/xlsx_workbook.h"
#include "tabular/zip_archive.h"

namespace shouwang::tabular {
namespace {

constexpr std::string_view kOleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string Extension(std::string_view name) {
  const size_t dot = name.rfind('.');
  std::string extension(dot == std::string_view::npos ? "" : name.substr(dot));
  for (char& c : extension) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return extension;
}

bool IsTextExtension(std::string_view extension) {
  return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

bool IsWorkbookExtension(std::string_view extension) {
  return extension == ".xlsx" || extension == ".xls" || extension == ".ods";
}

// The beginning of a text file in lower-case ASCII, zero bytes (UTF-16), blanks and a byte order mark
// dropped.
std::string TextHead(std::string_view head) {
  std::string text;
  for (const char c : head) {
    if (c <= ' ') continue;  // bytes above 0x7F are negative: marks and Chinese text
    text += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return text;
}

// Web pages and XML that reporting systems give the ending .xls: Excel opens them, so users believe they are
// workbooks.
Status RefuseMarkup(const ReadJob& job, std::string_view head) {
  const std::string text = TextHead(head);
  for (const std::string_view mark :
       {"<html", "<!doctypehtml", "<table", "<head", "<meta", "<body", "<style", "<div"}) {
    if (text.starts_with(mark)) {
      return Fail(ErrorCode::kInput, messages::kHtmlTable, job.file, messages::kSaveAsXlsxHint);
    }
  }
  if (text.starts_with("<?xml") && text.find("<html") != std::string::npos) {
    return Fail(ErrorCode::kInput, messages::kHtmlTable, job.file, messages::kSaveAsXlsxHint);
  }
  if (text.starts_with("<?xml") || text.starts_with("mime-version:")) {
    return Fail(ErrorCode::kInput, messages::kXmlSpreadsheet, job.file, messages::kSaveAsXlsxHint);
  }
  return {};
}

Status ReadZip(const ReadJob& job) {
  auto archive = ZipArchive::Open(job.source, job.limits, job.file);
  if (!archive) return Fail(archive.error());
  if (LooksLikeXlsx(**archive)) return ReadXlsx(job, **archive);
  if ((*archive)->Has("content.xml")) return ReadOds(job, **archive);
  return Fail(ErrorCode::kInput, messages::kNotAWorkbook, job.file, messages::kNotAWorkbookHint);
}

// Files are read as what they are, whatever their ending says.
Status ReadByContent(const ReadJob& job) {
  std::string head(1024, '\0');
  auto got = job.source.ReadAt(0, head);
  if (!got) return Fail(got.error());
  head.resize(*got);
  const std::string extension = Extension(job.file);
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return ReadZip(job);
  if (head.starts_with(kOleMagic)) return ReadXls(job);
  const bool workbook = IsWorkbookExtension(extension);
  if (workbook && head.empty()) {
    return Fail(ErrorCode::kInput, messages::kEmptyWorkbook, job.file, messages::kEmptyWorkbookHint);
  }
  // A bare BIFF stream: the record "beginning of file" of Excel 2 to 4.
  const bool bare = head.size() > 4 && head[0] == 9 && head[1] <= 8 && head[1] % 2 == 0 && head[3] == 0;
  if (bare && head[2] >= 4 && head[2] <= 16) {
    return Fail(ErrorCode::kInput, messages::kOldXls, job.file, messages::kSaveAsXlsxHint);
  }
  if (auto status = RefuseMarkup(job, head); !status) return status;
  if (workbook && !ProveEncoding(job.source, job.file)) {
    return Fail(ErrorCode::kInput, messages::kNotATable, job.file, messages::kNotATableHint);
  }
  return ReadText(job, extension == ".tsv");
}

}  // namespace

bool IsTableFile(const std::filesystem::path& path) {
  const std::string extension = Extension(path.filename().string());
  return IsTextExtension(extension) || IsWorkbookExtension(extension);
}

Status ReadTable(const std::filesystem::path& path, const ReadLimits& limits, RowSink& sink) {
  const std::string file = path.filename().string();
  auto source = OpenFile(path, file);
  if (!source) return Fail(source.error());
  return ReadByContent(ReadJob{file, **source, limits, sink});
}

Status ReadTableBytes(std::string_view name, std::string_view bytes, const ReadLimits& limits, RowSink& sink) {
  const auto source = OpenMemory(bytes);
  return ReadByContent(ReadJob{std::string(name), *source, limits, sink});
}

}  // namespace shouwang::tabular
