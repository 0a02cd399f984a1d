// Meetings, notices and objections (publicity.h says what they are; S4 三（五）). A notice hangs for the procedure's
// workdays after its first day; it ends when its last day has passed and every objection is answered. An early end, or
// one noted later than the next workday, needs a reason. While an objection is open the case is held; its days are
// added.
//
// Errors: kNotFound, kStale, kConflict, kInvalid with `where` the field's name; kPolicy when the calendar lacks a year.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "casework/desk.h"

namespace shouwang::casework {

// Every case it decides on is open and of the meeting's village; those agreed to get the minutes as a paper.
Result<int64_t> RecordMeeting(Desk& desk, Meeting meeting);

// A text for the cases: heads, groups, numbers of people, what is proposed. Nothing personal besides.
Result<std::string> DraftNotice(Desk& desk, const std::vector<int64_t>& cases);
// Cases of one village that a meeting agreed to. The program fills in workdays and the last day.
Result<Notice> PostNotice(Desk& desk, Notice notice);
// The cases that are open get the notice as a paper.
Result<Notice> CloseNotice(Desk& desk, int64_t id, int64_t expected, const std::string& why,
                           const std::vector<std::string>& attachments);

Result<int64_t> RecordObjection(Desk& desk, Objection objection);
struct ObjectionAnswer {
  std::string finding;
  std::string answer;
};
// The notice's last day moves on by the workdays the objection was open.
Result<Objection> AnswerObjection(Desk& desk, int64_t notice, int64_t objection, const ObjectionAnswer& answer);

}  // namespace shouwang::casework
