// Monitored households as of any day of a period. The rules, after 02-domain.md section 2 (a household is 监测对象 when
// it is identified and not eliminated on the day; S1 “怎么进怎么出”):
//
//  * It counts from the day of identification until the day before elimination; category and risks are those of that
//  row.
//  * Once, whatever the register says twice: of two rows for the same day the one identified later counts.
//  * A household that was merged into another one counts as long as somebody belonged to it.
//  * Its people are who was 在户 on the day that is asked for (stay.h): the last day of the period, the day of
//    identification, the day of elimination.
//  * It has labour when one of these works.
//  * It stays watched after its elimination as long as nobody in it works (02-domain.md section 7, S1: no-labour
//    households keep safety net and stay watched), until it is monitored again.
//  * Newly identified is who was not monitored the day before, eliminated who is not monitored any more: a row that
//    takes another one's place on the same day is neither.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "statistics/basis.h"
#include "statistics/stay.h"

namespace shouwang::statistics {

class Book {
 public:
  Book(MonitoredRows rows, Period period);

  const Period& period() const { return period_; }
  const std::vector<Spell>& spells() const { return rows_.spells; }  // by division, 户编号, number

  bool IsMonitored(const Spell& spell, const std::string& day) const;
  bool IsIdentified(const Spell& spell) const;  // in the period
  bool IsEliminated(const Spell& spell) const;
  bool IsWatched(const Spell& spell, const std::string& day) const;  // its household's last row

  int64_t People(const Spell& spell, const std::string& day) const;
  bool HasLabour(const Spell& spell, const std::string& day) const;
  const std::vector<MeasureRow>& Measures(const Spell& spell) const;
  const std::vector<std::string>& Visits(const Spell& spell) const;  // days
  std::string Head(const Spell& spell) const;                        // name; blank when the household has none now

 private:
  struct Household {
    std::vector<Stay> stays;
    std::vector<MeasureRow> measures;
    std::vector<std::string> visits;
    std::vector<size_t> spells;
    std::string head;
    std::string emptied;  // the first day on which the last of those who left for another household was gone
  };
  const Household& Of(const Spell& spell) const;
  bool Exists(const Spell& spell, const std::string& day) const;
  bool OtherCovers(const Spell& spell, const std::string& day) const;

  MonitoredRows rows_;
  Period period_;
  std::unordered_map<int64_t, Household> households_;
};

}  // namespace shouwang::statistics
