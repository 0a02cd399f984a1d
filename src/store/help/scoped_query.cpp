#include "store/help/scoped_query.h"

#include <algorithm>

#include "registry/register_words.h"
#include "store/core/place_range.h"

namespace shouwang::store {

ScopedQuery::ScopedQuery(Work& work, const std::string& place) : bounds_(work.caller.scope), statement_(work.sql()) {
  if (place.empty()) return;
  const PlaceRange range(place);
  bounds_.low = std::max(bounds_.low, range.low);
  bounds_.high = std::min(bounds_.high, range.high);
}

void ScopedQuery::Bind(const std::string& sql) {
  statement_.exchange(soci::use(bounds_.low));
  statement_.exchange(soci::use(bounds_.high));
  statement_.exchange(soci::use(bounds_.any_contact));
  statement_.exchange(soci::use(bounds_.contact));
  for (const auto& value : values_) {
    std::visit([&](const auto& bound) { statement_.exchange(soci::use(bound)); }, value);
  }
  statement_.alloc();
  statement_.prepare(sql);
  statement_.define_and_bind();
}

std::string HeadColumn() {
  using registry::word::kHead;
  using registry::word::kInHousehold;
  return "COALESCE((SELECT MIN(p.name) FROM person p WHERE p.household = h.id AND p.closed = 0 AND p.relation = '" +
         std::string(kHead) + "' AND p.status = '" + std::string(kInHousehold) + "'), '')";
}

bool IsHouseholdInScope(Work& work, int64_t household) {
  int64_t id = 0;
  bool found = false;
  ScopedQuery query(work);
  query.Into(id).Use(household);
  query.ForEach(std::string("SELECT h.id FROM household h WHERE") + kInScope + "AND h.id = :household",
                [&] { found = true; });
  return found;
}

}  // namespace shouwang::store
