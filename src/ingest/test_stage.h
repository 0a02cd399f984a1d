// A stage in memory and tables in memory, for the tests of this module.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/money.h"
#include "base/resident_id.h"
#include "base/text.h"
#include "ingest/column_reader.h"
#include "ingest/ingest.h"
#include "ingest/test_datasets.h"

namespace shouwang::ingest::testing {

struct StagedRow {
  std::string dataset;
  int32_t source = 0;
  int32_t row = 0;
  std::map<std::string, std::string> values;  // by column; blank ones are not there
  uint64_t hash = 0;
  int id_state = -1;
  std::string id_text;

  std::string operator[](const std::string& column) const {
    const auto place = values.find(column);
    return place == values.end() ? "" : place->second;
  }
};

inline std::string Shown(const Column& column, const BatchColumn& values, size_t row) {
  if (IsTextColumn(column)) {
    const size_t start = row == 0 ? 0 : values.text_ends[row - 1];
    return values.text.substr(start, values.text_ends[row] - start);
  }
  const int64_t number = values.numbers[row];
  switch (column.type) {
    case ColumnType::kNumber:
      return FormatCents(number);
    case ColumnType::kDate:
      return Date(static_cast<int32_t>(number)).Iso();
    case ColumnType::kResidentId:
      return ResidentId(number).Text();
    case ColumnType::kEnum:
      return column.values[static_cast<size_t>(number)].name;
    default: {
      std::string joined;
      for (size_t i = 0; i < column.values.size(); ++i) {
        if ((number >> i & 1) != 0) joined += (joined.empty() ? "" : "+") + column.values[i].name;
      }
      return joined;
    }
  }
}

class MemoryStage : public Stage {
 public:
  std::unique_ptr<BatchSink> Open(const Dataset& dataset) override { return std::make_unique<Sink>(*this, dataset); }

  std::vector<bool> KnownHouseholds(const std::vector<std::string>& household_ids) override {
    ++asked;
    std::vector<bool> known;
    for (const std::string& id : household_ids) {
      known.push_back(std::any_of(rows.begin(), rows.end(), [&](const StagedRow& row) {
        return row.dataset == "household" && row["household_id"] == id;
      }));
    }
    return known;
  }

  std::vector<StagedRow> Sorted() const {
    std::vector<StagedRow> sorted = rows;
    std::sort(sorted.begin(), sorted.end(), [](const StagedRow& a, const StagedRow& b) {
      return std::pair(a.source, a.row) < std::pair(b.source, b.row);
    });
    return sorted;
  }

  std::vector<StagedRow> rows;
  int asked = 0;
  int open_sinks = 0;

 private:
  class Sink : public BatchSink {
   public:
    Sink(MemoryStage& stage, const Dataset& dataset) : stage_(stage), dataset_(dataset) { ++stage_.open_sinks; }
    void Append(const Batch& batch) override {
      const std::lock_guard<std::mutex> lock(stage_.mutex_);
      for (size_t i = 0; i < batch.rows; ++i) stage_.rows.push_back(RowOf(batch, i));
    }
    void Finish() override {
      const std::lock_guard<std::mutex> lock(stage_.mutex_);
      --stage_.open_sinks;
    }

