#include "visits/rounds.h"

namespace shouwang::visits {
namespace {

constexpr int kQuarterMonths = 3;

}  // namespace

Round RoundOn(policy::VisitEvery every, Date day) {
  const CivilDate civil = day.civil();
  const int months = every == policy::VisitEvery::kMonth ? 1 : kQuarterMonths;
  const int first = (civil.month - 1) / months * months + 1;
  Round round;
  round.from = Date::FromCivil(civil.year, first, 1).value();
  round.last = round.from.AddMonths(months).AddDays(-1);
  round.before = round.from.AddMonths(-months);
  return round;
}

Rounds RoundsOn(const std::vector<policy::VisitRound>& rounds, Date day) {
  Rounds all;
  all.today = day;
  for (const policy::VisitRound& round : rounds) {
    const bool monitored = round.who == policy::VisitWho::kMonitored;
    (monitored ? all.monitored : all.lifted) = RoundOn(round.every, day);
    (monitored ? all.visits_monitored : all.visits_lifted) = true;
  }
  return all;
}

}  // namespace shouwang::visits
