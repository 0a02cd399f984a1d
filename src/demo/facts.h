// What the oracle knows of each household and person before it looks at the rules: rows joined by household
// and by id.
//
// Views point into the `Tables` they were built from, which must outlive them.
#pragma once

#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "demo/model.h"

namespace shouwang::demo {

template <class Row>
using Rows = std::vector<const Row*>;

// The department rows of one id.
struct PersonFacts {
  Rows<SettlementRow> settlements;
  Rows<SchoolRow> school;
  Rows<DisabilityRow> disability;
  Rows<AssistanceRow> assistance;
  Rows<DeathRow> death;
  Rows<CustodyRow> custody;
  Rows<PayrollRow> payroll;
  Rows<VehicleRow> vehicle;
  Rows<CompanyRow> company;
  Rows<EstateRow> estate;
  Rows<ProducerRow> producer;
  Rows<DiscreditedRow> discredited;
  Rows<EmploymentRow> employment;
  Rows<AccidentRow> accident;
  std::vector<std::string_view> names;  // as the departments write them
  std::vector<int64_t> relatives;       // id bodies: parents, spouse, children
};

struct Member {
  const PersonRow* row = nullptr;
  const PersonFacts* facts = nullptr;  // never null; empty without a valid id

  bool valid() const { return row->id_no.valid(); }
  bool Able() const { return row->labour == term::kCommonLabour || row->labour == term::kSkilledLabour; }
  bool HasLabour() const { return Able() || row->labour == term::kWeakLabour; }
  int AgeAt(Date day) const { return AgeInYears(*row->id_no.id.Birth(), day); }
  bool HealthHas(Word word) const { return row->health.find(word) != std::string::npos; }
};

struct Home {
  const HouseholdRow* row = nullptr;
  std::vector<Member> everyone;       // any status
  std::vector<Member> members;        // 在户
  const IncomeRow* income = nullptr;  // latest of the last twelve months
  Rows<MonitoredRow> monitoring;      // every row, over or not
  Rows<MonitoredRow> active;          // being monitored at D
  Rows<MeasureRow> measures;          // started
  Rows<HousingRow> housing;
  Rows<WaterRow> water;
  Rows<DisasterRow> disasters;

  bool lifted() const { return row->household_type == term::kLifted || row->household_type == term::kLiftedNoPolicy; }
  bool monitored() const { return !active.empty(); }
  bool OnRecord(Word risk) const;
  bool HasLabour() const;
  // Net income of the household is below `line` a head, exactly; false when it is not known.
  bool IncomeBelow(int64_t line_cents) const;
};

struct County {
  Date as_of;
  std::vector<Home> homes;
  std::unordered_map<int64_t, PersonFacts> persons;
  std::unordered_map<int64_t, int> id_uses;              // 在户 rows by valid id
  std::unordered_map<std::string_view, int> phone_uses;  // households by phone

  County(const Tables& tables, Date day);
  County(const County&) = delete;
  County& operator=(const County&) = delete;

  // In (D − months, D].
  bool InLastMonths(const OptionalDate& day, int months) const {
    return day && *day <= as_of && *day > as_of.AddMonths(-months);
  }
  // Started by D and not ended by D; a blank start is always.
  bool Active(const OptionalDate& started, const OptionalDate& ended) const {
    return (!started || *started <= as_of) && (!ended || *ended > as_of);
  }

 private:
  void JoinHouseholdTables(const Tables& tables);
  void JoinPersonTables(const Tables& tables);

  PersonFacts nobody_;
  std::unordered_map<std::string_view, size_t> index_;
};

}  // namespace shouwang::demo
