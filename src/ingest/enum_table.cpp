#include "ingest/enum_table.h"

#include "base/text.h"

namespace shouwang::ingest {

EnumTable::EnumTable(const std::vector<policy::EnumValue>& values) {
  buckets_.fill(-1);
  for (size_t i = 0; i < values.size(); ++i) Add(WithoutBlanks(values[i].name), static_cast<int>(i));
  for (size_t i = 0; i < values.size(); ++i) {
    for (const std::string& alias : values[i].aliases) Add(WithoutBlanks(alias), static_cast<int>(i));
  }
}

void EnumTable::Add(std::string text, int value) {
  if (text.empty() || Find(text) >= 0) return;
  const size_t bucket = Bucket(text);
  entries_.push_back({std::move(text), value, buckets_[bucket]});
  buckets_[bucket] = static_cast<int16_t>(entries_.size() - 1);
}

}  // namespace shouwang::ingest
