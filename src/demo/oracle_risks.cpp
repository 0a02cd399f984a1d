// The risk and watch rules of the packs `qingxin-2022` and `huize-2022`.
#include <algorithm>

#include "demo/oracle_rules.h"

namespace shouwang::demo {
namespace {

constexpr int64_t kYuan = 100;
constexpr int64_t kIncomeLine = 9920 * kYuan;
constexpr int64_t kBottomLine = 6000 * kYuan;
constexpr int64_t kMedicalLineLifted = 5000 * kYuan;
constexpr int64_t kMedicalLineOthers = 20000 * kYuan;
constexpr int64_t kChronicLine = 2000 * kYuan;
constexpr int64_t kDisasterLine = 3000 * kYuan;
constexpr int64_t kAccidentLine = 10000 * kYuan;

bool Employed(const County& county, const Member& m) {
  return std::any_of(m.facts->employment.begin(), m.facts->employment.end(),
                     [&](const EmploymentRow* row) { return county.Active(row->started_on, row->ended_on); });
}

Date LastEndOfAugust(Date day) {
  const int year = day.civil().year;
  const Date this_year = *Date::FromCivil(year, 8, 31);
  return this_year <= day ? this_year : *Date::FromCivil(year - 1, 8, 31);
}

bool OutOfCompulsorySchool(const County& county, const Member& m) {
  if (!m.valid()) return false;
  const int age = m.AgeAt(LastEndOfAugust(county.as_of));
  if (age < 6 || age >= 15) return false;
  return std::none_of(m.facts->school.begin(), m.facts->school.end(), [](const SchoolRow* row) {
    return row->status == term::kInSchool || row->status == term::kOnLeave || row->status == term::kTaughtAtHome;
  });
}

int64_t SelfPay(const County& county, const PersonFacts& facts) {
  int64_t sum = 0;
  for (const SettlementRow* row : facts.settlements) {
    if (county.InLastMonths(row->settled_on, 12)) sum += *row->self_pay;
  }
  return sum;
}

// The distinct persons of the household: each source row counts once, however often a person is listed.
std::vector<const PersonFacts*> DistinctFacts(const Home& home) {
  std::vector<const PersonFacts*> all;
  for (const Member& m : home.members) {
    if (m.valid() && std::find(all.begin(), all.end(), m.facts) == all.end()) all.push_back(m.facts);
  }
  return all;
}

// Latest by day; of the same day the worse; of equals the one not resolved.
template <class Row, class Day, class Bad>
bool LatestIsBad(const County& county, const Rows<Row>& rows, Day day, Bad badness) {
  const Row* latest = nullptr;
  for (const Row* row : rows) {
    if (*(row->*day) > county.as_of) continue;
    const auto rank = [&](const Row* r) {
      return std::tuple(*(r->*day), badness(*r), r->resolved == term::kYes ? 0 : 1);
    };
    if (latest == nullptr || rank(row) > rank(latest)) latest = row;
  }
  return latest != nullptr && badness(*latest) >= 2 && latest->resolved != term::kYes;
}

bool HousingUnsafe(const County& county, const Home& home) {
  // A B C D are 0 1 2 3: C and D are bad.
  return LatestIsBad(county, home.housing, &HousingRow::assessed_on,
                     [](const HousingRow& row) { return row.grade[0] - 'A'; });
}

bool WaterUnsafe(const County& county, const Home& home) {
  return LatestIsBad(county, home.water, &WaterRow::checked_on,
                     [](const WaterRow& row) { return row.result == term::kUnsafe ? 2 : 0; });
}

bool LostJob(const County& county, const Member& m) {
  return m.Able() && !Employed(county, m) &&
         std::any_of(m.facts->employment.begin(), m.facts->employment.end(),
                     [&](const EmploymentRow* row) { return county.InLastMonths(row->ended_on, 6); });
}

bool SevereDisability(const Member& m) {
  return std::any_of(m.facts->disability.begin(), m.facts->disability.end(), [](const DisabilityRow* row) {
    return row->grade == "1" || row->grade == "2" || row->category == term::kIntellectual ||
           row->category == term::kMental;
  });
}

}  // namespace

void QingxinRisks(const County& county, const Home& home, const Found& found) {
  const auto say = [&](Word rule, Word risk, const Member* m) { found(rule, term::kRisk, risk, m); };
  const bool has_labour = home.HasLabour();
  if (home.lifted() && has_labour && home.IncomeBelow(kIncomeLine)) say("QX-C01", {}, nullptr);
  const bool safety_net = std::any_of(home.members.begin(), home.members.end(), [&](const Member& m) {
    return std::any_of(m.facts->assistance.begin(), m.facts->assistance.end(), [&](const AssistanceRow* row) {
      return (row->kind == term::kAllowance || row->kind == term::kDestitute) &&
             county.Active(row->started_on, row->ended_on);
    });
  });
  if (home.lifted() && !has_labour && !safety_net) say("QX-C02", term::kShortOfLabour, nullptr);
  const bool employed = std::any_of(home.members.begin(), home.members.end(),
                                    [&](const Member& m) { return m.HasLabour() && Employed(county, m); });
  const bool business = home.income != nullptr && home.income->business.value_or(0) > 0;
  if (home.lifted() && has_labour && !employed && !business) say("QX-C03", term::kJobs, nullptr);
  if (home.lifted() || home.monitored()) {
    for (const Member& m : home.members) {
      if (OutOfCompulsorySchool(county, m)) say("QX-C04", term::kSchooling, &m);
    }
  }
}

void HuizeRisks(const County& county, const Home& home, const Found& found) {
  const auto say = [&](Word rule, Word risk, const Member* m = nullptr) { found(rule, term::kRisk, risk, m); };
  if (home.IncomeBelow(kBottomLine)) say("HZ-R01", {});
  int64_t self_pay = 0;
  int64_t accident = 0;
  for (const PersonFacts* facts : DistinctFacts(home)) {
    self_pay += SelfPay(county, *facts);
    for (const AccidentRow* row : facts->accident) {
      if (county.InLastMonths(row->occurred_on, 12)) accident += *row->loss;
    }
  }
  int64_t disaster = 0;
  for (const DisasterRow* row : home.disasters) {
    if (county.InLastMonths(row->occurred_on, 12)) disaster += *row->loss;
  }
  if (self_pay >= (home.lifted() ? kMedicalLineLifted : kMedicalLineOthers)) say("HZ-R03", term::kIllness);
  if (HousingUnsafe(county, home)) say("HZ-R04", term::kHousing);
  if (WaterUnsafe(county, home)) say("HZ-R05", term::kWater);
  if (disaster >= kDisasterLine) say("HZ-R07", term::kDisaster);
  if (accident >= kAccidentLine) say("HZ-R08", term::kAccident);
  for (const Member& m : home.members) {
    if (OutOfCompulsorySchool(county, m)) say("HZ-R02", term::kSchooling, &m);
    if (LostJob(county, m)) say("HZ-R06", term::kJobs, &m);
  }
  for (const Member& m : home.everyone) {
    const bool died = std::any_of(m.facts->death.begin(), m.facts->death.end(),
                                  [&](const DeathRow* row) { return county.InLastMonths(row->died_on, 12); });
    if (m.Able() && died) say("HZ-R09", term::kShortOfLabour, &m);
  }
}

void HuizeWatches(const County& county, const Home& home, const Found& found) {
  const auto say = [&](Word rule, Word risk, const Member& m) { found(rule, term::kWatch, risk, &m); };
  for (const Member& m : home.members) {
    if (SevereDisability(m)) say("HZ-K01", term::kDisability, m);
    if (m.HealthHas(term::kSevereIllness)) say("HZ-K02", term::kIllness, m);
    if (m.HealthHas(term::kChronic) && SelfPay(county, *m.facts) >= kChronicLine) say("HZ-K03", term::kIllness, m);
  }
}

}  // namespace shouwang::demo
