// The tables of a county as a perfect reader would have them: every value normalised, every unusable row
// gone.
//
// A blank is an empty text, word or optional. Words (enumerations) point to static text (terms.h). Money is
// in 分. Visit() names the columns of a row in the order of 03-contracts.md section 1; the names are in
// columns.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/date.h"
#include "base/resident_id.h"
#include "demo/terms.h"

namespace shouwang::demo {

using Word = std::string_view;
using OptionalDate = std::optional<Date>;
using OptionalMoney = std::optional<int64_t>;

struct IdField {
  IdState state = IdState::kBlank;
  ResidentId id;     // when valid
  std::string text;  // the cleaned text when it is not valid

  bool valid() const { return state == IdState::kValid; }
  std::string Text() const { return valid() ? id.Text() : text; }
  static IdField Of(ResidentId id) { return {IdState::kValid, id, {}}; }
};

struct HouseholdRow {
  std::string household_id, division_code, village_group;
  Word household_type;
  std::string phone;
  Word residency;
};

struct PersonRow {
  std::string household_id, name;
  IdField id_no;
  Word relation, sex;
  OptionalDate birth_date;
  Word student_status;
  std::string health;  // words joined by 、
  Word labour, status;

  bool InHousehold() const { return status.empty() || status == term::kMember; }
};

struct IncomeRow {
  std::string household_id;
  OptionalDate period_end;
  OptionalMoney wage, business, property, transfer, expense;
};

struct MonitoredRow {
  std::string household_id;
  Word category;
  OptionalDate identified_on;
  std::string risks;  // words joined by 、
  OptionalDate eliminated_on;
  Word elimination_kind;
};

struct MeasureRow {
  std::string household_id;
  Word kind;
  OptionalDate started_on;
  OptionalMoney amount;
  IdField id_no;
};

struct KinshipRow {
  IdField id_no, relative_id_no;
  Word relation;
};

struct DepartmentRow {
  IdField id_no;
  std::string name;
};

struct SettlementRow : DepartmentRow {
  OptionalDate settled_on;
  OptionalMoney self_pay, total;
  Word visit_kind;
};
struct SchoolRow : DepartmentRow {
  Word status, school, grade;
};
struct DisabilityRow : DepartmentRow {
  Word category, grade;  // grade: 1 2 3 4
  std::string cert_no;
};
struct AssistanceRow : DepartmentRow {
  Word kind;
  OptionalDate started_on, ended_on;
};
struct DeathRow : DepartmentRow {
  OptionalDate died_on;
};
struct CustodyRow : DepartmentRow {
  Word kind;
  OptionalDate started_on, ended_on;
};
struct PayrollRow : DepartmentRow {
  Word kind, unit;
  OptionalDate started_on, ended_on;
};
struct VehicleRow : DepartmentRow {
  Word vehicle_type, use;
  OptionalDate registered_on;
  Word status;
};
struct CompanyRow : DepartmentRow {
  std::string company;
  Word kind, status, operating;
};
struct EstateRow : DepartmentRow {
  Word in_town, usage;
};
struct ProducerRow : DepartmentRow {
  Word trade;
  OptionalDate started_on, ended_on;
};
struct DiscreditedRow : DepartmentRow {
  OptionalDate listed_on, removed_on;
};
struct EmploymentRow : DepartmentRow {
  OptionalDate started_on, ended_on;
  OptionalMoney monthly_income;
  Word employer;
};
struct HousingRow {
  std::string household_id;
  Word grade;
  OptionalDate assessed_on;
  Word resolved;
};
struct WaterRow {
  std::string household_id;
  Word result;
  OptionalDate checked_on;
  Word resolved;
};
struct DisasterRow {
  std::string household_id;
  OptionalDate occurred_on;
  OptionalMoney loss;
  Word kind;
};
struct AccidentRow : DepartmentRow {
  OptionalDate occurred_on;
  OptionalMoney loss;
};

// One table a dataset, in the order of the contract.
struct Tables {
  std::vector<HouseholdRow> household;
  std::vector<PersonRow> person;
  std::vector<IncomeRow> income;
  std::vector<MonitoredRow> monitored;
  std::vector<MeasureRow> measure;
  std::vector<KinshipRow> kinship;
  std::vector<SettlementRow> medical_settlement;
  std::vector<SchoolRow> school_roll;
  std::vector<DisabilityRow> disability;
  std::vector<AssistanceRow> assistance;
  std::vector<DeathRow> death;
  std::vector<CustodyRow> custody;
  std::vector<PayrollRow> public_payroll;
  std::vector<VehicleRow> vehicle;
  std::vector<CompanyRow> company;
  std::vector<EstateRow> real_estate;
  std::vector<ProducerRow> large_producer;
  std::vector<DiscreditedRow> discredited;
  std::vector<EmploymentRow> employment;
  std::vector<HousingRow> housing_safety;
  std::vector<WaterRow> water_safety;
  std::vector<DisasterRow> disaster;
  std::vector<AccidentRow> accident;

