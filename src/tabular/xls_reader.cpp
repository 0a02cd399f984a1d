// Worksheets of .xls workbooks. Rows come in order in what Excel writes and are then given on as they are
// read; where a reporting tool wrote the cells by column, their places are sorted first.
#include <algorithm>
#include <bit>

#include "tabular/number_text.h"

#include <fmt/format.h>
#include "tabular/messages.h"
#include "tabular/ole_file.h"
#include "tabular/row_builder.h"
#include "tabular/text_encoding.h"
#include "tabular/xls_workbook.h"

namespace shouwang::tabular {
namespace {

constexpr uint16_t kBof = 0x809;
constexpr uint16_t kEof = 0x0A;
constexpr uint16_t kFormula = 0x06;
constexpr uint16_t kFormula3 = 0x206;
constexpr uint16_t kFormula4 = 0x406;
constexpr uint16_t kNumber = 0x203;
constexpr uint16_t kLabel = 0x204;
constexpr uint16_t kBoolErr = 0x205;
constexpr uint16_t kString = 0x207;
constexpr uint16_t kRk = 0x27E;
constexpr uint16_t kMulRk = 0xBD;
constexpr uint16_t kRString = 0xD6;
constexpr uint16_t kLabelSst = 0xFD;
constexpr int kRecordsToResult = 4;  // SHRFMLA, ARRAY or TABLE may stand between a formula and its text

bool IsCellRecord(const BiffRecord& record) {
  switch (record.type) {
    case kFormula:
    case kFormula3:
    case kFormula4:
    case kNumber:
      return record.data.size() >= 14;
    case kLabel:
    case kBoolErr:
    case kRString:
      return record.data.size() >= 8;
    case kRk:
    case kLabelSst:
      return record.data.size() >= 10;
    case kMulRk:
      return record.data.size() >= 12;
    default:
      return false;
  }
}

double DecodeRk(uint32_t rk) {
  const double value = (rk & 2U) != 0 ? static_cast<int32_t>(rk) >> 2
                                      : std::bit_cast<double>(static_cast<uint64_t>(rk & 0xFFFFFFFCU) << 32U);
  return (rk & 1U) != 0 ? value / 100 : value;
}

std::string_view ErrorName(uint8_t code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
  }
}

struct Place {
  uint16_t row = 0;
  uint64_t offset = 0;
};

class XlsSheetReader {
 public:
  XlsSheetReader(const ReadJob& job, const XlsWorkbook& workbook, const XlsSheet& sheet, BiffStream& stream)
      : job_(job), workbook_(workbook), sheet_(sheet), stream_(stream), rows_(job, sheet.info.name) {}

  Status Read() {
    bool ordered = true;
    uint32_t last = 0;
    const bool whole = Walk([&](const BiffRecord& record, uint64_t) {
      const uint32_t row = BiffU16(record.data, 0);
      ordered = ordered && row >= last;
      last = row;
      return true;
    });
    if (!whole) return Broken();
    if (ordered) {
      Walk([&](const BiffRecord& record, uint64_t) { return Take(record); });
    } else {
      ReadSorted();
    }
    if (wanted_ && !rows_.failed()) rows_.FinishRow();
    if (rows_.failed()) return Fail(rows_.error());
    job_.sink.EndSheet(rows_.last_row());
    return {};
  }

 private:
  Status Broken() const {
    return Fail(ErrorCode::kInput, fmt::format(messages::kBrokenXls, messages::kBiffRecord),
                fmt::format(messages::kAtSheet, job_.file, sheet_.info.name), messages::kBrokenHint);
  }

  // Visits the sheet's cell records until `visit` gives false. Charts inside the sheet have their own BOF and
  // EOF. False when the sheet is cut off.
  template <typename Visit>
  bool Walk(Visit visit) {
    int depth = 0;
    uint64_t offset = sheet_.offset;
    while (const auto record = stream_.At(offset)) {
      if (depth == 0 && record->type != kBof) return false;
      if (record->type == kBof) ++depth;
      if (record->type == kEof && --depth == 0) return true;
      const uint64_t next = record->next;
      if (depth == 1 && IsCellRecord(*record) && !visit(*record, offset)) return true;
      offset = next;
    }
    return false;
  }

