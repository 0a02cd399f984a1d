// Looks at the text of cells without copying it: these run for every cell of every row.
#pragma once

#include <span>
#include <string_view>

#include "tabular/table_reader.h"

namespace shouwang::ingest {

// No content but blanks and characters without width.
bool IsBlankText(std::string_view text);
inline bool IsBlankCell(const tabular::Cell& cell) {
  return cell.kind == tabular::CellKind::kBlank || (cell.kind == tabular::CellKind::kText && IsBlankText(cell.text));
}

// True only when base CleanText() would give the very same text (false is always a safe answer).
bool IsCleanText(std::string_view text);
// True only when the text is Han characters throughout, so that base CleanName() would not change it.
bool IsPlainHan(std::string_view text);

// `text` is clean: one of the marks that stand for a blank in optional columns.
bool IsBlankMark(std::string_view text);
bool IsOpenEndMark(std::string_view text);

// The first cell of a footer: blanks removed, it starts with one of the words of 03-contracts.md.
bool StartsLikeFooter(const tabular::Cell& cell);

enum class RowShape { kBlank, kRunningNumber, kFooterLike, kData };

// What the cells of a row look like before any column is read.
RowShape ShapeOf(std::span<const tabular::Cell> cells);

}  // namespace shouwang::ingest
