// QX-C01 to C04, HZ-R01 to R09, HZ-K01 to K03.
#include "demo/scenarios.h"

namespace shouwang::demo {
namespace {

void NoBusiness(Family& f, OptionalMoney business) {
  f.income().wage = *f.income().wage + *f.income().business;
  f.income().business = business;
}

void NoLabour(Family& f) {
  f.head().labour = term::kNoLabour;
  f.spouse().labour = term::kLostLabour;
}

// A child whose birthday is `years` years before the last 31 August, moved by `days`, and who is on no roll.
PersonRow& Absent(Family& f, int years, int days) {
  PersonRow& p = f.Add(term::kDaughter, false, f.LastEndOfAugust().AddMonths(-12 * years).AddDays(days), {});
  f.ForgetSchool(p);
  p.student_status = term::kNotStudent;
  return p;
}

void OnRoll(Family& f, Word status) { f.School(Absent(f, 10, 0), status); }

void Worked(Family& f, OptionalDate ended) { f.Work(f.head(), f.Day(30), ended); }

constexpr Scenario kScenarios[] = {
    {"QX-C01 on the line", true, [](Family& f, Family&) { f.SetNet(f.population() * 992'000LL); }},
    {"QX-C01 a cent below", true, [](Family& f, Family&) { f.SetNet(f.population() * 992'000LL - 1); }},
    {"QX-C01 ordinary household", false, [](Family& f, Family&) { f.SetNet(f.population() * 900'000LL); }},
    {"QX-C01 an older year is below", true,
     [](Family& f, Family&) {
       const IncomeRow now = f.income();
       f.Earn(f.population() * 300'000LL, now.period_end->AddMonths(-2));
       f.tables().income.push_back(now);
       f.tables().income.erase(f.tables().income.end() - 3);
     }},
    {"QX-C02", true, [](Family& f, Family&) { NoLabour(f); }},
    {"QX-C02 allowance ended on D", true,
     [](Family& f, Family&) {
       NoLabour(f);
       f.Assist(f.head(), term::kAllowance, f.Day(30), f.as_of());
     }},
    {"QX-C02 allowance ends tomorrow", true,
     [](Family& f, Family&) {
       NoLabour(f);
       f.Assist(f.head(), term::kAllowance, f.Day(30), f.Day(0, 1));
     }},
    {"QX-C02 near allowance is not enough", true,
     [](Family& f, Family&) {
       NoLabour(f);
       f.Assist(f.spouse(), term::kNearAllowance, f.Day(30));
     }},
    {"QX-C02 destitute from D", true,
     [](Family& f, Family&) {
       NoLabour(f);
       f.Assist(f.spouse(), term::kDestitute, f.as_of());
     }},
    {"QX-C03 business blank", true, [](Family& f, Family&) { NoBusiness(f, {}); }},
    {"QX-C03 business zero", true, [](Family& f, Family&) { NoBusiness(f, 0); }},
    {"QX-C03 business one cent", true, [](Family& f, Family&) { NoBusiness(f, 1); }},
    {"QX-C03 work from D", true,
     [](Family& f, Family&) {
       NoBusiness(f, {});
       f.Work(f.head(), f.as_of());
     }},
    {"QX-C03 only someone without labour works", true,
     [](Family& f, Family&) {
       NoBusiness(f, {});
       f.Work(f.AddAdult(term::kMother, false, 76), f.Day(9));
       f.tables().person.back().labour = term::kLostLabour;
     }},
    {"QX-C04 six on 31 August", true, [](Family& f, Family&) { Absent(f, 6, 0); }},
    {"QX-C04 a day short of six", true, [](Family& f, Family&) { Absent(f, 6, 1); }},
    {"QX-C04 fifteen on 31 August", true, [](Family& f, Family&) { Absent(f, 15, 0); }},
    {"QX-C04 a day short of fifteen", true, [](Family& f, Family&) { Absent(f, 15, 1); }},
    {"QX-C04 dropped out", true, [](Family& f, Family&) { OnRoll(f, term::kDroppedOut); }},
    {"QX-C04 on leave", true, [](Family& f, Family&) { OnRoll(f, term::kOnLeave); }},
    {"QX-C04 taught at home", true, [](Family& f, Family&) { OnRoll(f, term::kTaughtAtHome); }},
    {"QX-C04 monitored for schooling", false,
     [](Family& f, Family&) {
       OnRoll(f, term::kLeftSchool);
       f.Monitor(term::kBorderline, f.Day(7), std::string(term::kSchooling));
       f.Help(term::kCompulsoryHelp, f.Day(6));
     }},
    {"QX-C04 monitored for something else", false,
     [](Family& f, Family&) {
       OnRoll(f, term::kLeftSchool);
       f.Monitor(term::kBorderline, f.Day(7), std::string(term::kDisability));
       f.Help(term::kSocialHelp, f.Day(6));
     }},
    {"HZ-R01 on the line", false, [](Family& f, Family&) { f.SetNet(f.population() * 600'000LL); }},
    {"HZ-R01 a cent below", false, [](Family& f, Family&) { f.SetNet(f.population() * 600'000LL - 1); }},
    {"HZ-R01 lifted", true, [](Family& f, Family&) { f.SetNet(f.population() * 450'033LL); }},
    {"HZ-R01 a loss", false, [](Family& f, Family&) { f.SetNet(-300'000); }},
    {"HZ-R02 ordinary household", false, [](Family& f, Family&) { Absent(f, 8, 0); }},
    {"HZ-R03 others on the line", false, [](Family& f, Family&) { f.Pay(f.head(), f.Day(1), 2'000'000); }},
    {"HZ-R03 others a cent below", false, [](Family& f, Family&) { f.Pay(f.head(), f.Day(1), 1'999'999); }},
    {"HZ-R03 lifted on the line, over two members", true,
     [](Family& f, Family&) {
       f.Pay(f.head(), f.as_of(), 300'000);
       f.Pay(f.child(), f.Day(12, 1), 200'000);
     }},
    {"HZ-R03 one day too old", true,
     [](Family& f, Family&) {
       f.Pay(f.head(), f.as_of(), 300'000);
       f.Pay(f.child(), f.Day(12), 200'000);
     }},
    {"HZ-R03 after D", true, [](Family& f, Family&) { f.Pay(f.head(), f.Day(0, 1), 900'000); }},
    {"HZ-R03 two rows alike in one file count twice", true,
     [](Family& f, Family&) {
       f.Pay(f.head(), f.Day(2), 250'000);
       f.tables().medical_settlement.push_back(SettlementRow(f.tables().medical_settlement.back()));
     }},
    {"HZ-R03 of one moved out", true,
     [](Family& f, Family&) {
       f.spouse().status = term::kMovedOut;
       f.Pay(f.spouse(), f.Day(2), 2'500'000);
     }},
    {"HZ-R03 once, though it may be handed in twice", true,
     [](Family& f, Family&) { f.Pay(f.head(), f.Day(2), 260'000); }},
    {"HZ-R04 grade C", false, [](Family& f, Family&) { f.Housing("C", f.Day(2)); }},
    {"HZ-R04 resolved", false, [](Family& f, Family&) { f.Housing("D", f.Day(2), term::kYes); }},
    {"HZ-R04 not resolved", false, [](Family& f, Family&) { f.Housing("D", f.as_of(), term::kNo); }},
    {"HZ-R04 better since", false,
     [](Family& f, Family&) {
       f.Housing("D", f.Day(4));
       f.Housing("B", f.Day(4, 1));
     }},
    {"HZ-R04 the worse of the same day", false,
     [](Family& f, Family&) {
       f.Housing("B", f.Day(3));
       f.Housing("C", f.Day(3));
     }},
    {"HZ-R04 of equals the one not resolved", false,
     [](Family& f, Family&) {
       f.Housing("C", f.Day(3));
       f.Housing("C", f.Day(3), term::kYes);
     }},
    {"HZ-R04 the worse one is resolved", false,
     [](Family& f, Family&) {
       f.Housing("C", f.Day(3));
       f.Housing("D", f.Day(3), term::kYes);
     }},
    {"HZ-R04 after D", false, [](Family& f, Family&) { f.Housing("D", f.Day(0, 1)); }},
    {"HZ-R05", false, [](Family& f, Family&) { f.Water(term::kUnsafe, f.Day(2)); }},
    {"HZ-R05 resolved", true, [](Family& f, Family&) { f.Water(term::kUnsafe, f.Day(2), term::kYes); }},
    {"HZ-R05 both on one day", true,
     [](Family& f, Family&) {
       f.Water(term::kSafe, f.Day(1));
       f.Water(term::kUnsafe, f.Day(1));
     }},
    {"HZ-R05 safe since", false,
     [](Family& f, Family&) {
       f.Water(term::kUnsafe, f.Day(1));
       f.Water(term::kSafe, f.as_of());
     }},
    {"HZ-R06 ended on D", false, [](Family& f, Family&) { Worked(f, f.as_of()); }},
    {"HZ-R06 ends tomorrow", false, [](Family& f, Family&) { Worked(f, f.Day(0, 1)); }},
    {"HZ-R06 six months ago to the day", false, [](Family& f, Family&) { Worked(f, f.Day(6)); }},
    {"HZ-R06 first day of the window", false, [](Family& f, Family&) { Worked(f, f.Day(6, 1)); }},
    {"HZ-R06 has another job", false,
     [](Family& f, Family&) {
       Worked(f, f.Day(2));
       Worked(f, {});
     }},
    {"HZ-R06 half labour", false,
     [](Family& f, Family&) {
       f.head().labour = term::kWeakLabour;
       Worked(f, f.Day(2));
     }},
    {"HZ-R07 on the line", false, [](Family& f, Family&) { f.Disaster(f.Day(3), 300'000); }},
    {"HZ-R07 a cent below", false, [](Family& f, Family&) { f.Disaster(f.Day(3), 299'999); }},
    {"HZ-R07 two losses", true,
     [](Family& f, Family&) {
       f.Disaster(f.Day(12, 1), 150'000);
       f.Disaster(f.as_of(), 150'000);
     }},
    {"HZ-R07 one day too old", true,
     [](Family& f, Family&) {
       f.Disaster(f.Day(12), 150'000);
       f.Disaster(f.as_of(), 150'000);
     }},
    {"HZ-R08 on the line", false, [](Family& f, Family&) { f.Accident(f.spouse(), f.Day(3), 1'000'000); }},
    {"HZ-R08 a cent below", false, [](Family& f, Family&) { f.Accident(f.spouse(), f.Day(3), 999'999); }},
    {"HZ-R08 one day too old", false, [](Family& f, Family&) { f.Accident(f.spouse(), f.Day(12), 1'500'000); }},
    {"HZ-R09 first day of the window, taken off the household", false,
     [](Family& f, Family&) {
       f.spouse().status = term::kDead;
       f.Die(f.spouse(), f.Day(12, 1));
     }},
    {"HZ-R09 one day too old", false,
     [](Family& f, Family&) {
       f.spouse().status = term::kDead;
       f.Die(f.spouse(), f.Day(12));
     }},
    {"HZ-R09 half labour", false,
     [](Family& f, Family&) {
       f.spouse().status = term::kDead;
       f.spouse().labour = term::kWeakLabour;
       f.Die(f.spouse(), f.Day(3));
     }},
    {"HZ-K01 grade 2", false,
     [](Family& f, Family&) {
       f.head().health = term::kDisabled;
       f.Disable(f.head(), term::kLimbs, "2");
     }},
    {"HZ-K01 mental, grade 4", true,
     [](Family& f, Family&) {
       f.head().health = term::kDisabled;
       f.Disable(f.head(), f.random().OneIn(2) ? term::kMental : term::kIntellectual, "4");
     }},
    {"HZ-K01 limbs, grade 3", false,
     [](Family& f, Family&) {
       f.head().health = term::kDisabled;
       f.Disable(f.head(), term::kLimbs, "3");
     }},
    {"HZ-K02", false, [](Family& f, Family&) { f.spouse().health = "患有大病、长期慢性病"; }},
    {"HZ-K03 on the line", false,
     [](Family& f, Family&) {
       f.spouse().health = term::kChronic;
       f.Pay(f.spouse(), f.Day(4), 200'000);
     }},
    {"HZ-K03 a cent below", false,
     [](Family& f, Family&) {
       f.spouse().health = term::kChronic;
       f.Pay(f.spouse(), f.Day(4), 199'999);
     }},
};

}  // namespace

std::span<const Scenario> RiskScenarios() { return kScenarios; }

}  // namespace shouwang::demo
