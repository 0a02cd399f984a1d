#include "demo/family.h"

#include <algorithm>
#include <stdexcept>

#include "demo/names_data.h"

namespace shouwang::demo {
namespace {

constexpr size_t kRoom = 4096;
constexpr int kSequencesPerSex = 499;
constexpr int kNeighbours[] = {0, 2, 3, 4, 21, 22, 23, 24, 25, 27, 28, 29, 81};

}  // namespace

ResidentId IdBook::Next(Date birth, bool male) {
  uint16_t& used = used_[birth.days() * 2 + (male ? 1 : 0)];
  const int neighbour = used / kSequencesPerSex;
  const int sequence = used % kSequencesPerSex * 2 + (male ? 1 : 2);
  ++used;
  if (neighbour >= static_cast<int>(std::size(kNeighbours)))
    throw std::runtime_error("too many people of one birthday");
  const int county = std::stoi(county_);
  const int prefix = neighbour == 0 ? county : county / 100 * 100 + kNeighbours[neighbour];
  const CivilDate b = birth.civil();
  const int64_t day = b.year * 10000LL + b.month * 100LL + b.day;
  return ResidentId((prefix * 100'000'000LL + day) * 1000 + sequence);
}

void MakeRoom(Tables& t) {
  t = Tables();
  t.household.reserve(64);
  t.person.reserve(kRoom);
}

Family::Family(Build& build, Random& random, HouseholdRow household)
    : build_(build),
      random_(random),
      home_(build.tables.household.size()),
      first_(build.tables.person.size()),
      first_income_(build.tables.income.size()) {
  build.tables.household.push_back(std::move(household));
}

Date Family::BornAtAge(int age) { return Day(age * 12).AddDays(-random_.Below(364)); }

Date Family::LastEndOfAugust() const {
  const int year = as_of().civil().year;
  const Date day = *Date::FromCivil(year, 8, 31);
  return day <= as_of() ? day : *Date::FromCivil(year - 1, 8, 31);
}

int Family::population() {
  int count = 0;
  for (size_t i = 0; i < size(); ++i) count += person(i).InHousehold() ? 1 : 0;
  return count;
}

bool Family::HasLabour() {
  for (size_t i = 0; i < size(); ++i) {
    const Word labour = person(i).labour;
    const bool has = labour == term::kCommonLabour || labour == term::kSkilledLabour || labour == term::kWeakLabour;
    if (has && person(i).InHousehold()) return true;
  }
  return false;
}

std::string Family::NameOf(bool male, const std::string& surname) {
  if (surname.empty() && random_.OneIn(40)) {
    return std::string(random_.Pick(data::kEthnicGiven)) + "·" + std::string(random_.Pick(data::kEthnicFamily));
  }
  std::string name = surname.empty() ? std::string(random_.Pick(data::kSurnames)) : surname;
  if (random_.OneIn(150)) return name + std::string(random_.Pick(data::kRareGiven));
  return name + std::string(male ? random_.Pick(data::kMaleNames) : random_.Pick(data::kFemaleNames));
}

void Family::SetStudies(PersonRow& p, Date birth) {
  const int age = AgeInYears(birth, LastEndOfAugust());
  p.student_status = term::kNotStudent;
  if (age >= 3 && age < 6) p.student_status = term::kPreschool;
  if (age >= 6 && age < 12) p.student_status = term::kPrimary;
  if (age >= 12 && age < 15) p.student_status = term::kJuniorHigh;
  if (age >= 15 && age < 18 && random_.Percent(75)) {
    p.student_status = random_.OneIn(3) ? term::kVocational : term::kSeniorHigh;
  }
  if (age >= 18 && age < 22 && random_.Percent(25)) {
    p.student_status = random_.OneIn(2) ? term::kCollege : term::kUniversity;
  }
  if (age >= 6 && p.student_status != term::kNotStudent) School(p, term::kInSchool);
}

PersonRow& Family::Add(Word relation, bool male, Date birth, const std::string& surname) {
  if (build_.tables.person.size() >= kRoom) throw std::runtime_error("a block has too many people");
  PersonRow& p = build_.tables.person.emplace_back();
  p.household_id = id();
  p.name = NameOf(male, surname);
  p.id_no = IdField::Of(build_.ids.Next(birth, male));
  p.relation = relation;
  p.sex = male ? term::kMale : term::kFemale;
  if (!random_.OneIn(20)) p.birth_date = birth;
  p.health = term::kHealthy;
  p.status = random_.OneIn(4) ? Word() : term::kMember;
  SetStudies(p, birth);
  const int age = AgeInYears(birth, as_of());
  if (age < 16 || p.student_status != term::kNotStudent) {
    p.labour = term::kNoLabour;
  } else if (age < 60) {
    p.labour = random_.OneIn(7) ? term::kSkilledLabour : term::kCommonLabour;
  } else {
    p.labour = age < 72 && random_.Percent(60) ? term::kWeakLabour : term::kLostLabour;
  }
  return p;
}

void Family::Kin(const PersonRow& p, const PersonRow& relative, Word relation) {
  build_.tables.kinship.push_back({p.id_no, relative.id_no, relation});
}

void Family::Die(PersonRow& p, Date day) {
  DeathRow row{Key(p), day};
  build_.tables.death.push_back(std::move(row));
}

IncomeRow& Family::Earn(int64_t net_cents, Date period_end) {
  IncomeRow& row = build_.tables.income.emplace_back();
  row.household_id = id();
  row.period_end = period_end;
  SetNet(net_cents);
  return row;
}

void Family::SetNet(int64_t net_cents) {
  IncomeRow& row = income();
  row.business = net_cents / 5 + 100'00;
  row.expense = *row.business / 4;
  row.property = random_.OneIn(5) ? OptionalMoney(net_cents / 50) : OptionalMoney();
  row.transfer = net_cents / 10;
  row.wage = net_cents - *row.business - *row.transfer - row.property.value_or(0) + *row.expense;
}

MonitoredRow& Family::Monitor(Word category, Date identified, std::string risks) {
  return build_.tables.monitored.emplace_back(MonitoredRow{id(), category, identified, std::move(risks), {}, {}});
}

MeasureRow& Family::Help(Word kind, Date started) {
  const OptionalMoney amount = random_.OneIn(3) ? OptionalMoney(random_.Between(2, 80) * 10'000LL) : OptionalMoney();
  return build_.tables.measure.emplace_back(MeasureRow{id(), kind, started, amount, {}});
}

void Family::Pay(const PersonRow& p, Date day, int64_t self_pay) {
  build_.tables.medical_settlement.push_back(
      {Key(p), day, self_pay, self_pay * 2 + random_.Below(10000), random_.Pick(data::kVisits)});
}

void Family::Work(const PersonRow& p, Date started, OptionalDate ended) {
  build_.tables.employment.push_back(
      {Key(p), started, ended, random_.Between(1800, 6500) * 100LL, random_.Pick(data::kEmployers)});
}

void Family::Disaster(Date day, int64_t loss) {
  build_.tables.disaster.push_back({id(), day, loss, random_.Pick(data::kDisasters)});
}

void Family::Accident(const PersonRow& p, Date day, int64_t loss) {
  build_.tables.accident.push_back({Key(p), day, loss});
}

void Family::Housing(Word grade, Date day, Word resolved) {
  build_.tables.housing_safety.push_back({id(), grade, day, resolved});
}

void Family::Water(Word result, Date day, Word resolved) {
  build_.tables.water_safety.push_back({id(), result, day, resolved});
}

void Family::Assist(const PersonRow& p, Word kind, Date started, OptionalDate ended) {
  build_.tables.assistance.push_back({Key(p), kind, started, ended});
}

void Family::Payroll(const PersonRow& p, Word kind, OptionalDate started, OptionalDate ended) {
  build_.tables.public_payroll.push_back({Key(p), kind, random_.Pick(data::kUnits), started, ended});
}

void Family::Vehicle(const PersonRow& p, Word type, Word use, Date registered, Word status) {
  build_.tables.vehicle.push_back({Key(p), type, use, registered, status});
}

void Family::Company(const PersonRow& p, Word kind, Word status, Word operating) {
  build_.tables.company.push_back({Key(p), p.name + "商行", kind, status, operating});
}

void Family::Estate(const PersonRow& p, Word in_town, Word usage) {
  build_.tables.real_estate.push_back({Key(p), in_town, usage});
}

void Family::Producer(const PersonRow& p, Date started, OptionalDate ended) {
  build_.tables.large_producer.push_back({Key(p), random_.Pick(data::kTrades), started, ended});
}

void Family::Custody(const PersonRow& p, Word kind, Date started, OptionalDate ended) {
  build_.tables.custody.push_back({Key(p), kind, started, ended});
}

void Family::Discredit(const PersonRow& p, Date listed, OptionalDate removed) {
  build_.tables.discredited.push_back({Key(p), listed, removed});
}

void Family::Disable(PersonRow& p, Word category, Word grade) {
  build_.tables.disability.push_back({Key(p), category, grade, p.id_no.Text() + "43"});
}

void Family::School(const PersonRow& p, Word status) {
  build_.tables.school_roll.push_back({Key(p), status, random_.Pick(data::kSchools), random_.Pick(data::kGrades)});
}

void Family::ForgetSchool(const PersonRow& p) {
  std::erase_if(build_.tables.school_roll, [&](const SchoolRow& row) { return row.id_no.id == p.id_no.id; });
}

}  // namespace shouwang::demo
