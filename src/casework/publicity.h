// 民主评议 and 公示 (S4 三（五）; 02-domain.md section 5): a village's meeting over many households, and the notice
// that follows: so many workdays, no personal data in it, objections that stop the clock until they are answered. Where
// they are kept; implemented by src/store/casework, with the same promises as cases.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "policy/procedure.h"

namespace shouwang::casework {

// What the meeting said of one household.
struct Decision {
  int64_t case_file = 0;
  bool agreed = false;
  std::string note;
  bool operator==(const Decision&) const = default;
};

struct Meeting {
  int64_t id = 0;
  std::string division_code;
  std::string held_on;
  std::string place;
  std::string host;
  int64_t attendance = 0;
  std::string minutes;                   // what was said
  std::vector<std::string> attachments;  // photos of the meeting, the signed sheet
  std::vector<Decision> decisions;
  int64_t account = 0;
  int64_t created_ms = 0;
};

struct Objection {
  int64_t id = 0;
  int64_t notice = 0;
  int64_t case_file = 0;
  std::string received_on;
  std::string text;
  std::string answered_on{};  // blank: not yet
  std::string finding{};      // what the investigation found
  std::string answer{};       // what the objector was told
  int64_t account = 0;
  int64_t answered_by = 0;
};

struct Notice {
  int64_t id = 0;
  int64_t version = 1;
  std::string division_code;
  std::string title;
  std::string place;  // where it hangs
  std::string body;
  std::string starts_on;
  int64_t workdays = 0;  // of the procedure
  std::string ends_on;   // the last day; moved on by the days an objection was open
  std::vector<int64_t> cases;
  std::vector<std::string> attachments;  // photos of it on the wall
  std::string closed_on{};               // blank: it hangs
  std::string closed_why{};              // of an early or late end
  int64_t account = 0;
  int64_t created_ms = 0;
};

class Publicity {
 public:
  virtual ~Publicity() = default;
  virtual int64_t AddMeeting(const Meeting& meeting) = 0;
  virtual std::optional<Meeting> FindMeeting(int64_t id) = 0;
  virtual std::vector<Meeting> Meetings(const std::string& place, int64_t before, int limit) = 0;  // newest first

  virtual int64_t AddNotice(const Notice& notice) = 0;
  virtual std::optional<Notice> FindNotice(int64_t id) = 0;
  virtual std::vector<Notice> Notices(const std::string& place, bool open_only, int64_t before, int limit) = 0;
  virtual std::vector<Notice> NoticesOf(int64_t case_file) = 0;  // newest first
  // What may change: ends_on, closed_on, closed_why, attachments. False when its version is not `expected` any more.
  virtual bool SaveNotice(const Notice& notice, int64_t expected) = 0;

  virtual int64_t AddObjection(const Objection& objection) = 0;
  virtual std::vector<Objection> ObjectionsOf(int64_t notice) = 0;  // in order of their numbers
  virtual bool AnswerObjection(const Objection& objection) = 0;     // false when it was answered before
};

}  // namespace shouwang::casework
