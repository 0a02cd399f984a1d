#include "ingest/header_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "ingest/contract_words.h"

namespace shouwang::ingest {
namespace {

// Brackets after full-width forms became half-width ones.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBrackets = {
    {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}}};

// Cuts the bracketed group at the end of `text` off and returns what it holds; false when there is none, or
// nothing else.
bool CutGroup(std::string& text, std::string& group) {
  for (const auto& [open, close] : kBrackets) {
    if (!text.ends_with(close)) continue;
    const size_t start = text.rfind(open);
    if (start == std::string::npos || start == 0) return false;
    group = text.substr(start + open.size(), text.size() - start - open.size() - close.size());
    text.resize(start);
    return true;
  }
  return false;
}

void NoteUnit(std::string_view group, HeaderText& header) {
  if (group.starts_with(kUnitPrefix)) group.remove_prefix(kUnitPrefix.size());
  const auto unit = std::find_if(kHeaderUnits.begin(), kHeaderUnits.end(),
                                 [&](const HeaderUnit& candidate) { return candidate.text == group; });
  if (unit == kHeaderUnits.end() || header.has_unit) return;
  header.has_unit = true;
  header.power_of_ten = unit->power_of_ten;
}

}  // namespace

HeaderText NormalizeHeader(std::string_view raw) {
  HeaderText header;
  header.whole = WithoutBlanks(raw);
  // Templates mark columns that must be filled in with an asterisk.
  while (header.whole.starts_with('*')) header.whole.erase(0, 1);
  while (header.whole.ends_with('*')) header.whole.pop_back();
  header.stripped = header.whole;
  std::string group;
  while (CutGroup(header.stripped, group)) NoteUnit(group, header);
  return header;
}

}  // namespace shouwang::ingest
