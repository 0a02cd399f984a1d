// Ordinary households: believable, and without a clue.
#include "demo/family.h"
#include "demo/names_data.h"

namespace shouwang::demo {
namespace {

std::string SurnameOf(const PersonRow& p) {
  if (p.name.find("·") != std::string::npos) return {};
  const size_t length = p.name.starts_with("欧阳") || p.name.starts_with("上官") ? 6 : 3;
  return p.name.substr(0, length);
}

void AddChildren(Family& f, int head_age, int count) {
  const std::string surname = SurnameOf(f.head());
  for (int i = 0; i < count; ++i) {
    const int oldest = std::min(head_age - 21, 24);
    const bool male = f.random().OneIn(2);
    const Date birth = f.BornAtAge(f.random().Between(0, std::max(oldest, 0)));
    const PersonRow& child = f.Add(male ? term::kSon : term::kDaughter, male, birth, surname);
    f.Kin(f.head(), child, term::kChild);
    if (i == 0 && f.random().OneIn(60)) {  // twins, one digit apart
      const PersonRow& twin = f.Add(male ? term::kSon : term::kDaughter, male, birth, surname);
      f.Kin(f.head(), twin, term::kChild);
    }
  }
}

void AddPeople(Family& f) {
  const int shape = f.random().Below(100);
  if (shape < 8) {
    f.AddAdult(term::kHead, f.random().Percent(60), f.random().Between(60, 88));
    return;
  }
  const bool old = shape < 20;
  const int age = old ? f.random().Between(60, 84) : f.random().Between(24, 59);
  f.AddAdult(term::kHead, true, age);
  const PersonRow& spouse = f.AddAdult(term::kSpouse, false, std::max(20, age - f.random().Between(-2, 6)));
  f.Kin(f.head(), spouse, term::kSpouse);
  if (old || shape < 32) return;
  AddChildren(f, age, shape < 54 ? 1 : 2);
  if (shape < 74) return;
  const PersonRow& father = f.Add(term::kFather, true, f.BornAtAge(std::min(age + 23, 95)), SurnameOf(f.head()));
  f.Kin(f.head(), father, term::kParent);
  if (f.random().Percent(70)) f.AddAdult(term::kMother, false, std::min(age + 21, 94));
}

void AddHealth(Family& f, PersonRow& p) {
  const int age = p.id_no.valid() ? AgeInYears(*p.id_no.id.Birth(), f.as_of()) : 40;
  if (age > 45 && f.random().OneIn(9)) p.health = term::kChronic;
  if (f.random().OneIn(45)) {
    p.health = p.health == term::kChronic ? "长期慢性病、残疾" : std::string(term::kDisabled);
    f.Disable(p, f.random().Pick(data::kDisabilityKinds), f.random().OneIn(2) ? "3" : "4");
  }
  const int visits = f.random().Below(4) + f.random().Below(3);
  for (int i = 0; i < visits; ++i) {
    f.Pay(p, f.as_of().AddDays(-f.random().Below(700)), f.random().Between(500, 20000));
  }
}

void AddWork(Family& f, const PersonRow& p) {
  if (p.labour != term::kCommonLabour && p.labour != term::kSkilledLabour) return;
  if (!f.random().Percent(70)) return;
  const Date started = f.as_of().AddDays(-f.random().Between(40, 1500));
  f.Work(p, started,
         f.random().OneIn(6) ? OptionalDate(f.as_of().AddDays(f.random().Between(1, 300))) : OptionalDate());
  if (f.random().OneIn(5)) f.Work(p, started.AddDays(-400), started.AddDays(-f.random().Between(0, 300)));
}

// What some families own or do; none of it is a clue without a risk.
void AddAssets(Family& f) {
  Random& r = f.random();
  const PersonRow& p = f.head();
  if (r.OneIn(4)) {
    f.Vehicle(p, r.Pick(data::kVehicles), r.Percent(80) ? term::kPrivateUse : term::kCommercialUse,
              f.as_of().AddDays(-r.Between(10, 4000)),
              r.OneIn(10)  ? term::kCancelled
              : r.OneIn(2) ? Word()
                           : term::kNormal);
  }
  if (r.OneIn(30)) f.Estate(p, r.OneIn(2) ? term::kYes : term::kNo, r.OneIn(4) ? term::kShop : term::kHome);
  if (r.OneIn(70)) f.Payroll(p, r.OneIn(2) ? term::kVillageCadre : term::kPublicInstitution, f.Day(r.Between(10, 200)));
  if (r.OneIn(60)) f.Company(p, r.OneIn(3) ? term::kEnterprise : term::kSelfEmployed, term::kExisting, term::kYes);
  if (r.OneIn(120)) f.Producer(p, f.Day(r.Between(3, 60)));
  if (r.OneIn(200)) f.Discredit(p, f.Day(r.Between(3, 40)), r.OneIn(2) ? OptionalDate(f.Day(1)) : OptionalDate());
  if (r.OneIn(60)) f.Disaster(f.as_of().AddDays(-r.Below(500)), r.Between(20000, 130000));
  if (r.OneIn(150)) f.Accident(p, f.as_of().AddDays(-r.Below(500)), r.Between(30000, 400000));
  if (r.OneIn(25)) f.Assist(p, r.OneIn(3) ? term::kTemporaryAid : term::kAllowance, f.Day(r.Between(2, 50)));
}

void AddFormerMember(Family& f) {
  Random& r = f.random();
  if (r.OneIn(60)) {
    PersonRow& p = f.AddAdult(term::kFather, true, r.Between(70, 90));
    p.status = term::kDead;
    p.labour = term::kNoLabour;
    f.Die(p, f.Day(r.Between(1, 40)));
  }
  if (r.OneIn(60)) f.AddAdult(term::kDaughter, false, r.Between(22, 30)).status = term::kMovedOut;
  if (r.OneIn(300)) {
    PersonRow& p = f.AddAdult(term::kSon, true, r.Between(25, 40));
    p.status = r.OneIn(2) ? term::kImprisoned : term::kMissing;
    f.Custody(p, p.status, f.Day(r.Between(3, 30)));
  }
}

void AddMonitoring(Family& f) {
  struct RiskHelp {
    Word risk, help;
  };
  static constexpr RiskHelp kRisks[] = {
      {term::kIllness, term::kHealthHelp},    {term::kSchooling, term::kEducationHelp},
      {term::kJobs, term::kJobHelp},          {term::kIndustryFailed, term::kIndustryHelp},
      {term::kDisability, term::kSocialHelp}, {term::kAccident, term::kSocialHelp}};
  Random& r = f.random();
  const int first = r.Below(6);
  const int second = r.OneIn(3) ? (first + 1) % 6 : first;
  const Date identified = f.Day(r.Between(2, 30));
  std::string risks(kRisks[first].risk);
  if (second != first) risks += "、" + std::string(kRisks[second].risk);
  MonitoredRow& row = f.Monitor(f.lifted() ? term::kUnstable : term::kBorderline, identified, std::move(risks));
  if (identified < f.Day(9) && r.OneIn(3)) {
    row.eliminated_on = identified.AddMonths(r.Between(6, 8));
    row.elimination_kind = f.HasLabour() ? term::kHelped : term::kNatural;
  }
  f.Help(kRisks[first].help, identified.AddDays(15));
  if (second != first) f.Help(kRisks[second].help, identified.AddDays(20));
}

int64_t Cents(Random& r, int low_yuan, int high_yuan) { return r.Between(low_yuan, high_yuan) * 100LL + r.Below(100); }

}  // namespace

void MakePlain(Family& f) {
  Random& r = f.random();
  AddPeople(f);
  const size_t people = f.size();
  for (size_t i = 0; i < people; ++i) {
    AddHealth(f, f.person(i));
    AddWork(f, f.person(i));
  }
  AddFormerMember(f);
  AddAssets(f);
  if (f.lifted() && !f.HasLabour()) f.Assist(f.head(), term::kAllowance, f.Day(r.Between(5, 60)));
  const Date period_end = f.Day(r.Between(1, 8)).LastOfMonth();
  if (r.OneIn(5)) f.Earn(f.population() * Cents(r, 3000, 9000), period_end.AddMonths(-12).LastOfMonth());
  f.Earn(f.population() * Cents(r, 10500, 36000), period_end);
  f.Housing(r.OneIn(3) ? "B" : "A", f.Day(r.Between(3, 40)));
  if (r.OneIn(40)) f.Housing(r.OneIn(2) ? "C" : "D", f.Day(r.Between(41, 60)), term::kYes);
  f.Water(term::kSafe, f.Day(r.Between(1, 20)));
  if (r.OneIn(45)) {
    AddMonitoring(f);
  } else if (f.lifted() && r.OneIn(2)) {
    f.Help(r.OneIn(2) ? term::kIndustryHelp : term::kJobHelp, f.Day(r.Between(2, 40)));
  }
  if (r.OneIn(12)) f.household().residency = term::kAway;
}

void MakeQuiet(Family& f) {
  f.AddAdult(term::kHead, true, f.random().Between(38, 48)).labour = term::kCommonLabour;
  f.AddAdult(term::kSpouse, false, f.random().Between(36, 46)).labour = term::kCommonLabour;
  f.Kin(f.head(), f.spouse(), term::kSpouse);
  f.Add(term::kSon, true, f.BornAtAge(9), SurnameOf(f.head()));
  f.Kin(f.head(), f.child(), term::kChild);
  f.Earn(f.population() * 1'500'000LL, f.Day(5).LastOfMonth());
  f.Housing("A", f.Day(10));
  f.Water(term::kSafe, f.Day(6));
}

}  // namespace shouwang::demo
