#include "demo/facts.h"

#include <algorithm>

namespace shouwang::demo {

bool Home::OnRecord(Word risk) const {
  return std::any_of(active.begin(), active.end(), [&](const MonitoredRow* row) {
    std::string_view rest = row->risks;
    while (!rest.empty()) {
      const size_t comma = rest.find("、");
      if (rest.substr(0, comma) == risk) return true;
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + std::string_view("、").size());
    }
    return false;
  });
}

bool Home::HasLabour() const {
  return std::any_of(members.begin(), members.end(), [](const Member& m) { return m.HasLabour(); });
}

bool Home::IncomeBelow(int64_t line_cents) const {
  if (income == nullptr || members.empty()) return false;
  const int64_t net = income->wage.value_or(0) + income->business.value_or(0) + income->property.value_or(0) +
                      income->transfer.value_or(0) - income->expense.value_or(0);
  return net < line_cents * static_cast<int64_t>(members.size());
}

County::County(const Tables& tables, Date day) : as_of(day) {
  homes.reserve(tables.household.size());
  for (const HouseholdRow& row : tables.household) {
    index_.emplace(row.household_id, homes.size());
    homes.emplace_back().row = &row;
    if (!row.phone.empty()) ++phone_uses[row.phone];
  }
  JoinPersonTables(tables);
  for (const PersonRow& row : tables.person) {
    const auto home = index_.find(row.household_id);
    if (home == index_.end()) continue;
    Member member{&row, &nobody_};
    if (row.id_no.valid()) {
      const auto facts = persons.find(row.id_no.id.body());
      if (facts != persons.end()) member.facts = &facts->second;
      if (row.InHousehold()) ++id_uses[row.id_no.id.body()];
    }
    homes[home->second].everyone.push_back(member);
    if (row.InHousehold()) homes[home->second].members.push_back(member);
  }
  JoinHouseholdTables(tables);
}

void County::JoinHouseholdTables(const Tables& tables) {
  const auto each = [&](const auto& rows, auto&& take) {
    for (const auto& row : rows) {
      const auto home = index_.find(row.household_id);
      if (home != index_.end()) take(homes[home->second], &row);
    }
  };
  each(tables.income, [&](Home& home, const IncomeRow* row) {
    if (!InLastMonths(row->period_end, 12)) return;
    if (home.income == nullptr || *row->period_end >= *home.income->period_end) home.income = row;
  });
  each(tables.monitored, [&](Home& home, const MonitoredRow* row) {
    home.monitoring.push_back(row);
    if (Active(row->identified_on, row->eliminated_on)) home.active.push_back(row);
  });
  each(tables.measure, [&](Home& home, const MeasureRow* row) {
    if (*row->started_on <= as_of) home.measures.push_back(row);
  });
  each(tables.housing_safety, [](Home& home, const HousingRow* row) { home.housing.push_back(row); });
  each(tables.water_safety, [](Home& home, const WaterRow* row) { home.water.push_back(row); });
  each(tables.disaster, [](Home& home, const DisasterRow* row) { home.disasters.push_back(row); });
}

void County::JoinPersonTables(const Tables& tables) {
  const auto each = [&](const auto& rows, auto member) {
    for (const auto& row : rows) {
      PersonFacts& facts = persons[row.id_no.id.body()];
      (facts.*member).push_back(&row);
      facts.names.push_back(row.name);
    }
  };
  each(tables.medical_settlement, &PersonFacts::settlements);
  each(tables.school_roll, &PersonFacts::school);
  each(tables.disability, &PersonFacts::disability);
  each(tables.assistance, &PersonFacts::assistance);
  each(tables.death, &PersonFacts::death);
  each(tables.custody, &PersonFacts::custody);
  each(tables.public_payroll, &PersonFacts::payroll);
  each(tables.vehicle, &PersonFacts::vehicle);
  each(tables.company, &PersonFacts::company);
  each(tables.real_estate, &PersonFacts::estate);
  each(tables.large_producer, &PersonFacts::producer);
  each(tables.discredited, &PersonFacts::discredited);
  each(tables.employment, &PersonFacts::employment);
  each(tables.accident, &PersonFacts::accident);
  for (const KinshipRow& row : tables.kinship) {
    // A row also says its inverse, and the inverse of each of the three relations is one of the three.
    persons[row.id_no.id.body()].relatives.push_back(row.relative_id_no.id.body());
    persons[row.relative_id_no.id.body()].relatives.push_back(row.id_no.id.body());
  }
}

}  // namespace shouwang::demo
