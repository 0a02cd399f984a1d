// Workbooks of Excel 97–2003: BIFF8 records in an OLE2 compound file, the least that readers ask for.
//
// Sources: [MS-XLS] 2.4 (records) and [MS-CFB] 2 (compound file). Strings are in one shared table that is cut
// into CONTINUE records between strings only.
#include <bit>
#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include "base/text.h"
#include "demo/table_writer.h"

namespace shouwang::demo {
namespace {

constexpr size_t kMaxRecord = 8224;
constexpr uint32_t kMaxRows = 65536;
constexpr uint16_t kPlainStyle = 15;  // the first cell style; 0 to 14 are base styles
constexpr uint16_t kDateStyle = 16;

// Little-endian bytes.
class Bytes {
 public:
  Bytes& U8(uint8_t value) {
    data_ += static_cast<char>(value);
    return *this;
  }
  Bytes& U16(uint32_t value) { return U8(value & 0xFFU).U8(value >> 8U & 0xFFU); }
  Bytes& U32(uint32_t value) { return U16(value & 0xFFFFU).U16(value >> 16U); }
  Bytes& F64(double value) {
    const auto bits = std::bit_cast<uint64_t>(value);
    return U32(static_cast<uint32_t>(bits)).U32(static_cast<uint32_t>(bits >> 32U));
  }
  Bytes& Raw(const std::string& bytes) {
    data_ += bytes;
    return *this;
  }
  Bytes& Zeros(size_t count) {
    data_.append(count, '\0');
    return *this;
  }
  Bytes& Record(uint16_t id, const Bytes& body) {
    return U16(id).U16(static_cast<uint32_t>(body.data_.size())).Raw(body.data_);
  }
  const std::string& data() const { return data_; }
  std::string& data() { return data_; }

 private:
  std::string data_;
};

// UTF-16 code units of UTF-8 text, as little-endian bytes.
std::string Utf16(std::string_view text) {
  Bytes units;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (c < 0x10000) {
      units.U16(c);
    } else {
      units.U16(0xD800U + ((c - 0x10000U) >> 10U)).U16(0xDC00U + ((c - 0x10000U) & 0x3FFU));
    }
  }
  return units.data();
}

Bytes BeginOfStream(uint16_t kind) { return Bytes().U16(0x0600).U16(kind).U16(0x0DBB).U16(0x07CC).U32(0x41).U32(0x06); }

class StringTable {
 public:
  uint32_t Add(const std::string& text) {
    ++uses_;
    const auto [at, added] = index_.emplace(text, static_cast<uint32_t>(texts_.size()));
    if (added) texts_.push_back(text);
    return at->second;
  }

  void WriteTo(Bytes& stream) const {
    Bytes part;
    part.U32(uses_).U32(static_cast<uint32_t>(texts_.size()));
    uint16_t id = 0x00FC;  // SST
    for (const std::string& text : texts_) {
      const std::string units = Utf16(text);
      if (part.data().size() + units.size() + 3 > kMaxRecord) {
        stream.Record(id, part);
        part = Bytes();
        id = 0x003C;  // CONTINUE
      }
      part.U16(static_cast<uint32_t>(units.size() / 2)).U8(1).Raw(units);
    }
    stream.Record(id, part);
  }

 private:
  uint32_t uses_ = 0;
  std::vector<std::string> texts_;
  std::map<std::string, uint32_t> index_;
};

class XlsSheet final : public TableSheet {
 public:
  XlsSheet(std::string sheet_name, bool is_hidden, StringTable& strings)
      : name(std::move(sheet_name)), hidden(is_hidden), strings_(strings) {}

  void HideColumn(uint32_t column) override {
    columns_.Record(0x007D, Bytes().U16(column).U16(column).U16(0x0900).U16(kPlainStyle).U16(1).U16(0));
  }

