// A visit as it comes in from a phone: late, twice, or beside another one, and never lost.
//
//  * The same key with the same content is the same visit: it is given back as it is kept.
//  * The same key with other content, or the same base as another visit that found something else: kept and disputed.
//  * It counts for the day on which the family was visited, whenever it arrives.
//  * One that was made for a case gives the case its paper, unless it is disputed.
//
// A worksheet is what somebody was told at the door; the register's income is the county's. So a visit writes nothing
// into the register by itself: TakeIncome() does, when somebody who may change the register says so.
//
// Errors: kNotFound for a household that is not there, kInvalid with `where` the member's name, kConflict, kStale.
#pragma once

#include "base/result.h"
#include "policy/visit_form.h"
#include "visits/desk.h"

namespace shouwang::visits {

// By the form that it names. The program fills in what is not the visitor's to say.
Result<Visit> ReceiveVisit(VisitDesk& desk, const policy::VisitForm& form, Visit visit);

// A disputed visit is settled: with `keep` it stands, and what it is in conflict with is set aside; otherwise it is set
// aside itself. Both stay to be read.
Result<Visit> SettleVisit(VisitDesk& desk, int64_t id, int64_t expected, bool keep, const std::string& why);

// The worksheet's five parts become the household's income of the twelve months up to the visit.
Status TakeIncome(VisitDesk& desk, int64_t id, int64_t expected);

// The form of that digest: the one in force, or one that a visit was taken by. kInvalid for another one.
Result<policy::VisitForm> FormCalled(Visits& visits, const policy::VisitForm& now, const std::string& digest);
// The form that a visit was taken by.
Result<policy::VisitForm> FormOf(Visits& visits, const Visit& visit);

}  // namespace shouwang::visits
