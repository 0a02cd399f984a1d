// The rules NQ-01 to NQ-18 of the pack `national`.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "demo/oracle_rules.h"

namespace shouwang::demo {
namespace {

constexpr int kPhoneSharedMin = 4;

bool StandsForAny(char32_t c) {
  const bool private_use =
      (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD);
  return private_use || c == U'?' || c == U'？' || c == U'*' || c == U'□';
}

struct AgeRange {
  Word student_status;
  int from, to;
};
constexpr std::array<AgeRange, 7> kStudentAges = {{{term::kPreschool, 2, 7},
                                                   {term::kPrimary, 5, 16},
                                                   {term::kJuniorHigh, 10, 20},
                                                   {term::kSeniorHigh, 13, 24},
                                                   {term::kVocational, 13, 24},
                                                   {term::kCollege, 15, 40},
                                                   {term::kUniversity, 15, 60}}};

bool StudentAgeOdd(Word student_status, int age) {
  return std::any_of(kStudentAges.begin(), kStudentAges.end(), [&](const AgeRange& range) {
    return range.student_status == student_status && (age < range.from || age > range.to);
  });
}

struct RiskHelp {
  Word risk;
  std::array<Word, 2> kinds;
};
constexpr std::array<RiskHelp, 7> kHelp = {{{term::kIllness, {term::kHealthHelp, term::kSocialHelp}},
                                            {term::kSchooling, {term::kCompulsoryHelp, term::kEducationHelp}},
                                            {term::kHousing, {term::kHousingHelp, term::kHousingHelp}},
                                            {term::kWater, {term::kWaterHelp, term::kWaterHelp}},
                                            {term::kIndustryFailed, {term::kIndustryHelp, term::kFinanceHelp}},
                                            {term::kJobs, {term::kJobHelp, term::kWelfarePost}},
                                            {term::kShortOfLabour, {term::kSafetyNet, term::kSafetyNet}}}};

bool RiskWithoutMeasure(const Home& home) {
  return std::any_of(kHelp.begin(), kHelp.end(), [&](const RiskHelp& help) {
    return home.OnRecord(help.risk) &&
           std::none_of(home.measures.begin(), home.measures.end(), [&](const MeasureRow* measure) {
             return measure->kind == help.kinds[0] || measure->kind == help.kinds[1];
           });
  });
}

bool OnlySafetyNet(const Home& home) {
  return !home.measures.empty() && !home.OnRecord(term::kShortOfLabour) &&
         std::all_of(home.measures.begin(), home.measures.end(),
                     [](const MeasureRow* measure) { return measure->kind == term::kSafetyNet; }) &&
         std::any_of(home.members.begin(), home.members.end(), [](const Member& m) { return m.Able(); });
}

void QualityOfValidMember(const County& county, const Home& home, const Member& m, const Found& found) {
  const auto say = [&](Word rule) { found(rule, term::kQuality, {}, &m); };
  const PersonRow& row = *m.row;
  const int age = m.AgeAt(county.as_of);
  if (county.id_uses.at(row.id_no.id.body()) >= 2) say("NQ-02");
  if (!row.sex.empty() && row.sex != (row.id_no.id.IsMale() ? term::kMale : term::kFemale)) say("NQ-03");
  if (row.birth_date && row.birth_date != row.id_no.id.Birth()) say("NQ-04");
  for (const DeathRow* death : m.facts->death) {
    if (*death->died_on <= county.as_of) {
      say("NQ-06");
      break;
    }
  }
  if (m.HealthHas(term::kDisabled) == m.facts->disability.empty()) say("NQ-08");
  if (StudentAgeOdd(row.student_status, age)) say("NQ-10");
  if (age < 16 && m.Able()) say("NQ-11");
  const bool odd_post =
      (age < 16 || age >= 70) &&
      std::any_of(home.measures.begin(), home.measures.end(), [&](const MeasureRow* measure) {
        return measure->kind == term::kWelfarePost && measure->id_no.valid() && measure->id_no.id == row.id_no.id;
      });
  if (odd_post) say("NQ-17");
  const bool renamed = std::any_of(m.facts->names.begin(), m.facts->names.end(),
                                   [&](std::string_view name) { return !NamesAgree(name, row.name); });
  if (renamed) say("NQ-18");
}

}  // namespace

bool NamesAgree(std::string_view left, std::string_view right) {
  size_t i = 0;
  size_t j = 0;
  while (i < left.size() && j < right.size()) {
    const char32_t a = NextCodePoint(left, i);
    const char32_t b = NextCodePoint(right, j);
    if (a != b && !StandsForAny(a) && !StandsForAny(b)) return false;
  }
  return i == left.size() && j == right.size();
}

void QualityOfPersons(const County& county, const Home& home, const Found& found) {
  for (const Member& m : home.everyone) {
    if (!m.valid()) found("NQ-01", term::kQuality, {}, &m);
  }
  for (const Member& m : home.members) {
    if (m.valid()) QualityOfValidMember(county, home, m, found);
  }
}

void QualityOfHousehold(const County& county, const Home& home, const Found& found) {
  const auto say = [&](Word rule) { found(rule, term::kQuality, {}, nullptr); };
  const Date as_of = county.as_of;
  const auto heads = std::count_if(home.members.begin(), home.members.end(),
                                   [](const Member& m) { return m.row->relation == term::kHead; });
  if (heads != 1) say("NQ-05");
  if ((home.lifted() || home.monitored()) && home.income == nullptr) say("NQ-07");
  if (!home.row->phone.empty() && county.phone_uses.at(home.row->phone) >= kPhoneSharedMin) say("NQ-09");
  if (home.monitored() && RiskWithoutMeasure(home)) say("NQ-12");
  const bool late = home.measures.empty() &&
                    std::any_of(home.active.begin(), home.active.end(),
                                [&](const MonitoredRow* row) { return row->identified_on->AddMonths(1) < as_of; });
  if (late) say("NQ-13");
  const auto any_eliminated = [&](auto&& is_odd) {
    return std::any_of(home.monitoring.begin(), home.monitoring.end(), [&](const MonitoredRow* row) {
      return row->eliminated_on && *row->eliminated_on <= as_of && is_odd(*row);
    });
  };
  if (any_eliminated([](const MonitoredRow& row) { return *row.eliminated_on < row.identified_on->AddMonths(6); })) {
    say("NQ-14");
  }
  const bool no_labour = !home.HasLabour();
  if (any_eliminated([&](const MonitoredRow& row) { return row.elimination_kind == term::kHelped && no_labour; })) {
    say("NQ-15");
  }
  if (home.monitored() && OnlySafetyNet(home)) say("NQ-16");
}

}  // namespace shouwang::demo
