#include "intake/register_tables.h"

#include <algorithm>
#include <functional>

namespace shouwang::intake {
namespace {

uint64_t KeyOf(std::string_view household_id) { return std::hash<std::string_view>()(household_id); }

}  // namespace

void Subjects::AddHousehold(std::string_view household_id, int64_t number) {
  households_.emplace_back(KeyOf(household_id), number);
}

void Subjects::AddPerson(ResidentId id, int64_t number) {
  persons_.emplace_back(static_cast<uint64_t>(id.body()), number);
}

void Subjects::Sort() {
  std::sort(households_.begin(), households_.end());
  std::sort(persons_.begin(), persons_.end());
}

int64_t Subjects::Find(const Numbers& numbers, uint64_t key) {
  const auto found = std::lower_bound(numbers.begin(), numbers.end(), std::pair<uint64_t, int64_t>(key, INT64_MIN));
  return found != numbers.end() && found->first == key ? found->second : 0;
}

int64_t Subjects::Household(std::string_view household_id) const { return Find(households_, KeyOf(household_id)); }

int64_t Subjects::Person(std::string_view id_no) const {
  constexpr int kLastYear = 2999;
  const std::optional<ResidentId> id = ResidentId::FromText(id_no, *Date::FromCivil(kLastYear, 12, 31));
  return id ? Find(persons_, static_cast<uint64_t>(id->body())) : 0;
}

}  // namespace shouwang::intake
