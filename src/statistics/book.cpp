#include "statistics/book.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "registry/register_words.h"

namespace shouwang::statistics {
namespace {

bool Covers(const Spell& spell, const std::string& day) {
  return spell.identified_on <= day && (spell.eliminated_on.empty() || spell.eliminated_on > day);
}

}  // namespace

Book::Book(MonitoredRows rows, Period period) : rows_(std::move(rows)), period_(std::move(period)) {
  std::sort(rows_.spells.begin(), rows_.spells.end(), [](const Spell& a, const Spell& b) {
    return std::tie(a.division_code, a.household_id, a.id) < std::tie(b.division_code, b.household_id, b.id);
  });
  for (size_t i = 0; i < rows_.spells.size(); ++i) households_[rows_.spells[i].household].spells.push_back(i);
  for (const PersonRow& person : rows_.persons) {
    Household& household = households_[person.household];
    household.stays.push_back(StayOf(person));
    if (person.head && person.status == registry::word::kInHousehold) household.head = person.name;
  }
  for (const EarlierRow& earlier : rows_.earlier) {
    Household& household = households_[earlier.household];
    household.stays.push_back(StayOf(earlier));
    household.emptied = std::max(household.emptied, earlier.until);
  }
  for (const MeasureRow& measure : rows_.measures) households_[measure.household].measures.push_back(measure);
  for (const VisitDay& visit : rows_.visits) households_[visit.household].visits.push_back(visit.day);
}

const Book::Household& Book::Of(const Spell& spell) const { return households_.at(spell.household); }

bool Book::Exists(const Spell& spell, const std::string& day) const {
  return !spell.dissolved || Of(spell).emptied > day;
}

bool Book::IsMonitored(const Spell& spell, const std::string& day) const {
  if (!Covers(spell, day) || !Exists(spell, day)) return false;
  const std::vector<size_t>& all = Of(spell).spells;
  return std::none_of(all.begin(), all.end(), [&](size_t at) {
    const Spell& other = rows_.spells[at];
    return Covers(other, day) && std::tie(other.identified_on, other.id) > std::tie(spell.identified_on, spell.id);
  });
}

bool Book::OtherCovers(const Spell& spell, const std::string& day) const {
  const std::vector<size_t>& all = Of(spell).spells;
  return std::any_of(all.begin(), all.end(),
                     [&](size_t at) { return rows_.spells[at].id != spell.id && Covers(rows_.spells[at], day); });
}

bool Book::IsIdentified(const Spell& spell) const {
  const std::string& day = spell.identified_on;
  return day >= period_.from && day <= period_.as_of && IsMonitored(spell, day) && !OtherCovers(spell, DayBefore(day));
}

bool Book::IsEliminated(const Spell& spell) const {
  const std::string& day = spell.eliminated_on;
  return !day.empty() && day >= period_.from && day <= period_.as_of && IsMonitored(spell, DayBefore(day)) &&
         !OtherCovers(spell, day);
}

bool Book::IsWatched(const Spell& spell, const std::string& day) const {
  const auto is_out = [&](const Spell& one) { return !one.eliminated_on.empty() && one.eliminated_on <= day; };
  if (!is_out(spell) || !Exists(spell, day)) return false;
  const std::vector<size_t>& all = Of(spell).spells;
  const bool is_last = std::none_of(all.begin(), all.end(), [&](size_t at) {
    const Spell& other = rows_.spells[at];
    return Covers(other, day) ||
           (is_out(other) && std::tie(other.eliminated_on, other.id) > std::tie(spell.eliminated_on, spell.id));
  });
  return is_last && People(spell, day) > 0 && !HasLabour(spell, day);
}

int64_t Book::People(const Spell& spell, const std::string& day) const {
  const std::vector<Stay>& stays = Of(spell).stays;
  return std::count_if(stays.begin(), stays.end(), [&](const Stay& stay) { return stay.On(day); });
}

bool Book::HasLabour(const Spell& spell, const std::string& day) const {
  const std::vector<Stay>& stays = Of(spell).stays;
  return std::any_of(stays.begin(), stays.end(), [&](const Stay& stay) { return stay.works && stay.On(day); });
}

const std::vector<MeasureRow>& Book::Measures(const Spell& spell) const { return Of(spell).measures; }

const std::vector<std::string>& Book::Visits(const Spell& spell) const { return Of(spell).visits; }

std::string Book::Head(const Spell& spell) const { return Of(spell).head; }

}  // namespace shouwang::statistics
