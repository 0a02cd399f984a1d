// How clean values look in the tables of a county: the same value written in the ways of 02-domain.md section
// 9 (harmless), or damaged so that it must be rejected.
//
// Everything written here reads back as the clean value, by 03-contracts.md section 1 "Values", unless
// Damage() was asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "demo/columns.h"
#include "demo/model.h"
#include "demo/random.h"
#include "demo/table_writer.h"

namespace shouwang::demo {

struct CellStyle {
  bool workbook = false;       // numbers and dates may be typed
  bool ten_thousands = false;  // of the column at hand
  bool plain = false;          // write every value in its plainest form
};

// Renders the cells of a row: Visit(renderer, row).
class Renderer {
 public:
  Renderer(const Dataset& dataset, const Part& part, bool workbook, bool plain, Random& random)
      : dataset_(dataset), part_(part), style_{workbook, false, plain}, random_(random) {}

  void operator()(std::string& text);
  void operator()(Word& word);
  void operator()(OptionalDate& date);
  void operator()(OptionalMoney& money);
  void operator()(IdField& id);

  std::vector<Cell>& cells() { return cells_; }

 private:
  const Column& column() const { return dataset_.columns[cells_.size()]; }
  bool Vary(int one_in) { return !style_.plain && random_.OneIn(one_in); }
  void AddText(std::string text) { cells_.push_back(Cell::Text(std::move(text))); }
  void AddBlank();

  const Dataset& dataset_;
  const Part& part_;
  CellStyle style_;
  Random& random_;
  bool money_seen_ = false;
  std::vector<Cell> cells_;
};

// A damaged cell and what the contract says becomes of it.
struct Damage {
  size_t column = 0;
  Cell cell;
  std::string_view code, action;
  IdState id_state = IdState::kInvalid;  // of a person's damaged id
  bool rejects_row() const { return action == "row_rejected"; }
};

// Damages one cell of a row of `dataset` that holds `cells`; nothing when that column cannot go wrong in a
// known way.
std::optional<Damage> DamageOf(DatasetIndex index, const std::vector<Cell>& cells, bool workbook, Random& random);

}  // namespace shouwang::demo
