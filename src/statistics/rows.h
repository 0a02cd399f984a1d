// Rows of a table while it is counted. Internal to the statistics.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "access/divisions.h"
#include "statistics/table.h"

namespace shouwang::statistics {

struct RowHead {
  std::string key;
  std::string title;
};

// Rows in the order in which they are known, then those that turn up.
class Tally {
 public:
  explicit Tally(size_t columns) : columns_(columns), total_(columns) {}

  void Expect(const RowHead& head);
  std::vector<int64_t>& Of(const std::string& key);
  std::vector<int64_t>& total() { return total_; }

  // Into the table, whose columns are known. Rows without a title are named by their key.
  void Write(Table& table) const;

 private:
  size_t columns_;
  std::vector<RowHead> heads_;
  std::map<std::string, std::vector<int64_t>> sums_;
  std::vector<int64_t> total_;
};

// The places directly below `place`, or the village itself.
std::vector<RowHead> PlacesBelow(const std::string& place, access::Divisions& divisions);
// In order of their codes, with names where there are any: also places that turned up and are not in the tree.
void NamePlaces(Table& table, access::Divisions& divisions);
const char* PlaceTitle(const std::string& place);  // 乡镇, 村

}  // namespace shouwang::statistics
