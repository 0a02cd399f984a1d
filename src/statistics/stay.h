// As of any day: who was 在户 in which household (02-domain.md section 2: membership is a dated fact). The rules:
//
//  * A member belongs from `since` on; where that is blank, from birth, else from ever.
//  * Somebody who died, moved out, is imprisoned, missing or shares no budget belonged until the day before `since`.
//    Where that is blank nobody knows since when, and he is not counted on any day.
//  * Who came from another household belongs from the day he came; to the earlier one he belonged until the day before.
//  * Nobody belongs to a household before birth.
//  * A row that was moved along when its person had gone already makes him no member of either household.
//  * Labour is what the register says now: it is not dated.
#pragma once

#include <string>

#include "statistics/basis.h"

namespace shouwang::statistics {

struct Stay {
  int64_t household = 0;
  std::string from;   // the first day; blank: ever
  std::string until;  // the first day no longer; blank: still
  bool works = false;

  bool On(const std::string& day) const { return from <= day && (until.empty() || until > day); }
};

Stay StayOf(const PersonRow& person);
Stay StayOf(const EarlierRow& earlier);

}  // namespace shouwang::statistics
