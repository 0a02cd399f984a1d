// NQ-01 to NQ-11 and NQ-18.
#include "demo/scenarios.h"

namespace shouwang::demo {
namespace {

void BadId(PersonRow& p, std::string text) { p.id_no = {IdState::kInvalid, {}, std::move(text)}; }

// 18 characters with the check character that belongs to them.
std::string WithCheck(int64_t body) { return ResidentId(body).Text(); }

int64_t BodyOn(const PersonRow& p, int64_t yyyymmdd) {
  return p.id_no.id.body() / 100'000'000'000 * 100'000'000'000 + yyyymmdd * 1000 + 11;
}

int64_t Number(Date day) {
  const CivilDate c = day.civil();
  return int64_t{c.year} * 10000 + int64_t{c.month} * 100 + c.day;
}

void CopyPerson(Family& f, const PersonRow& from, Word relation, Word status) {
  PersonRow& copy = f.tables().person.emplace_back(from);
  copy.household_id = f.id();
  copy.relation = relation;
  copy.status = status;
}

// A child of exactly `years` and `days` at D with the given schooling.
void Pupil(Family& f, int years, int days, Word student_status) {
  PersonRow& p = f.Add(term::kDaughter, false, f.Day(years * 12, -days), {});
  f.ForgetSchool(p);
  f.School(p, term::kInSchool);
  p.student_status = student_status;
}

void Worker(Family& f, int years, int days) {
  f.Add(term::kSon, true, f.Day(years * 12, -days), {}).labour = term::kCommonLabour;
}

void NamedByDepartment(Family& f, const char* name, const char* department_name) {
  f.head().name = name;
  f.Pay(f.head(), f.Day(2), 10000);
  f.tables().medical_settlement.back().name = department_name;
}

constexpr Scenario kScenarios[] = {
    {"NQ-01 wrong check character", false,
     [](Family& f, Family&) {
       std::string text = f.spouse().id_no.Text();
       text[17] = text[17] == '0' ? '1' : '0';
       BadId(f.spouse(), text);
     }},
    {"NQ-01 blank", false, [](Family& f, Family&) { f.head().id_no = {}; }},
    {"NQ-01 lost precision", true,
     [](Family& f, Family&) {
       f.spouse().id_no = {IdState::kPrecisionLost, {}, "5.30326E+17"};
     }},
    {"NQ-01 born the day after D", false,
     [](Family& f, Family&) { BadId(f.child(), WithCheck(BodyOn(f.child(), Number(f.Day(0, 1))))); }},
    {"NQ-01 born on D: valid", false, [](Family& f, Family&) { f.Add(term::kDaughter, false, f.as_of(), {}); }},
    {"NQ-01 no such birthday", false,
     [](Family& f, Family&) { BadId(f.head(), WithCheck(BodyOn(f.head(), 19810229))); }},
    {"NQ-01 born in 1899", false, [](Family& f, Family&) { BadId(f.head(), WithCheck(BodyOn(f.head(), 18991231))); }},
    {"NQ-01 of one moved out", false,
     [](Family& f, Family&) {
       f.spouse().status = term::kMovedOut;
       BadId(f.spouse(), "53032619850101");
     }},
    {"NQ-02 registered in two villages", false,
     [](Family& f, Family& n) {
       CopyPerson(f, n.HasSpouse() ? n.spouse() : n.head(), term::kDaughterInLaw, term::kMember);
     }},
    {"NQ-02 moved out there: once", false,
     [](Family& f, Family& n) {
       CopyPerson(f, n.HasSpouse() ? n.spouse() : n.head(), term::kDaughterInLaw, term::kMovedOut);
     }},
    {"NQ-02 twice in one household", true,
     [](Family& f, Family&) { CopyPerson(f, PersonRow(f.child()), term::kDaughterInLaw, term::kMember); }},
    {"NQ-02 twins, one digit apart", false,
     [](Family& f, Family&) {
       const Date birth = f.BornAtAge(3);
       f.Add(term::kDaughter, false, birth, {});
       f.Add(term::kDaughter, false, birth, {});
     }},
    {"NQ-03", false, [](Family& f, Family&) { f.spouse().sex = term::kMale; }},
    {"NQ-03 of a child", true, [](Family& f, Family&) { f.child().sex = term::kFemale; }},
    {"NQ-03 sex not given", false, [](Family& f, Family&) { f.spouse().sex = {}; }},
    {"NQ-03 of one moved out", false,
     [](Family& f, Family&) {
       f.spouse().sex = term::kMale;
       f.spouse().status = term::kMovedOut;
     }},
    {"NQ-04 a day off", false, [](Family& f, Family&) { f.head().birth_date = f.head().id_no.id.Birth()->AddDays(1); }},
    {"NQ-04 leap day", false,
     [](Family& f, Family&) {
       f.Add(term::kMother, false, *Date::FromCivil(1952, 2, 29), {}).birth_date = *Date::FromCivil(1952, 3, 1);
     }},
    {"NQ-04 not given", false, [](Family& f, Family&) { f.head().birth_date = {}; }},
    {"NQ-05 the head died", false,
     [](Family& f, Family&) {
       f.head().status = term::kDead;
       f.Die(f.head(), f.Day(12));
     }},
    {"NQ-05 two heads", true, [](Family& f, Family&) { f.spouse().relation = term::kHead; }},
    {"NQ-05 the second head moved out", false,
     [](Family& f, Family&) {
       f.spouse().relation = term::kHead;
       f.spouse().status = term::kMovedOut;
     }},
    {"NQ-06 died on D", false,
     [](Family& f, Family&) {
       f.spouse().labour = term::kLostLabour;
       f.Die(f.spouse(), f.as_of());
     }},
    {"NQ-06 dies after D", false, [](Family& f, Family&) { f.Die(f.spouse(), f.Day(0, 1)); }},
    {"NQ-06 years ago", false, [](Family& f, Family&) { f.Die(f.AddAdult(term::kFather, true, 75), f.Day(40)); }},
    {"NQ-07 the window has ended", true, [](Family& f, Family&) { f.income().period_end = f.Day(12); }},
    {"NQ-07 the first day of the window", true, [](Family& f, Family&) { f.income().period_end = f.Day(12, 1); }},
    {"NQ-07 after D", true, [](Family& f, Family&) { f.income().period_end = f.Day(0, 1); }},
    {"NQ-07 ordinary household", false, [](Family& f, Family&) { f.NoIncome(); }},
    {"NQ-07 every amount blank", true,
     [](Family& f, Family&) { f.income() = {f.id(), f.income().period_end, {}, {}, {}, {}, {}}; }},
    {"NQ-08 says disabled, has no certificate", false, [](Family& f, Family&) { f.head().health = term::kDisabled; }},
    {"NQ-08 has a certificate, says healthy", false,
     [](Family& f, Family&) { f.Disable(f.head(), term::kLimbs, "4"); }},
    {"NQ-08 health blank", false,
     [](Family& f, Family&) {
       f.head().health = {};
       f.Disable(f.head(), term::kSight, "3");
     }},
    {"NQ-08 both agree", false,
     [](Family& f, Family&) {
       f.head().health = "长期慢性病、残疾";
       f.Disable(f.head(), term::kSight, "3");
     }},
    {"NQ-10 primary at 16", false, [](Family& f, Family&) { Pupil(f, 17, -1, term::kPrimary); }},
    {"NQ-10 primary at 17", false, [](Family& f, Family&) { Pupil(f, 17, 0, term::kPrimary); }},
    {"NQ-10 preschool at 8", false, [](Family& f, Family&) { Pupil(f, 8, 0, term::kPreschool); }},
    {"NQ-10 university at 14", false, [](Family& f, Family&) { Pupil(f, 15, -1, term::kUniversity); }},
    {"NQ-10 university at 15", false, [](Family& f, Family&) { Pupil(f, 15, 0, term::kUniversity); }},
    {"NQ-11 a day before 16", false, [](Family& f, Family&) { Worker(f, 16, -1); }},
    {"NQ-11 born on 29 February", false,
     [](Family& f, Family&) {
       f.Add(term::kSon, true, *Date::FromCivil(2008, 2, 29), {}).labour = term::kSkilledLabour;
     }},
    {"NQ-11 16 on D", false, [](Family& f, Family&) { Worker(f, 16, 0); }},
    {"NQ-18 another name", false, [](Family& f, Family&) { NamedByDepartment(f, "王建国", "王健国"); }},
    {"NQ-18 private use, rare character", false,
     [](Family& f, Family&) { NamedByDepartment(f, "杨𬱖", "杨\xEE\x80\x81"); }},
    {"NQ-18 rare character as ?", false, [](Family& f, Family&) { NamedByDepartment(f, "李䶮", "李?"); }},
    {"NQ-18 masked by a star", false, [](Family& f, Family&) { NamedByDepartment(f, "张国华", "张*华"); }},
    {"NQ-18 one character short", false, [](Family& f, Family&) { NamedByDepartment(f, "张国华", "张*"); }},
    {"NQ-18 dots", false, [](Family& f, Family&) { NamedByDepartment(f, "阿依·努尔", "阿依·努尔"); }},
};

}  // namespace

std::span<const Scenario> QualityScenarios() { return kScenarios; }

}  // namespace shouwang::demo
