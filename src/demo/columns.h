// The columns of each dataset (03-contracts.md section 1) and the files in which the demo county hands them
// in.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace shouwang::demo {

// How a cell of the column is written, and how it can go wrong.
enum class ColumnKind : uint8_t {
  kHousehold,  // household id
  kDivision,
  kText,   // free text, or a word where any is accepted
  kName,   // a person's name
  kWord,   // one of a list
  kWords,  // several of a list, joined
  kDate,
  kMonth,  // period_end: a month stands for its last day
  kMoney,
  kId,
};

struct Column {
  std::string_view code;
  std::string_view header;
  ColumnKind kind;
  bool required = false;
};

enum class Format : uint8_t { kCsv, kCsvBom, kCsvGb, kCsvUtf16, kTsv, kXlsx, kXlsxShared, kXls, kOds };

// What is above the rows.
enum class Top : uint8_t { kPlain, kTitle, kTwoRows };

// One part of a dataset: a file, or a sheet of one. Households are dealt to the parts of a dataset in turn.
struct Part {
  std::string_view file;   // without the ending
  std::string_view sheet;  // workbooks only
  Format format;
  Top top = Top::kPlain;
  bool hidden_sheet = false;
  int hidden_column = -1;
  bool ten_thousands = false;  // the first money column is titled （万元）
  bool footer = false;         // 合计 and 填表人
};

struct Dataset {
  std::string_view name;
  std::span<const Column> columns;
  std::span<const Part> parts;
};

// In the order of the contract and of struct Tables.
enum class DatasetIndex : uint8_t {
  kHousehold,
  kPerson,
  kIncome,
  kMonitored,
  kMeasure,
  kKinship,
  kSettlement,
  kSchool,
  kDisability,
  kAssistance,
  kDeath,
  kCustody,
  kPayroll,
  kVehicle,
  kCompany,
  kEstate,
  kProducer,
  kDiscredited,
  kEmployment,
  kHousing,
  kWater,
  kDisaster,
  kAccident,
  kCount
};

const Dataset& DatasetAt(DatasetIndex index);

}  // namespace shouwang::demo
