// Finds the index of an enumeration's value by its name or an alias, comparing exact bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/dataset.h"

namespace shouwang::ingest {

class EnumTable {
 public:
  EnumTable() = default;
  // Names and aliases are kept without blanks and at half width; the first of two equal ones wins.
  explicit EnumTable(const std::vector<policy::EnumValue>& values);

  bool empty() const { return entries_.empty(); }
  // Index into the values, or -1. `text` is compared as it is.
  int Find(std::string_view text) const {
    for (int16_t i = buckets_[Bucket(text)]; i >= 0; i = entries_[static_cast<size_t>(i)].next) {
      if (entries_[static_cast<size_t>(i)].text == text) return entries_[static_cast<size_t>(i)].value;
    }
    return -1;
  }

 private:
  struct Entry {
    std::string text;
    int value = 0;
    int16_t next = -1;
  };
  static constexpr size_t kBuckets = 64;

  // The third byte of a Han character varies most.
  static size_t Bucket(std::string_view text) {
    if (text.empty()) return 0;
    const auto at = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(text[i])); };
    return (text.size() * 7 + at(text.size() / 2) * 3 + at(text.size() - 1) * 5 + at(text.size() > 2 ? 2 : 0)) %
           kBuckets;
  }
  void Add(std::string text, int value);

  std::array<int16_t, kBuckets> buckets_{};
  std::vector<Entry> entries_;
};

}  // namespace shouwang::ingest
