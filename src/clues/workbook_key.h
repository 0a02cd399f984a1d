// The hidden key of a workbook's row: `<clue>-<version>-<check>`. The check is keyed: a key that was edited, or made
// up, is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "seal/sealer.h"

namespace shouwang::clues {

std::string WorkbookKey(const seal::Sealer& sealer, int64_t clue, int64_t version);
// Clue and version; nothing when it is no key of ours.
std::optional<std::pair<int64_t, int64_t>> ReadWorkbookKey(const seal::Sealer& sealer, std::string_view key);

}  // namespace shouwang::clues
