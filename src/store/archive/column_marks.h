// What the migrations say of columns, in comments of a whole line: `-- sealed: person.id_no person.phone` for cells
// that are sealed at {"<table>.<column>", row}, `-- vault: upload.digest` for cells that name a kept file, `--
// vault-list: clue.attachments` for cells that name several, with blanks between the digests. The row is the value of
// `id`, or of the first column where there is no `id`. Internal to the store.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shouwang::store {

inline constexpr std::string_view kSealedMark = "-- sealed:";
inline constexpr std::string_view kVaultMark = "-- vault:";
inline constexpr std::string_view kVaultListMark = "-- vault-list:";

std::set<std::string> MarkedColumns(std::string_view mark);

// Which column of a table tells the row of a sealed cell.
size_t RowColumn(const std::vector<std::string>& columns);

}  // namespace shouwang::store
