// Reads a workbook that people filled in: finds the header of each sheet by its titles, hands over the rows below it,
// and keeps what is wrong with single cells. What the columns mean is the business of who derives from it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tabular/table_reader.h"

namespace shouwang::clues {

class AnswerReader : public tabular::RowSink {
 public:
  // Titles of the columns that a sheet must have to be read at all. They must outlive the reader.
  explicit AnswerReader(std::vector<const char*> titles) : titles_(std::move(titles)) {}

  bool BeginSheet(const tabular::SheetInfo& sheet) final;
  bool Row(uint32_t row, std::span<const tabular::Cell> cells) final;
  void EndSheet(uint32_t /*last_row*/) final {}

  bool found_sheet() const { return found_sheet_; }

 protected:
  virtual void ReadRow(std::span<const tabular::Cell> cells) = 0;

  const tabular::SheetInfo& sheet() const { return sheet_; }
  Errors& problems() { return problems_; }
  std::string RowName() const;  // sheet and row, for people
  void Wrong(const char* title, const std::string& what, const std::string& hint);
  // The cleaned text of a column; an error cell, or one with more characters than `most`, is told and blank.
  std::string Text(std::span<const tabular::Cell> cells, const char* title, size_t most);

 private:
  void FindHeader(std::span<const tabular::Cell> cells);

  const std::vector<const char*> titles_;
  tabular::SheetInfo sheet_;
  uint32_t row_ = 0;
  bool found_sheet_ = false;
  std::map<std::string, size_t> column_;  // of this sheet, once its header is found
  Errors problems_;
};

// kInput when it is no table, or has no sheet with the titles.
Status ReadAnswerFile(std::string_view file_name, std::string_view bytes, AnswerReader& reader);

// One error with all that is wrong, as many as a person can look at: nothing was applied.
Error NothingApplied(Errors problems);

}  // namespace shouwang::clues
