#include "store/core/place_range.h"

#include <algorithm>

#include "access/scope.h"

namespace shouwang::store {
namespace {

constexpr size_t kCodeDigits = 12;

}  // namespace

PlaceRange::PlaceRange(const std::string& place) : low(place), high(place) {
  if (place.size() == kCodeDigits) high = access::DivisionPrefix(place);
  low.resize(kCodeDigits, '0');
  high.resize(kCodeDigits, '9');
}

std::string CommonPrefix(const std::string& low, const std::string& high) {
  const auto end = std::mismatch(low.begin(), low.end(), high.begin(), high.end());
  return {low.begin(), end.first};
}

}  // namespace shouwang::store
