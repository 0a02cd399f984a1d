#include "paperwork/write_out.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/division_code.h"
#include "base/money.h"
#include "paperwork/form_words.h"
#include "paperwork/messages.h"

namespace shouwang::paperwork {
namespace {}  // namespace

std::string LongDay(const std::string& iso) {
  const std::optional<Date> day = Date::FromIso(iso);
  if (!day) return iso;
  const CivilDate civil = day->civil();
  return fmt::format(fmt::runtime(message::kDay), civil.year, civil.month, civil.day);
}

std::string LongDayOf(int64_t time_ms) { return time_ms == 0 ? std::string() : LongDay(BeijingDay(time_ms).Iso()); }

std::string LongMonth(const std::string& period) {
  const std::optional<Date> first = Date::FromIso(period + "-01");
  if (!first) return period;
  return fmt::format(fmt::runtime(message::kMonth), first->civil().year, first->civil().month);
}

std::string Yuan(int64_t cents) { return FormatCentsGrouped(cents); }

std::string Joined(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, word::kJoin)); }

PlaceNames NamesOf(access::Divisions& divisions, const std::string& division_code) {
  const std::string county = CountyCodeOf(division_code);
  const std::string town = TownCodeOf(division_code);
  const std::map<std::string, std::string> found = divisions.Names({county, town, division_code});
  const auto name = [&](const std::string& code) {
    const auto at = found.find(code);
    return at == found.end() ? std::string() : at->second;
  };
  PlaceNames names{name(county), name(town), division_code == town ? "" : name(division_code), ""};
  if (!names.village.empty()) {
    const bool community = names.village.ends_with(word::kCommunity);
    names.committee =
        fmt::format(fmt::runtime(community ? message::kResidentCommittee : message::kVillageCommittee), names.village);
  }
  return names;
}

void PutPlace(const PlaceNames& names, forms::FormTexts& texts) {
  texts[word::kCounty] = names.county;
  texts[word::kTown] = names.town;
  texts[word::kVillage] = names.village;
  texts[word::kCommittee] = names.committee;
}

}  // namespace shouwang::paperwork
