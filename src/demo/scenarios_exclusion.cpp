// HZ-X01 to X10, each beside a risk (without one an exclusion is not given), and once without.
#include "demo/scenarios.h"

namespace shouwang::demo {
namespace {

Family& AtRisk(Family& f) {
  f.Disaster(f.Day(2), 400'000);
  return f;
}

Family& BelowLine(Family& f) {
  f.SetNet(f.population() * 550'000LL);
  return f;
}

// A relative of `of` who lives elsewhere and is in no household's table.
PersonRow Outsider(Family& f, const PersonRow& of, Word relation, bool inverse) {
  PersonRow p = f.AddAdult(term::kFather, true, 66);
  f.tables().person.pop_back();
  if (inverse) {
    f.Kin(p, of, relation);
  } else {
    f.Kin(of, p, relation);
  }
  return p;
}

void Car(Family& f, Word type, Word use, Date registered, Word status) {
  AtRisk(f).Vehicle(f.spouse(), type, use, registered, status);
}

constexpr Scenario kScenarios[] = {
    {"HZ-X01 member, always", false,
     [](Family& f, Family&) { AtRisk(f).Payroll(f.spouse(), term::kPublicInstitution, {}); }},
    {"HZ-X01 ended on D", false,
     [](Family& f, Family&) { AtRisk(f).Payroll(f.spouse(), term::kCivilServant, f.Day(90), f.as_of()); }},
    {"HZ-X01 from D, below the line", false,
     [](Family& f, Family&) { BelowLine(f).Payroll(f.spouse(), term::kCivilServant, f.as_of()); }},
    {"HZ-X01 the head's father, outside", false,
     [](Family& f, Family&) {
       AtRisk(f).Payroll(Outsider(f, f.head(), term::kParent, false), term::kCivilServant, f.Day(99));
     }},
    {"HZ-X01 the head's child, said the other way round", true,
     [](Family& f, Family&) {
       AtRisk(f).Payroll(Outsider(f, f.head(), term::kParent, true), term::kPublicInstitution, f.Day(50), f.Day(0, 1));
     }},
    {"HZ-X01 the spouse's father does not count", false,
     [](Family& f, Family&) {
       AtRisk(f).Payroll(Outsider(f, f.spouse(), term::kParent, false), term::kCivilServant, f.Day(99));
     }},
    {"HZ-X01 without a risk", false, [](Family& f, Family&) { f.Payroll(f.head(), term::kCivilServant, f.Day(60)); }},
    {"HZ-X02", true, [](Family& f, Family&) { BelowLine(f).Payroll(f.head(), term::kVillageCadre, f.Day(60)); }},
    {"HZ-X02 the spouse, from D", false,
     [](Family& f, Family&) { AtRisk(f).Payroll(f.spouse(), term::kVillageCadre, f.as_of()); }},
    {"HZ-X02 from tomorrow", true,
     [](Family& f, Family&) { BelowLine(f).Payroll(f.head(), term::kVillageCadre, f.Day(0, 1)); }},
    {"HZ-X03 registered on D", false, [](Family& f, Family&) { Car(f, "小型轿车", term::kPrivateUse, f.as_of(), {}); }},
    {"HZ-X03 registered tomorrow", false,
     [](Family& f, Family&) { Car(f, "小型轿车", term::kPrivateUse, f.Day(0, 1), {}); }},
    {"HZ-X03 cancelled", false,
     [](Family& f, Family&) { Car(f, "小型越野客车", term::kPrivateUse, f.Day(20), term::kCancelled); }},
    {"HZ-X03 for hire", false,
     [](Family& f, Family&) { Car(f, "小型普通客车", term::kCommercialUse, f.Day(20), term::kNormal); }},
    {"HZ-X03 motorcycle", false,
     [](Family& f, Family&) { Car(f, "普通二轮摩托车", term::kPrivateUse, f.Day(20), term::kNormal); }},
    {"HZ-X04 home in town", false, [](Family& f, Family&) { AtRisk(f).Estate(f.spouse(), term::kYes, term::kHome); }},
    {"HZ-X04 in the village", false, [](Family& f, Family&) { AtRisk(f).Estate(f.spouse(), term::kNo, term::kShop); }},
    {"HZ-X04 other use", false, [](Family& f, Family&) { AtRisk(f).Estate(f.spouse(), term::kYes, term::kOtherUse); }},
    {"HZ-X05 operating not said", false,
     [](Family& f, Family&) { AtRisk(f).Company(f.head(), term::kEnterprise, term::kExisting, {}); }},
    {"HZ-X05 operating, below the line", true,
     [](Family& f, Family&) { BelowLine(f).Company(f.spouse(), term::kEnterprise, term::kExisting, term::kYes); }},
    {"HZ-X05 not operating", false,
     [](Family& f, Family&) { AtRisk(f).Company(f.head(), term::kEnterprise, term::kExisting, term::kNo); }},
    {"HZ-X05 revoked", false,
     [](Family& f, Family&) { AtRisk(f).Company(f.head(), term::kEnterprise, term::kRevoked, term::kYes); }},
    {"HZ-X05 cooperative", false,
     [](Family& f, Family&) { AtRisk(f).Company(f.head(), term::kCooperative, term::kExisting, term::kYes); }},
    {"HZ-X06", false, [](Family& f, Family&) { AtRisk(f).Producer(f.head(), f.Day(30)); }},
    {"HZ-X06 ends tomorrow", false, [](Family& f, Family&) { AtRisk(f).Producer(f.spouse(), f.Day(30), f.Day(0, 1)); }},
    {"HZ-X06 ended on D", false, [](Family& f, Family&) { AtRisk(f).Producer(f.head(), f.Day(30), f.as_of()); }},
    {"HZ-X08", false, [](Family& f, Family&) { AtRisk(f).household().residency = term::kEmptyRegistration; }},
    {"HZ-X08 below the line", false,
     [](Family& f, Family&) { BelowLine(f).household().residency = term::kEmptyRegistration; }},
    {"HZ-X08 present, registered elsewhere", false,
     [](Family& f, Family&) { AtRisk(f).household().residency = term::kPresentUnregistered; }},
    {"HZ-X08 without a risk", false, [](Family& f, Family&) { f.household().residency = term::kEmptyRegistration; }},
    {"HZ-X09", false, [](Family& f, Family&) { AtRisk(f).Custody(f.spouse(), term::kImprisoned, f.Day(30)); }},
    {"HZ-X09 missing, still counted", false,
     [](Family& f, Family&) { AtRisk(f).Custody(f.spouse(), term::kMissing, f.as_of(), f.Day(0, 1)); }},
    {"HZ-X09 released on D", false,
     [](Family& f, Family&) { AtRisk(f).Custody(f.spouse(), term::kImprisoned, f.Day(30), f.as_of()); }},
    {"HZ-X09 no longer counted", false,
     [](Family& f, Family&) {
       f.spouse().status = term::kMissing;
       AtRisk(f).Custody(f.spouse(), term::kMissing, f.Day(30));
     }},
    {"HZ-X10", true, [](Family& f, Family&) { AtRisk(f).Discredit(f.head(), f.as_of()); }},
    {"HZ-X10 removed on D", true, [](Family& f, Family&) { AtRisk(f).Discredit(f.head(), f.Day(30), f.as_of()); }},
    {"HZ-X10 removed tomorrow", true,
     [](Family& f, Family&) { AtRisk(f).Discredit(f.head(), f.Day(30), f.Day(0, 1)); }},
    {"nobody counted: no clue at all", false,
     [](Family& f, Family&) {
       for (size_t i = 0; i < f.size(); ++i) f.person(i).status = term::kMovedOut;
       f.spouse().sex = term::kMale;
       AtRisk(f);
     }},
};

}  // namespace

std::span<const Scenario> ExclusionScenarios() { return kScenarios; }

}  // namespace shouwang::demo
