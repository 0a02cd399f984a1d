// The exclusion rules of the pack `huize-2022`.
#include <algorithm>
#include <array>

#include "demo/oracle_rules.h"

namespace shouwang::demo {
namespace {

constexpr std::array<Word, 4> kConsumerCars = {"小型轿车", "小型普通客车", "小型越野客车", "大型轿车"};
constexpr std::array<Word, 4> kProperty = {term::kHome, term::kShop, term::kOffice, term::kOtherBusiness};

template <class List>
bool Contains(const List& list, Word word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool OnPayroll(const County& county, const PersonFacts& facts, std::initializer_list<Word> kinds) {
  return std::any_of(facts.payroll.begin(), facts.payroll.end(), [&](const PayrollRow* row) {
    return Contains(kinds, row->kind) && county.Active(row->started_on, row->ended_on);
  });
}

bool FamilyOnPayroll(const County& county, const Member& m) {
  const auto kinds = {term::kCivilServant, term::kPublicInstitution};
  if (OnPayroll(county, *m.facts, kinds)) return true;
  if (m.row->relation != term::kHead) return false;
  return std::any_of(m.facts->relatives.begin(), m.facts->relatives.end(), [&](int64_t relative) {
    const auto facts = county.persons.find(relative);
    return facts != county.persons.end() && OnPayroll(county, facts->second, kinds);
  });
}

bool HasConsumerCar(const County& county, const Member& m) {
  return std::any_of(m.facts->vehicle.begin(), m.facts->vehicle.end(), [&](const VehicleRow* row) {
    return *row->registered_on <= county.as_of && row->status != term::kCancelled && row->use == term::kPrivateUse &&
           Contains(kConsumerCars, row->vehicle_type);
  });
}

bool HasTownProperty(const Member& m) {
  return std::any_of(m.facts->estate.begin(), m.facts->estate.end(), [](const EstateRow* row) {
    return row->in_town == term::kYes && Contains(kProperty, row->usage);
  });
}

bool RunsCompany(const Member& m) {
  return std::any_of(m.facts->company.begin(), m.facts->company.end(), [](const CompanyRow* row) {
    return row->kind == term::kEnterprise && row->status == term::kExisting && row->operating != term::kNo;
  });
}

template <class Row>
bool AnyActive(const County& county, const Rows<Row>& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Row* row) { return county.Active(row->started_on, row->ended_on); });
}

bool Discredited(const County& county, const Member& m) {
  return std::any_of(m.facts->discredited.begin(), m.facts->discredited.end(), [&](const DiscreditedRow* row) {
    return *row->listed_on <= county.as_of && (!row->removed_on || *row->removed_on > county.as_of);
  });
}

}  // namespace

void HuizeExclusions(const County& county, const Home& home, const Found& found) {
  const auto any = [&](Word rule, auto&& test) {
    if (std::any_of(home.members.begin(), home.members.end(), test)) found(rule, term::kExclusion, {}, nullptr);
  };
  any("HZ-X01", [&](const Member& m) { return FamilyOnPayroll(county, m); });
  any("HZ-X02", [&](const Member& m) { return OnPayroll(county, *m.facts, {term::kVillageCadre}); });
  any("HZ-X03", [&](const Member& m) { return HasConsumerCar(county, m); });
  any("HZ-X04", HasTownProperty);
  any("HZ-X05", RunsCompany);
  any("HZ-X06", [&](const Member& m) { return AnyActive(county, m.facts->producer); });
  if (home.row->residency == term::kEmptyRegistration) found("HZ-X08", term::kExclusion, {}, nullptr);
  any("HZ-X10", [&](const Member& m) { return Discredited(county, m); });
  for (const Member& m : home.members) {
    if (AnyActive(county, m.facts->custody)) found("HZ-X09", term::kExclusion, {}, &m);
  }
}

}  // namespace shouwang::demo