  Bytes Stream() const {
    Bytes stream;
    stream.Record(0x0809, BeginOfStream(0x0010));
    stream.Raw(columns_.data());
    stream.Record(0x0200, Bytes().U32(0).U32(rows_).U16(0).U16(width_).U16(0));  // DIMENSIONS
    stream.Raw(cells_.data());
    stream.Record(0x023E, Bytes().U16(0x06B6).U16(0).U16(0).U32(0x40).U16(0).U16(0).U32(0));  // WINDOW2
    if (!merged_.data().empty()) {
      const auto count = static_cast<uint32_t>(merged_.data().size() / 8);
      stream.Record(0x00E5, Bytes().U16(count).Raw(merged_.data()));
    }
    return stream.Record(0x000A, Bytes());
  }

  const std::string name;
  const bool hidden;

 private:
  void Write(std::span<const Cell> cells) override {
    if (rows_ >= kMaxRows) throw std::runtime_error("too many rows for an .xls sheet");
    for (size_t i = 0; i < cells.size(); ++i) {
      Bytes place;
      const Cell& cell = cells[i];
      place.U16(rows_).U16(static_cast<uint32_t>(i)).U16(cell.kind == CellKind::kDate ? kDateStyle : kPlainStyle);
      if (cell.kind == CellKind::kText) {
        cells_.Record(0x00FD, place.U32(strings_.Add(cell.text)));  // LABELSST
      } else if (cell.kind != CellKind::kBlank) {
        cells_.Record(0x0203, place.F64(cell.number));  // NUMBER
      }
    }
    width_ = std::max(width_, static_cast<uint32_t>(cells.size()));
  }

  void WriteTitle(const std::string& title, uint32_t columns) override {
    merged_.U16(rows_).U16(rows_).U16(0).U16(columns - 1);
    const Cell cell = Cell::Text(title);
    Write({&cell, 1});
  }

