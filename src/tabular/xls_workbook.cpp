#include "tabular/xls_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "tabular/date_format.h"
#include "tabular/messages.h"

namespace shouwang::tabular {
namespace {

constexpr uint16_t kBof = 0x809;
constexpr uint16_t kEof = 0x0A;
constexpr uint16_t kFilePass = 0x2F;
constexpr uint16_t kCodePage = 0x42;
constexpr uint16_t kDateMode = 0x22;
constexpr uint16_t kFormat = 0x41E;
constexpr uint16_t kXf = 0xE0;
constexpr uint16_t kBoundSheet = 0x85;
constexpr uint16_t kSst = 0xFC;
constexpr uint16_t kBiff8 = 0x600;
constexpr uint16_t kBiff5 = 0x500;
constexpr uint8_t kRichText = 8;
constexpr uint8_t kPhonetic = 4;

class GlobalsReader {
 public:
  GlobalsReader(const ReadJob& job, BiffStream& stream) : job_(job), stream_(stream) {}

  Result<XlsWorkbook> Read() {
    auto record = stream_.At(0);
    if (!record) return Broken(messages::kBiffRecord);
    const uint16_t version = record->data.size() >= 4 ? BiffU16(record->data, 0) : 0;
    if (record->type != kBof || (version != kBiff8 && version != kBiff5)) {
      return Fail(ErrorCode::kInput, messages::kOldXls, job_.file, messages::kSaveAsXlsxHint);
    }
    workbook_.biff8 = version == kBiff8;
    while (true) {
      record = stream_.At(record->next);
      if (!record) return Broken(messages::kBiffRecord);
      if (record->type == kEof) break;
      if (record->type == kFilePass) {
        return Fail(ErrorCode::kInput, messages::kEncrypted, job_.file, messages::kEncryptedHint);
      }
      if (auto status = Take(*record); !status) return Fail(status.error());
    }
    for (const uint16_t id : style_formats_) {
      const auto custom = formats_.find(id);
      workbook_.date_styles.push_back(custom != formats_.end() ? custom->second : IsBuiltinDateFormat(id));
    }
    for (XlsSheet& sheet : workbook_.sheets) sheet.info.date1904 = date1904_;
    return std::move(workbook_);
  }

 private:
  tl::unexpected<Error> Broken(const char* part) const {
    return Fail(ErrorCode::kInput, fmt::format(messages::kBrokenXls, part), job_.file, messages::kBrokenHint);
  }

  // `record.next` stays good, though a cursor may move the stream on.
  Status Take(const BiffRecord& record) {
    const std::string_view data = record.data;
    if (record.type == kCodePage && data.size() >= 2) workbook_.code_page = BiffU16(data, 0);
    if (record.type == kDateMode && data.size() >= 2) date1904_ = BiffU16(data, 0) != 0;
    if (record.type == kXf && data.size() >= 4) style_formats_.push_back(BiffU16(data, 2));
    if (record.type == kFormat && data.size() >= 3) {
      const uint16_t id = BiffU16(data, 0);
      BiffCursor cursor(stream_, record, 2);
      const uint32_t count = workbook_.biff8 ? cursor.U16() : cursor.U8();
      formats_[id] = IsDateFormatCode(ReadBiffText(cursor, count, workbook_));
    }
    if (record.type == kBoundSheet && data.size() >= 7) return AddSheet(record);
    if (record.type == kSst && data.size() >= 8) return ReadStrings(record);
    return {};
  }

  Status AddSheet(const BiffRecord& record) {
    XlsSheet sheet;
    sheet.offset = BiffU32(record.data, 0);
    sheet.info.index = sheet_count_++;
    sheet.info.hidden = (record.data[4] & 3) != 0;
    const bool worksheet = record.data[5] == 0;
    if (sheet_count_ > job_.limits.max_sheets) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kTooManySheets, job_.limits.max_sheets), job_.file,
                  messages::kTooManySheetsHint);
    }
    BiffCursor cursor(stream_, record, 6);
    const uint32_t count = cursor.U8();
    sheet.info.name = ReadBiffText(cursor, count, workbook_);
    if (worksheet) workbook_.sheets.push_back(std::move(sheet));
    return {};
  }

  Status ReadStrings(const BiffRecord& record) {
    const uint32_t strings = BiffU32(record.data, 4);
    const uint64_t max_bytes = std::min<uint64_t>(job_.limits.max_shared_string_bytes, UINT32_MAX);
    BiffCursor cursor(stream_, record, 8);
    std::string text;
    for (uint32_t i = 0; i < strings; ++i) {
      text.clear();
      const uint32_t count = cursor.U16();
      const uint8_t flags = cursor.U8();
      const uint32_t runs = (flags & kRichText) != 0 ? cursor.U16() : 0;
      const uint32_t phonetic_bytes = (flags & kPhonetic) != 0 ? cursor.U32() : 0;
      cursor.AppendCharacters(count, flags, text);
      cursor.Skip(uint64_t{runs} * 4 + phonetic_bytes);
      if (!cursor.ok()) return Broken(messages::kBiffStrings);
      workbook_.strings.Add(text);
      if (workbook_.strings.bytes() > max_bytes) {
        return Fail(ErrorCode::kInput, fmt::format(messages::kTooManyStrings, max_bytes), job_.file,
                    messages::kZipBombHint);
      }
    }
    return {};
  }

  const ReadJob& job_;
  BiffStream& stream_;
  XlsWorkbook workbook_;
  bool date1904_ = false;
  uint32_t sheet_count_ = 0;
  std::unordered_map<uint16_t, bool> formats_;
  std::vector<uint16_t> style_formats_;
};

}  // namespace

std::string ReadBiffText(BiffCursor& cursor, uint32_t count, const XlsWorkbook& workbook) {
  std::string text;
  if (workbook.biff8) {
    const uint8_t flags = cursor.U8();
    if ((flags & kRichText) != 0) cursor.U16();
    if ((flags & kPhonetic) != 0) cursor.U32();
    cursor.AppendCharacters(count, flags, text);
    return text;
  }
  cursor.AppendBytes(count, text);
  return DecodeCodePage(text, workbook.code_page);
}

Result<XlsWorkbook> ReadXlsWorkbook(const ReadJob& job, BiffStream& stream) {
  return GlobalsReader(job, stream).Read();
}

}  // namespace shouwang::tabular