   private:
    StagedRow RowOf(const Batch& batch, size_t i) const {
      StagedRow row{dataset_.name, batch.source[i], batch.row[i], {}, batch.hash_high[i] ^ batch.hash_low[i], -1, {}};
      for (size_t c = 0; c < dataset_.columns.size(); ++c) {
        if (batch.columns[c].valid[i] == 0) continue;
        row.values[dataset_.columns[c].name] = Shown(dataset_.columns[c], batch.columns[c], i);
      }
      if (!batch.id_state.empty()) {
        row.id_state = batch.id_state[i];
        const size_t start = i == 0 ? 0 : batch.id_text.text_ends[i - 1];
        row.id_text = batch.id_text.text.substr(start, batch.id_text.text_ends[i] - start);
      }
      return row;
    }
    MemoryStage& stage_;
    const Dataset& dataset_;
  };
  std::mutex mutex_;
};

// A cell of a table in memory; an empty string is a blank cell.
struct TestCell {
  TestCell(const char* value) : TestCell(std::string(value)) {}  // NOLINT: rows are written as lists of strings
  TestCell(std::string value)                                    // NOLINT
      : kind(value.empty() ? tabular::CellKind::kBlank : tabular::CellKind::kText), text(std::move(value)) {}
  tabular::CellKind kind;
  std::string text;
  double number = 0;
  bool date_style = false;
};

inline TestCell Num(std::string text, bool date_style = false) {
  TestCell cell(std::move(text));
  cell.kind = tabular::CellKind::kNumber;
  cell.number = std::stod(cell.text);
  cell.date_style = date_style;
  return cell;
}
inline TestCell DateNum(std::string serial) { return Num(std::move(serial), true); }
inline TestCell Err(std::string name = "#N/A") {
  TestCell cell(std::move(name));
  cell.kind = tabular::CellKind::kError;
  return cell;
}

using TestRow = std::vector<TestCell>;

struct TestSheet {
  std::string name;
  std::vector<TestRow> rows;  // the first is row 1; rows without content are not delivered
  bool date1904 = false;
};

inline Status Play(const std::vector<TestSheet>& sheets, tabular::RowSink& sink) {
  for (size_t s = 0; s < sheets.size(); ++s) {
    const TestSheet& sheet = sheets[s];
    if (!sink.BeginSheet({sheet.name, static_cast<uint32_t>(s), false, sheet.date1904})) continue;
    uint32_t row = 0;
    bool more = true;
    for (const TestRow& cells : sheet.rows) {
      ++row;
      std::vector<tabular::Cell> view;
      bool content = false;
      for (const TestCell& cell : cells) {
        view.push_back({cell.kind, cell.date_style, cell.text, cell.number});
        content = content || cell.kind != tabular::CellKind::kBlank;
      }
      if (content && more) more = sink.Row(row, view);
    }
    sink.EndSheet(row);
  }
  return {};
}

inline TableSource Table(std::string name, std::vector<TestSheet> sheets) {
  return {std::move(name), {}, [sheets = std::move(sheets)](tabular::RowSink& sink) { return Play(sheets, sink); }};
}
inline TableSource Table(std::string name, std::vector<TestRow> rows) {
  return Table(std::move(name), std::vector<TestSheet>{{"", std::move(rows), false}});
}

// One run over tables in memory, with everything that came out.
struct TestRun {
  explicit TestRun(InputList inputs, unsigned threads = 1) : list(std::move(inputs)) {
    options.as_of = *Date::FromIso("2022-05-31");
    options.threads = threads;
    report = Ingest(list, datasets, options, stage, errors);
    rows = stage.Sorted();
  }
  explicit TestRun(std::vector<TestRow> rows_in) : TestRun(InputList{{Table("a.csv", std::move(rows_in))}, {}}) {}

  // `row column value code action`, one for each reject.
  std::vector<std::string> Rejects() const {
    std::vector<std::string> lines;
    for (const Reject& reject : report.rejects) {
      lines.push_back(std::to_string(reject.row) + " " + ColumnName(reject.source, reject.column) + " " + reject.value +
                      " " + Name(reject.code) + " " + Name(reject.action));
    }
    return lines;
  }
  // `row column from to kind`
  std::vector<std::string> Repairs() const {
    std::vector<std::string> lines;
    for (const Repair& repair : report.repairs) {
      lines.push_back(std::to_string(repair.row) + " " + ColumnName(repair.source, repair.column) + " " + repair.from +
                      " " + repair.to + " " + Name(repair.kind));
    }
    return lines;
  }
  const SheetReport& Sheet(size_t file = 0, size_t sheet = 0) const { return report.files[file].sheets[sheet]; }
  std::string ColumnName(int32_t source, uint16_t column) const {
    for (const FileReport& file : report.files) {
      for (const SheetReport& sheet : file.sheets) {
        if (sheet.source != source) continue;
        for (const Dataset& dataset : datasets) {
          if (dataset.name == sheet.dataset) return dataset.columns[column].name;
        }
      }
    }
    return "?";
  }

  std::vector<Dataset> datasets = TestDatasets();
  InputList list;
  IngestOptions options;
  MemoryStage stage;
  Errors errors;
  IngestReport report;
  std::vector<StagedRow> rows;
};

// Synthetic people: 441803, a birth date, a sequence number.
inline std::string MakeId(int64_t birth, int64_t sequence) {
  return ResidentId(44180300000000000 + birth * 1000 + sequence).Text();
}

using Lines = std::vector<std::string>;

}  // namespace shouwang::ingest::testing
