// NQ-12 to NQ-17, and what monitoring does to risk and watch rules.
#include "demo/scenarios.h"

namespace shouwang::demo {
namespace {

void Eliminated(Family& f, Date identified, Date eliminated, Word kind) {
  MonitoredRow& row = f.Monitor(term::kUnstable, identified, std::string(term::kIllness));
  row.eliminated_on = eliminated;
  row.elimination_kind = kind;
  f.Help(term::kHealthHelp, identified);
}

void MonitorFor(Family& f, Word risk, Word help) {
  f.Monitor(f.lifted() ? term::kUnstable : term::kBorderline, f.Day(8), std::string(risk));
  f.Help(help, f.Day(7));
}

void NoLabour(Family& f) {
  f.head().labour = term::kLostLabour;
  f.spouse().labour = {};
  f.Assist(f.head(), term::kAllowance, f.Day(30));
}

void Post(Family& f, int years, int days, Word labour) {
  const PersonRow& p = f.Add(term::kFather, true, f.Day(years * 12, -days), {});
  f.tables().person.back().labour = labour;
  f.Help(term::kWelfarePost, f.Day(3)).id_no = p.id_no;
}

constexpr Scenario kScenarios[] = {
    {"NQ-12 no measure for the illness", true,
     [](Family& f, Family&) { MonitorFor(f, term::kIllness, term::kIndustryHelp); }},
    {"NQ-12 measure from D", true,
     [](Family& f, Family&) {
       MonitorFor(f, term::kHousing, term::kIndustryHelp);
       f.Help(term::kHousingHelp, f.as_of());
     }},
    {"NQ-12 measure from the day after", false,
     [](Family& f, Family&) {
       MonitorFor(f, term::kWater, term::kIndustryHelp);
       f.Help(term::kWaterHelp, f.Day(0, 1));
     }},
    {"NQ-12 one of two risks", false,
     [](Family& f, Family&) {
       f.Monitor(term::kBorderline, f.Day(9), "因学、因产业项目失败");
       f.Help(term::kEducationHelp, f.Day(8));
     }},
    {"NQ-12 risk that needs nothing", false,
     [](Family& f, Family&) { MonitorFor(f, term::kDisaster, term::kSocialHelp); }},
    {"NQ-13 two months and no measure", true,
     [](Family& f, Family&) { f.Monitor(term::kUnstable, f.Day(2), std::string(term::kOther)); }},
    {"NQ-13 a month to the day", false,
     [](Family& f, Family&) { f.Monitor(term::kBorderline, f.Day(1), std::string(term::kOther)); }},
    {"NQ-13 a month and some days", false,
     [](Family& f, Family&) { f.Monitor(term::kBorderline, f.Day(1, 2), std::string(term::kOther)); }},
    {"NQ-14 six months to the day", true,
     [](Family& f, Family&) { Eliminated(f, f.Day(14, 1), f.Day(14, 1).AddMonths(6), term::kHelped); }},
    {"NQ-14 a day too soon", true,
     [](Family& f, Family&) { Eliminated(f, f.Day(14, 1), f.Day(14, 1).AddMonths(6).AddDays(-1), term::kHelped); }},
    {"NQ-14 eliminated on D", false, [](Family& f, Family&) { Eliminated(f, f.Day(3), f.as_of(), term::kHelped); }},
    {"NQ-14 eliminated after D", false,
     [](Family& f, Family&) { Eliminated(f, f.Day(3), f.Day(0, 1), term::kHelped); }},
    {"NQ-15", true,
     [](Family& f, Family&) {
       NoLabour(f);
       Eliminated(f, f.Day(20), f.Day(6), term::kHelped);
     }},
    {"NQ-15 natural", true,
     [](Family& f, Family&) {
       NoLabour(f);
       Eliminated(f, f.Day(20), f.Day(6), term::kNatural);
     }},
    {"NQ-15 half labour left", true,
     [](Family& f, Family&) {
       NoLabour(f);
       f.spouse().labour = term::kWeakLabour;
       Eliminated(f, f.Day(20), f.Day(6), term::kHelped);
     }},
    {"NQ-16", true, [](Family& f, Family&) { MonitorFor(f, term::kDisability, term::kSafetyNet); }},
    {"NQ-16 short of labour on record", true,
     [](Family& f, Family&) { MonitorFor(f, term::kShortOfLabour, term::kSafetyNet); }},
    {"NQ-16 another measure", false,
     [](Family& f, Family&) {
       MonitorFor(f, term::kDisability, term::kSafetyNet);
       f.Help(term::kSocialHelp, f.Day(2));
     }},
    {"NQ-17 a day before 16", true, [](Family& f, Family&) { Post(f, 16, -1, term::kNoLabour); }},
    {"NQ-17 16 on D", true, [](Family& f, Family&) { Post(f, 16, 0, term::kCommonLabour); }},
    {"NQ-17 a day before 70", true, [](Family& f, Family&) { Post(f, 70, -1, term::kWeakLabour); }},
    {"NQ-17 70 on D", false, [](Family& f, Family&) { Post(f, 70, 0, term::kWeakLabour); }},
    {"NQ-17 someone of another household", false,
     [](Family& f, Family& n) { f.Help(term::kWelfarePost, f.Day(3)).id_no = n.head().id_no; }},
    {"gate: illness is on record", true,
     [](Family& f, Family&) {
       MonitorFor(f, term::kIllness, term::kHealthHelp);
       f.Pay(f.head(), f.Day(3), 2'500'000);
       f.head().health = term::kSevereIllness;
     }},
    {"gate: illness is new", true,
     [](Family& f, Family&) {
       MonitorFor(f, term::kDisability, term::kSocialHelp);
       f.Pay(f.head(), f.Day(3), 2'500'000);
       f.head().health = term::kSevereIllness;
     }},
    {"gate: rule without risk type", false,
     [](Family& f, Family&) {
       MonitorFor(f, term::kDisability, term::kSocialHelp);
       f.SetNet(f.population() * 500'000LL);
     }},
    {"gate: eliminated on D, so not monitored", false,
     [](Family& f, Family&) {
       Eliminated(f, f.Day(9), f.as_of(), term::kHelped);
       f.Pay(f.head(), f.Day(3), 2'500'000);
     }},
    {"gate: identified after D", false,
     [](Family& f, Family&) {
       f.Monitor(term::kBorderline, f.Day(0, 1), std::string(term::kDisaster));
       f.Disaster(f.Day(1), 500'000);
     }},
    {"category of the row identified last", true,
     [](Family& f, Family&) {
       f.Monitor(term::kUnstable, f.Day(20), std::string(term::kOther));
       f.Monitor(term::kSudden, f.Day(4), std::string(term::kAccident));
       f.Help(term::kSocialHelp, f.Day(3));
       f.Disaster(f.Day(1), 500'000);
       f.Vehicle(f.head(), "小型轿车", term::kPrivateUse, f.Day(9), term::kNormal);
     }},
};

}  // namespace

std::span<const Scenario> MonitoringScenarios() { return kScenarios; }

}  // namespace shouwang::demo
