// Dataset contracts: which columns a department's table has, how they may be called, and what their values may be.
// They are data: policies/national/datasets.toml, after 03-contracts.md section 1.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shouwang::policy {

enum class ColumnType : uint8_t {
  kText,
  kNumber,  // an amount in 元, kept as 64-bit 分
  kDate,
  kResidentId,
  kEnum,     // one of `values`, or any text when `values` is empty
  kEnumSet,  // several of `values`, joined by 、 , or ; ; when `open`, unknown elements are let through and left out
};

enum class ColumnFormat : uint8_t {
  kPlain,
  kName,         // a person's name
  kDivision,     // a division code of 12 digits
  kHouseholdId,  // refers to (or, in `household`, defines) a household
};

struct EnumValue {
  std::string name;                  // the value as contracted
  std::vector<std::string> aliases;  // other ways departments write it
};

struct Column {
  std::string name;                  // code name: self_pay
  std::string title;                 // 合规自付
  std::vector<std::string> aliases;  // header names, `title` first; blanks, width and unit hints do not matter
  ColumnType type = ColumnType::kText;
  ColumnFormat format = ColumnFormat::kPlain;
  bool column_required = false;   // the column must be there
  bool value_required = false;    // and its value must be good (implies column_required)
  std::string enumeration;        // the name of the enumeration that `values` come from; blank: any text
  std::vector<EnumValue> values;  // kEnum, kEnumSet; at most 60 for a set
  bool open = false;              // kEnumSet: unknown elements are no error
  std::string blank_value;        // what a blank stands for: 在户, 正常; empty: unknown
  bool used = true;  // false: no expression of the pack reads it, so it is checked and hashed but not staged
  bool month_is_last_day = false;  // `2022-05` means its last day (period_end), not its first
  bool open_ended = false;         // 至今 and 长期 are blank (ended_on, removed_on)
};

// What a row of the dataset is about.
struct Dataset {
  std::string name;            // medical_settlement
  std::string title;           // 医保结算
  std::string department;      // who hands it in: 医保局
  bool is_department = false;  // one of the department tables, medical_settlement and below
  // Each month's table holds that month's events, so that a run of the server reads those of the last 12 months; of
  // other tables, which list how things stand, it reads the latest month's.
  bool accumulates = false;
  // 03-contracts.md, Rejects: an `income` row with all amounts blank is rejected; its blank amounts are 0.
  bool amounts_default_to_zero = false;
  // A `person` row whose id is unusable stays (row_kept).
  bool keeps_rows_without_id = false;
  // Rows whose household is not among the used `household` rows are rejected as unknown_household (person, income).
  bool household_must_exist = false;
  // The column (format kHouseholdId) is the key of the dataset: a second row is duplicate_key (household).
  bool household_is_key = false;
  std::vector<Column> columns;

  // Index of a column by code name, or -1.
  int Find(const std::string& column_name) const;
};

}  // namespace shouwang::policy