  StringTable& strings_;
  Bytes columns_, cells_, merged_;
  uint32_t width_ = 1;
};

// The workbook's own records up to the sheets' names.
Bytes GlobalsHead() {
  Bytes out;
  out.Record(0x0809, BeginOfStream(0x0005));
  out.Record(0x0042, Bytes().U16(0x04B0));  // CODEPAGE: UTF-16
  out.Record(0x003D,
             Bytes().Zeros(4).U16(0x3A00).U16(0x2400).U16(0x38).Zeros(4).U16(1).U16(0x258));  // WINDOW1
  out.Record(0x0022, Bytes().U16(0));                                                         // DATEMODE: 1900
  for (int i = 0; i < 5; ++i) {
    out.Record(0x0031, Bytes().U16(200).U16(0).U16(0x7FFF).U16(400).U16(0).U8(0).Zeros(3).U8(5).U8(0).Raw("Arial"));
  }
  for (uint32_t i = 0; i <= kDateStyle; ++i) {
    const bool cell = i >= kPlainStyle;
    const uint32_t format = i == kDateStyle ? 14 : 0;  // 14: a date in the system's short form
    out.Record(0x00E0, Bytes()
                           .U16(0)
                           .U16(format)
                           .U16(cell ? 0x0001 : 0xFFF5)
                           .U8(0x20)
                           .U8(0)
                           .U8(0)
                           .U8(cell ? 0x04 : 0xF4)
                           .Zeros(8)
                           .U16(0x20C0));
  }
  out.Record(0x0293, Bytes().U16(0x8000).U8(0).U8(0xFF));  // STYLE: Normal
  return out;
}

Bytes WorkbookStream(const std::vector<std::unique_ptr<XlsSheet>>& sheets, const StringTable& strings) {
  Bytes out = GlobalsHead();
  Bytes tail;
  strings.WriteTo(tail);
  tail.Record(0x000A, Bytes());
  size_t offset = out.data().size() + tail.data().size();
  std::vector<std::string> names;
  for (const auto& sheet : sheets) {
    names.push_back(Utf16(sheet->name));
    offset += 4 + 8 + names.back().size();
  }
  Bytes bodies;
  for (size_t i = 0; i < sheets.size(); ++i) {
    Bytes body;
    body.U32(static_cast<uint32_t>(offset + bodies.data().size())).U8(sheets[i]->hidden ? 1 : 0).U8(0);
    body.U8(static_cast<uint8_t>(names[i].size() / 2)).U8(1).Raw(names[i]);
    out.Record(0x0085, body);  // BOUNDSHEET
    bodies.Raw(sheets[i]->Stream().data());
  }
  return out.Raw(tail.data()).Raw(bodies.data());
}

constexpr size_t kSector = 512;
constexpr uint32_t kEndOfChain = 0xFFFFFFFE;
constexpr uint32_t kFree = 0xFFFFFFFF;
constexpr uint32_t kFatSector = 0xFFFFFFFD;

Bytes DirectoryEntry(std::string_view name, uint8_t type, uint32_t child, uint32_t start, uint32_t size) {
  Bytes out;
  std::string units = Utf16(name);
  const auto length = static_cast<uint32_t>(name.empty() ? 0 : units.size() + 2);
  units.resize(64, '\0');
  out.Raw(units).U16(length).U8(type).U8(1).U32(kFree).U32(kFree).U32(child).Zeros(36);
  return out.U32(start).U32(size).U32(0);
}

// The stream, then the directory, then the allocation table.
std::string CompoundFile(std::string stream) {
  const size_t real_size = std::max<size_t>(stream.size(), 4096);  // smaller streams live elsewhere
  stream.resize((real_size + kSector - 1) / kSector * kSector, '\0');
  const auto stream_sectors = static_cast<uint32_t>(stream.size() / kSector);
  uint32_t fat_sectors = 1;
  while (fat_sectors * (kSector / 4) < stream_sectors + 1 + fat_sectors) ++fat_sectors;
  if (fat_sectors > 109) throw std::runtime_error("too large for an .xls file");
  Bytes out;
  out.Raw("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").Zeros(16).U16(0x3E).U16(3).U16(0xFFFE).U16(9).U16(6).Zeros(6);
  out.U32(0).U32(fat_sectors).U32(stream_sectors).U32(0).U32(4096).U32(kEndOfChain).U32(0).U32(kEndOfChain).U32(0);
  for (uint32_t i = 0; i < 109; ++i) out.U32(i < fat_sectors ? stream_sectors + 1 + i : kFree);
  out.Raw(stream);
  out.Raw(DirectoryEntry("Root Entry", 5, 1, kEndOfChain, 0).data());
  out.Raw(DirectoryEntry("Workbook", 2, kFree, 0, static_cast<uint32_t>(real_size)).data());
  for (int i = 0; i < 2; ++i) out.Raw(DirectoryEntry("", 0, kFree, 0, 0).data());
  for (uint32_t i = 0; i < fat_sectors * (kSector / 4); ++i) {
    const bool in_stream = i < stream_sectors;
    const bool in_fat = i > stream_sectors && i <= stream_sectors + fat_sectors;
    const bool last = i + 1 == stream_sectors || i == stream_sectors;
    out.U32(last ? kEndOfChain : in_stream ? i + 1 : in_fat ? kFatSector : kFree);
  }
  return out.data();
}

class XlsFile final : public TableFile {
 public:
  explicit XlsFile(std::filesystem::path path) : path_(std::move(path)) {}

  TableSheet& AddSheet(const std::string& name, bool hidden) override {
    return *sheets_.emplace_back(std::make_unique<XlsSheet>(name, hidden, strings_));
  }

  void Close() override {
    std::ofstream out(path_, std::ios::binary);
    out << CompoundFile(WorkbookStream(sheets_, strings_).data());
    out.close();
    if (!out) throw std::runtime_error("cannot write " + path_.string());
  }

 private:
  std::filesystem::path path_;
  StringTable strings_;
  std::vector<std::unique_ptr<XlsSheet>> sheets_;
};

}  // namespace

std::unique_ptr<TableFile> NewXlsFile(const std::filesystem::path& path) { return std::make_unique<XlsFile>(path); }

}  // namespace shouwang::demo