  // The department tables whose rows carry an id and a name.
  auto DepartmentTables() const {
    return std::tie(medical_settlement, school_roll, disability, assistance, death, custody, public_payroll, vehicle,
                    company, real_estate, large_producer, discredited, employment, accident);
  }
};

template <class V>
void Visit(V& v, HouseholdRow& r) {
  v(r.household_id), v(r.division_code), v(r.village_group), v(r.household_type), v(r.phone), v(r.residency);
}
template <class V>
void Visit(V& v, PersonRow& r) {
  v(r.household_id), v(r.name), v(r.id_no), v(r.relation), v(r.sex), v(r.birth_date), v(r.student_status);
  v(r.health), v(r.labour), v(r.status);
}
template <class V>
void Visit(V& v, IncomeRow& r) {
  v(r.household_id), v(r.period_end), v(r.wage), v(r.business), v(r.property), v(r.transfer), v(r.expense);
}
template <class V>
void Visit(V& v, MonitoredRow& r) {
  v(r.household_id), v(r.category), v(r.identified_on), v(r.risks), v(r.eliminated_on), v(r.elimination_kind);
}
template <class V>
void Visit(V& v, MeasureRow& r) {
  v(r.household_id), v(r.kind), v(r.started_on), v(r.amount), v(r.id_no);
}
template <class V>
void Visit(V& v, KinshipRow& r) {
  v(r.id_no), v(r.relative_id_no), v(r.relation);
}
template <class V>
void Visit(V& v, DepartmentRow& r) {
  v(r.id_no), v(r.name);
}
template <class V>
void Visit(V& v, SettlementRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.settled_on), v(r.self_pay), v(r.total), v(r.visit_kind);
}
template <class V>
void Visit(V& v, SchoolRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.status), v(r.school), v(r.grade);
}
template <class V>
void Visit(V& v, DisabilityRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.category), v(r.grade), v(r.cert_no);
}
template <class V>
void Visit(V& v, AssistanceRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.kind), v(r.started_on), v(r.ended_on);
}
template <class V>
void Visit(V& v, DeathRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.died_on);
}
template <class V>
void Visit(V& v, CustodyRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.kind), v(r.started_on), v(r.ended_on);
}
template <class V>
void Visit(V& v, PayrollRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.kind), v(r.unit), v(r.started_on), v(r.ended_on);
}
template <class V>
void Visit(V& v, VehicleRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.vehicle_type), v(r.use), v(r.registered_on), v(r.status);
}
template <class V>
void Visit(V& v, CompanyRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.company), v(r.kind), v(r.status), v(r.operating);
}
template <class V>
void Visit(V& v, EstateRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.in_town), v(r.usage);
}
template <class V>
void Visit(V& v, ProducerRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.trade), v(r.started_on), v(r.ended_on);
}
template <class V>
void Visit(V& v, DiscreditedRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.listed_on), v(r.removed_on);
}
template <class V>
void Visit(V& v, EmploymentRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.started_on), v(r.ended_on), v(r.monthly_income), v(r.employer);
}
template <class V>
void Visit(V& v, HousingRow& r) {
  v(r.household_id), v(r.grade), v(r.assessed_on), v(r.resolved);
}
template <class V>
void Visit(V& v, WaterRow& r) {
  v(r.household_id), v(r.result), v(r.checked_on), v(r.resolved);
}
template <class V>
void Visit(V& v, DisasterRow& r) {
  v(r.household_id), v(r.occurred_on), v(r.loss), v(r.kind);
}
template <class V>
void Visit(V& v, AccidentRow& r) {
  Visit(v, static_cast<DepartmentRow&>(r));
  v(r.occurred_on), v(r.loss);
}

}  // namespace shouwang::demo
