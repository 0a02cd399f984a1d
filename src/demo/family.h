// A household under construction: adds rows to the tables of its block and keeps them consistent with each
// other.
//
// References returned stay valid until the block is handed in: the tables have room for a whole block
// (MakeRoom).
#pragma once

#include <string>
#include <unordered_map>

#include "demo/model.h"
#include "demo/random.h"

namespace shouwang::demo {

// Gives out ids that no two people share: sequence numbers per birthday and sex, then the prefix of a
// neighbouring county.
class IdBook {
 public:
  explicit IdBook(std::string county) : county_(std::move(county)) {}
  ResidentId Next(Date birth, bool male);

 private:
  std::string county_;
  std::unordered_map<int32_t, uint16_t> used_;
};

struct Build {
  Tables& tables;
  IdBook& ids;
  Date as_of;
};

void MakeRoom(Tables& tables);

class Family {
 public:
  // Starts a household; nobody is in it yet.
  Family(Build& build, Random& random, HouseholdRow household);

  Random& random() { return random_; }
  Tables& tables() { return build_.tables; }
  Date as_of() const { return build_.as_of; }
  // D − months + days.
  Date Day(int months, int days = 0) const { return as_of().AddMonths(-months).AddDays(days); }
  Date BornAtAge(int age);  // a random birthday of someone who is `age` at D
  Date LastEndOfAugust() const;

  HouseholdRow& household() { return build_.tables.household[home_]; }
  const std::string& id() { return household().household_id; }
  PersonRow& person(size_t i) { return build_.tables.person[first_ + i]; }
  PersonRow& head() { return person(0); }
  PersonRow& spouse() { return person(1); }
  PersonRow& child() { return person(2); }
  // While this is the last household of its block.
  size_t size() const { return build_.tables.person.size() - first_; }
  bool HasSpouse() { return first_ + 1 < build_.tables.person.size() && spouse().household_id == id(); }
  int population();
  bool HasLabour();
  bool lifted() { return household().household_type != term::kOrdinary; }

  // A healthy person with an id, believable schooling and labour; a pupil gets a school roll row.
  PersonRow& Add(Word relation, bool male, Date birth, const std::string& surname);
  PersonRow& AddAdult(Word relation, bool male, int age) { return Add(relation, male, BornAtAge(age), {}); }
  void Kin(const PersonRow& person, const PersonRow& relative, Word relation);
  void Die(PersonRow& person, Date day);

  // Net income of the household, all in all; business income is positive.
  IncomeRow& Earn(int64_t net_cents, Date period_end);
  IncomeRow& income() { return build_.tables.income.back(); }
  void SetNet(int64_t net_cents);
  void NoIncome() { build_.tables.income.resize(first_income_); }

  MonitoredRow& Monitor(Word category, Date identified, std::string risks);
  MeasureRow& Help(Word kind, Date started);
  void Pay(const PersonRow& p, Date day, int64_t self_pay);
  void Work(const PersonRow& p, Date started, OptionalDate ended = {});
  void Disaster(Date day, int64_t loss);
  void Accident(const PersonRow& p, Date day, int64_t loss);
  void Housing(Word grade, Date day, Word resolved = {});
  void Water(Word result, Date day, Word resolved = {});
  void Assist(const PersonRow& p, Word kind, Date started, OptionalDate ended = {});
  void Payroll(const PersonRow& p, Word kind, OptionalDate started, OptionalDate ended = {});
  void Vehicle(const PersonRow& p, Word type, Word use, Date registered, Word status);
  void Company(const PersonRow& p, Word kind, Word status, Word operating);
  void Estate(const PersonRow& p, Word in_town, Word usage);
  void Producer(const PersonRow& p, Date started, OptionalDate ended = {});
  void Custody(const PersonRow& p, Word kind, Date started, OptionalDate ended = {});
  void Discredit(const PersonRow& p, Date listed, OptionalDate removed = {});
  void Disable(PersonRow& p, Word category, Word grade);  // the certificate only
  void School(const PersonRow& p, Word status);
  void ForgetSchool(const PersonRow& p);

 private:
  std::string NameOf(bool male, const std::string& surname);
  void SetStudies(PersonRow& person, Date birth);
  DepartmentRow Key(const PersonRow& p) const { return {p.id_no, p.name}; }

  Build& build_;
  Random& random_;
  size_t home_ = 0;
  size_t first_ = 0;
  size_t first_income_ = 0;
};

// An ordinary household, with all that belongs to it, that gives no clue.
void MakePlain(Family& family);
// Couple and a nine-year-old at school, enough income, no job, no assets: what scenarios start from.
void MakeQuiet(Family& family);

}  // namespace shouwang::demo
