// What ingest found out about files and cells: counts, rejects and repairs (03-contracts.md section 1,
// Rejects; section 3).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace shouwang::ingest {

enum class RejectCode : uint8_t {
  kIdInvalid,
  kIdPrecisionLost,
  kRequiredMissing,
  kDateInvalid,
  kNumberInvalid,
  kEnumUnknown,
  kDivisionInvalid,
  kUnknownHousehold,
  kDuplicateKey,
};

enum class RejectAction : uint8_t { kRowRejected, kCellBlanked, kRowKept };

enum class RepairKind : uint8_t {
  kIdCleaned,       // blanks, apostrophes, width, case, ="…"
  kIdUpgraded,      // 15 digits to 18
  kIdTrimmed,       // a disability certificate number to its 18 leading characters
  kNameCleaned,     // inner blanks and dots
  kDivisionPadded,  // 6 or 9 digits to 12
  kDateFromSerial,  // an Excel serial typed as text or number in a text file or an unstyled cell
  kDateCompleted,   // a month became a day
  kAmountScaled,    // a cell's own 万元
};

const char* Name(RejectCode code);      // id_invalid …
const char* Name(RejectAction action);  // row_rejected …
const char* Name(RepairKind kind);      // id_cleaned …

struct Reject {
  int32_t source = 0;  // SheetReport::source
  uint32_t row = 0;
  uint16_t column = 0;  // index into the sheet's dataset columns
  RejectCode code = RejectCode::kRequiredMissing;
  RejectAction action = RejectAction::kRowRejected;
  std::string value;  // as it stood in the cell (at most its first 4 KiB)
};

struct Repair {
  int32_t source = 0;
  uint32_t row = 0;
  uint16_t column = 0;
  RepairKind kind = RepairKind::kIdCleaned;
  std::string from;
  std::string to;
};

// One sheet that was matched to a dataset (a text file is one sheet with a blank name).
struct SheetReport {
  int32_t source = 0;  // file index * 65536 + sheet index: unique, and in reading order
  std::string sheet;
  std::string dataset;
  uint32_t header_row = 0;                     // the last row of the header
  std::vector<std::string> unmatched_headers;  // columns of the file that no contract column took
  std::vector<std::pair<std::string, std::string>> matched_headers =
      {};                  // header in the file → code name of its column
  uint64_t rows_read = 0;  // records behind the header
  uint64_t rows_staged =
      0;  // handed to the stage; later steps may still reject (unknown_household, duplicate_key) or skip them
  uint64_t rows_rejected = 0;
  uint64_t rows_skipped = 0;  // blank rows, footers, running numbers
};

struct FileReport {
  std::string name;         // without folder
  std::string sha256;       // of its bytes, hex
  std::string skipped;      // why the file was not read: "same_bytes", "replaced", "ignored"; else blank
  std::string skipped_for;  // the file that stands for it, if any
  std::vector<SheetReport> sheets;
  std::vector<std::string>
      unmatched_sheets;  // sheets with content that matched no dataset, in a file that has a matching one
};

struct IngestReport {
  std::vector<FileReport> files;      // in reading order
  std::vector<Reject> rejects;        // sorted by source, row, column
  std::vector<Repair> repairs;        // sorted the same way
  std::vector<std::string> warnings;  // one line each, Chinese, for standard error
};

}  // namespace shouwang::ingest