  void ReadSorted() {
    std::vector<Place> places;
    Walk([&](const BiffRecord& record, uint64_t offset) {
      places.push_back({BiffU16(record.data, 0), offset});
      return true;
    });
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.row < b.row; });
    for (const Place& place : places) {
      const auto record = stream_.At(place.offset);
      if (!record || !Take(*record)) return;
    }
  }

  // False when the sink wants no more, or after an error.
  bool Take(const BiffRecord& record) {
    const uint32_t row = BiffU16(record.data, 0) + 1U;
    if (row != rows_.row()) {
      wanted_ = rows_.FinishRow();
      if (!wanted_) return false;
      rows_.StartRow(row);
    }
    const uint16_t column = BiffU16(record.data, 2);
    const uint16_t style = BiffU16(record.data, 4);
    const std::string_view data = record.data;
    switch (record.type) {
      case kNumber:
        SetNumber(column, style, BiffDouble(data, 6));
        break;
      case kRk:
        SetNumber(column, style, DecodeRk(BiffU32(data, 6)));
        break;
      case kMulRk:
        for (size_t i = 0; 4 + i * 6 + 6 + 2 <= data.size(); ++i) {
          SetNumber(static_cast<uint32_t>(column + i), BiffU16(data, 4 + i * 6), DecodeRk(BiffU32(data, 6 + i * 6)));
        }
        break;
      case kLabelSst:
        SetShared(column, BiffU32(data, 6));
        break;
      case kLabel:
      case kRString:
        SetText(column, record, 6);
        break;
      case kBoolErr:
        SetFlag(column, static_cast<uint8_t>(data[6]), data[7] != 0);
        break;
      default:
        TakeFormula(record, column, style);
    }
    return !rows_.failed();
  }

  void TakeFormula(const BiffRecord& record, uint16_t column, uint16_t style) {
    const std::string_view data = record.data;
    if (BiffU16(data, 12) != 0xFFFF) {
      SetNumber(column, style, BiffDouble(data, 6));
    } else if (data[6] == 1 || data[6] == 2) {
      SetFlag(column, static_cast<uint8_t>(data[8]), data[6] == 2);
    } else if (data[6] == 0) {
      uint64_t offset = record.next;
      for (int i = 0; i < kRecordsToResult; ++i) {
        const auto result = stream_.At(offset);
        if (!result || IsCellRecord(*result)) break;
        if (result->type == kString) {
          SetText(column, *result, 0);
          break;
        }
        offset = result->next;
      }
    }
  }

  void SetNumber(uint32_t column, uint16_t style, double value) {
    FormatNumber(value, number_);
    const bool date = style < workbook_.date_styles.size() && workbook_.date_styles[style];
    rows_.SetNumber(column, number_.text, number_.value, date);
  }

  void SetShared(uint32_t column, uint32_t index) {
    if (index >= workbook_.strings.size()) {
      rows_.Refuse(messages::kBadSharedString, messages::kBrokenHint);
      return;
    }
    rows_.SetText(column, workbook_.strings[index]);
  }

  void SetText(uint32_t column, const BiffRecord& record, size_t skip) {
    BiffCursor cursor(stream_, record, skip);
    const uint32_t count = cursor.U16();
    const std::string text = ReadBiffText(cursor, count, workbook_);
    if (!cursor.ok() || !IsCellText(text)) {
      rows_.Refuse(messages::kBadCellText, messages::kBrokenHint);
      return;
    }
    rows_.SetText(column, rows_.CopyText(text));
  }

  void SetFlag(uint32_t column, uint8_t value, bool error) {
    if (error) {
      rows_.SetText(column, ErrorName(value), CellKind::kError);
    } else {
      rows_.SetText(column, value != 0 ? "TRUE" : "FALSE");
    }
  }

  const ReadJob& job_;
  const XlsWorkbook& workbook_;
  const XlsSheet& sheet_;
  BiffStream& stream_;
  RowBuilder rows_;
  NumberText number_;
  bool wanted_ = true;
};

// The container knows no file name.
tl::unexpected<Error> WithFile(Error error, const ReadJob& job) {
  error.where = job.file;
  return Fail(std::move(error));
}

}  // namespace

Status ReadXls(const ReadJob& job) {
  auto ole = OleFile::Open(job.source);
  if (!ole) return WithFile(ole.error(), job);
  if ((*ole)->Has("encryptedpackage")) {
    return Fail(ErrorCode::kInput, messages::kEncrypted, job.file, messages::kEncryptedHint);
  }
  const char* name = (*ole)->Has("workbook") ? "workbook" : "book";
  if (!(*ole)->Has(name)) {
    return Fail(ErrorCode::kInput, messages::kNoWorkbook, job.file, messages::kNotATableHint);
  }
  auto source = (*ole)->OpenStream(name);
  if (!source) return WithFile(source.error(), job);
  BiffStream stream(**source);
  auto workbook = ReadXlsWorkbook(job, stream);
  if (!workbook) return Fail(workbook.error());
  for (const XlsSheet& sheet : workbook->sheets) {
    if (!job.sink.BeginSheet(sheet.info)) continue;
    if (auto status = XlsSheetReader(job, *workbook, sheet, stream).Read(); !status) return status;
  }
  return {};
}

}  // namespace shouwang::tabular
