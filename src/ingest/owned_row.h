// A copy of a row's cells that outlives the reader's call.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tabular/table_reader.h"

namespace shouwang::ingest {

// Move-only in effect: the cells point into `bytes`, whose storage a move keeps.
class OwnedRow {
 public:
  OwnedRow(uint32_t row, std::span<const tabular::Cell> cells) : row_(row), cells_(cells.begin(), cells.end()) {
    size_t size = 0;
    for (const tabular::Cell& cell : cells) size += cell.text.size();
    bytes_.reserve(size);
    for (tabular::Cell& cell : cells_) {
      const size_t at = bytes_.size();
      bytes_.insert(bytes_.end(), cell.text.begin(), cell.text.end());
      cell.text = std::string_view(bytes_.data() + at, cell.text.size());
    }
  }
  OwnedRow(OwnedRow&&) = default;
  OwnedRow& operator=(OwnedRow&&) = default;
  OwnedRow(const OwnedRow&) = delete;
  OwnedRow& operator=(const OwnedRow&) = delete;

  uint32_t row() const { return row_; }
  std::span<const tabular::Cell> cells() const { return cells_; }

 private:
  uint32_t row_;
  std::vector<tabular::Cell> cells_;
  std::vector<char> bytes_;
};

}  // namespace shouwang::ingest
