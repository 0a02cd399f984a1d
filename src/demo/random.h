// A small random generator whose numbers are the same on every machine (splitmix64); one is seeded per use,
// so that what is drawn for one household does not depend on the others.
#pragma once

#include <cstddef>
#include <cstdint>

namespace shouwang::demo {

class Random {
 public:
  Random(uint64_t seed, uint64_t stream) : state_(seed * 0x9E3779B97F4A7C15ULL ^ (stream + 1) * 0xD1B54A32D192ED03ULL) {
    Next();
    Next();
  }

  uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }

  // In [0, n). The bias of the multiply is below 2^-32 for our small n.
  int Below(int n) { return static_cast<int>((Next() >> 32U) * static_cast<uint64_t>(n) >> 32U); }
  int Between(int low, int high) { return low + Below(high - low + 1); }  // both ends
  bool OneIn(int n) { return Below(n) == 0; }
  bool Percent(int percent) { return Below(100) < percent; }

  template <class List>
  const auto& Pick(const List& list) {
    return list[static_cast<size_t>(Below(static_cast<int>(list.size())))];
  }

 private:
  uint64_t state_;
};

}  // namespace shouwang::demo
