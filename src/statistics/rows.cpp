#include "statistics/rows.h"

#include <algorithm>

#include "base/division_code.h"
#include "statistics/messages.h"

namespace shouwang::statistics {
namespace {

constexpr size_t kTownDigits = 9;

}  // namespace

void Tally::Expect(const RowHead& head) {
  if (!sums_.emplace(head.key, std::vector<int64_t>(columns_)).second) return;
  heads_.push_back(head);
}

std::vector<int64_t>& Tally::Of(const std::string& key) {
  Expect({key, key});
  return sums_.at(key);
}

void Tally::Write(Table& table) const {
  for (const RowHead& head : heads_) {
    table.rows.push_back({head.key, head.title, Figures(table.columns, sums_.at(head.key))});
  }
  table.total = {"", message::kTotal, Figures(table.columns, total_)};
}

std::vector<RowHead> PlacesBelow(const std::string& place, access::Divisions& divisions) {
  const std::string code = WholeDivisionCode(place);
  if (place.size() == kDivisionDigits) return {{code, code}};
  std::vector<RowHead> heads;
  for (const access::Division& division : divisions.Children(code)) heads.push_back({division.code, division.name});
  return heads;
}

void NamePlaces(Table& table, access::Divisions& divisions) {
  std::vector<std::string> codes;
  for (const Row& row : table.rows) codes.push_back(row.key);
  const std::map<std::string, std::string> names = divisions.Names(codes);
  for (Row& row : table.rows) {
    const auto name = names.find(row.key);
    if (name != names.end()) row.title = name->second;
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
}

const char* PlaceTitle(const std::string& place) {
  return place.size() < kTownDigits ? message::kTownTitle : message::kVillageTitle;
}

}  // namespace shouwang::statistics
