// Hands the tables of a county in: writes their rows into the files of DIR/data with dirt, and tells what a
// perfect reader will have read.
//
// Households arrive in blocks. Emit() writes the rows of a block and then leaves in it only what is used:
// rejected rows are gone, blanked cells are blank, the ids of kept persons are as damaged. Rejects and
// skipped rows are collected.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "demo/dirt.h"
#include "demo/model.h"
#include "demo/table_writer.h"

namespace shouwang::demo {

struct Reject {
  std::string file, sheet;
  uint32_t row = 0;
  std::string_view column;
  std::string value;
  std::string_view code, action;
};

struct EmitterOptions {
  std::filesystem::path dir;  // of the tables
  uint64_t seed = 1;
  bool csv_only = false;
  bool tidy = false;  // no dirt at all
};

class Emitter {
 public:
  explicit Emitter(const EmitterOptions& options);
  ~Emitter();

  void Emit(uint64_t block, Tables& tables);
  // Footers, copies, the corrected file, inputs.toml; no Emit() afterwards.
  void Close();

  std::vector<Reject>& rejects() { return rejects_; }
  uint64_t rows() const { return rows_; }
  uint64_t department_rows() const { return department_rows_; }
  std::vector<std::string> files() const;

 private:
  struct OpenPart;

  void OpenDataset(DatasetIndex index);
  void OpenTextParts(DatasetIndex index, int count);
  TableFile& FileFor(const Part& part, std::string& file_name);
  void WriteTop(OpenPart& part, const Dataset& dataset);
  void WriteFooter(OpenPart& part, const Dataset& dataset);
  size_t PartOf(uint64_t block, DatasetIndex index) const;
  void WriteExtraFiles();
  void AddUselessSheets();
  void OpenOldWater();

  template <class Row>
  void EmitTable(uint64_t block, DatasetIndex index, std::vector<Row>& rows, const std::set<std::string>* households);
  template <class Row>
  bool EmitRow(DatasetIndex index, OpenPart& part, Row& row, const std::set<std::string>* households, Random& random);
  template <class Row>
  void EmitOverlap(uint64_t block, DatasetIndex index, const std::vector<Row>& rows, Row& row, Random& random);
  void EmitDuplicateKeys(uint64_t block, std::vector<HouseholdRow>& rows);
  void EmitOldWater(const std::vector<WaterRow>& rows);
  uint32_t WriteRow(OpenPart& part, std::vector<Cell>& cells);
  template <class Row>
  void SayBadId(const OpenPart& part, uint32_t at, const Row& row, const std::vector<Cell>& cells,
                std::string_view action);
  template <class Row>
  bool SayNoAmounts(const OpenPart& part, uint32_t at, const Row& row);
  void Say(const OpenPart& part, uint32_t row, std::string_view column, const Cell& cell, std::string_view code,
           std::string_view action);

  EmitterOptions options_;
  std::vector<std::vector<std::unique_ptr<OpenPart>>> parts_;  // by dataset
  std::vector<std::pair<std::string, std::unique_ptr<TableFile>>> files_;
  TableSheet* old_water_ = nullptr;
  std::vector<Reject> rejects_;
  uint64_t rows_ = 0;
  uint64_t department_rows_ = 0;
};

}  // namespace shouwang::demo
