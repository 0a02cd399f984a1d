// Streams of an OLE compound file ([MS-CFB]), the container of .xls files and of encrypted .xlsx files.
//
// Sector chains are checked against the size of the file, so that loops and wild sector numbers end in an
// error.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/byte_source.h"

namespace shouwang::tabular {

class OleFile {
 public:
  // `source` must outlive the file and its streams. The error's `what` is for users; the caller adds the
  // rest.
  static Result<std::unique_ptr<OleFile>> Open(const ByteSource& source);

  bool Has(std::string_view stream) const;  // ASCII names, any case
  Result<std::unique_ptr<ByteSource>> OpenStream(std::string_view stream) const;

 private:
  struct Entry {
    std::string name;  // lower case; other than ASCII becomes `?`
    uint32_t start = 0;
    uint64_t size = 0;
  };

  explicit OleFile(const ByteSource& source) : source_(source) {}
  Status ReadHeader();
  Status ReadSectorTable(std::string_view header);
  Status ReadDirectory(uint32_t first_sector);
  Status ReadMiniStream(uint32_t first_table_sector);
  Result<std::vector<uint32_t>> Chain(uint32_t first, const std::vector<uint32_t>& next) const;
  Result<std::string> ReadSector(uint32_t sector) const;
  uint64_t SectorOffset(uint32_t sector) const { return (uint64_t{sector} + 1) << sector_shift_; }

  const ByteSource& source_;
  unsigned sector_shift_ = 9;
  unsigned mini_shift_ = 6;
  uint32_t mini_cutoff_ = 4096;
  std::vector<uint32_t> next_sector_;  // the file allocation table
  std::vector<uint32_t> next_mini_sector_;
  std::vector<uint32_t> mini_container_;  // sectors that hold the mini sectors
  std::vector<Entry> entries_;
  Entry root_;
};

}  // namespace shouwang::tabular
