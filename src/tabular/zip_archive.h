// The parts of a packed workbook or document (a zip file), unpacked as streams and guarded against zip bombs.
//
// One part can be open at a time. Names are matched without regard to case, `\` is taken as `/`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/byte_source.h"
#include "tabular/table_reader.h"

namespace shouwang::tabular {

struct ZipPart {
  std::string name;  // as the file writes it
  uint64_t unpacked_bytes = 0;
};

class ZipArchive {
 public:
  // `source` and `limits` must outlive the archive; `file` is the name shown to users.
  static Result<std::unique_ptr<ZipArchive>> Open(const ByteSource& source, const ReadLimits& limits,
                                                  std::string_view file);
  virtual ~ZipArchive() = default;

  virtual std::vector<ZipPart> Parts() const = 0;  // in the order of the file
  virtual bool Has(std::string_view part) const = 0;
  // The raw bytes of a part. An error when there is no such part, or when it is encrypted.
  virtual Result<std::unique_ptr<ByteStream>> OpenPart(std::string_view part) = 0;
};

}  // namespace shouwang::tabular
