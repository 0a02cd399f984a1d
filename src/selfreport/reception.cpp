#include "selfreport/reception.h"

#include <algorithm>

#include "base/clock.h"
#include "base/resident_id.h"
#include "base/text.h"
#include "clues/handling.h"
#include "registry/register_words.h"
#include "screening/masking.h"
#include "selfreport/messages.h"
#include "selfreport/receipt.h"

namespace shouwang::selfreport {
namespace {

using registry::Entity;
using registry::HouseholdLine;
using registry::Row;

constexpr size_t kShortestPhone = 7;
constexpr size_t kLongestPhone = 12;

Error Stale() { return {ErrorCode::kStale, message::kStale, "", message::kStaleHint}; }

// What the village reads as the clue: what was chosen, the family's words, and that there are photos.
std::string ClueText(const SelfReport& report) {
  std::string chosen;
  for (const std::string& difficulty : report.difficulties) {
    chosen += (chosen.empty() ? "" : message::kJoin) + difficulty;
  }
  std::string text = fmt::format(fmt::runtime(message::kClueText), BeijingDay(report.received_ms).Iso());
  if (!chosen.empty()) text += fmt::format(fmt::runtime(message::kClueDifficulties), chosen);
  if (!report.text.empty()) text += fmt::format(fmt::runtime(message::kClueWords), report.text);
  if (!report.photos.empty()) text += fmt::format(fmt::runtime(message::kCluePhotos), report.photos.size());
  return text;
}

Result<SelfReport> FindWaiting(Inbox& inbox, int64_t id, int64_t expected) {
  std::optional<SelfReport> report = inbox.Find(id);
  if (!report) return Fail(ErrorCode::kNotFound, message::kNoReport);
  if (report->version != expected) return Fail(Stale());
  if (report->state != State::kReceived) return Fail(ErrorCode::kConflict, message::kSettled);
  return std::move(*report);
}

Result<SelfReport> Settle(const Reception& reception, SelfReport report, int64_t expected) {
  report.settled_ms = reception.now_ms;
  report.settled_by = reception.caller.account;
  if (!reception.inbox.Save(report, expected)) return Fail(Stale());
  report.version = expected + 1;
  return report;
}

// The clue, with the village already.
Result<int64_t> ReportAndSend(const Reception& reception, const SelfReport& report, const Match& match,
                              const std::string& due_on) {
  clues::ReportedClue reported;
  reported.source = clues::Source::kApplication;
  reported.risk = report.difficulties.size() == 1 ? report.difficulties.front() : "";
  reported.division_code = match.division_code;
  reported.household = match.household;
  reported.household_id = match.household_id;
  reported.person = match.person;
  reported.person_name = match.person_name;
  reported.text = ClueText(report);
  const Result<int64_t> id = clues::ReportClue(reception.clues, reported, reception.caller);
  if (!id) return id;
  clues::Clue clue = reception.clues.Find(*id).value();
  const clues::Moment at = clues::MomentOf(reception.now_ms);
  if (Status sent = clues::Send(clue, due_on, at); !sent) return Fail(sent.error());
  if (!reception.clues.Save(clue, clue.version, clues::Action::kSend, "{}")) return Fail(Stale());
  return id;
}

}  // namespace

Status CleanReport(SelfReport& report, const std::vector<std::string>& difficulties, Date today) {
  report.name = CleanName(report.name);
  if (report.name.empty()) return Fail(ErrorCode::kInvalid, message::kNoName, "name");
  const CleanId id = ParseResidentId(report.id_no, today);
  if (id.state != IdState::kValid) return Fail(ErrorCode::kInvalid, message::kBadId, "id_no", message::kBadIdHint);
  report.id_no = id.id.Text();
  report.phone = WithoutBlanks(report.phone);
  std::erase(report.phone, '-');
  if (!IsAsciiDigits(report.phone) || report.phone.size() < kShortestPhone || report.phone.size() > kLongestPhone) {
    return Fail(ErrorCode::kInvalid, message::kBadPhone, "phone");
  }
  report.text = std::string(TrimAscii(report.text));  // the family's words stay as they are
  for (const std::string& difficulty : report.difficulties) {
    if (std::find(difficulties.begin(), difficulties.end(), difficulty) == difficulties.end()) {
      return Fail(ErrorCode::kInvalid, message::kUnknownDifficulty, "difficulties");
    }
  }
  if (report.difficulties.empty() && report.text.empty()) {
    return Fail(ErrorCode::kInvalid, message::kNoDifficulty, "difficulties");
  }
  return {};
}

Status CheckRoom(Inbox& inbox, const std::string& village, int64_t most_of_day, int64_t now_ms) {
  const int64_t midnight_ms = BeijingMidnight(BeijingDay(now_ms));
  if (most_of_day > 0 && inbox.ReceivedSince(village, midnight_ms) >= most_of_day) {
    return Fail(ErrorCode::kTooMany, message::kFullToday, "", message::kFullTodayHint);
  }
  return {};
}

Result<std::string> Receive(Inbox& inbox, SelfReport report, int64_t most_of_day, int64_t now_ms) {
  if (Status room = CheckRoom(inbox, report.division_code, most_of_day, now_ms); !room) return Fail(room.error());
  do {
    report.receipt = NewReceipt();
  } while (inbox.FindByReceipt(report.receipt));
  report.received_ms = now_ms;
  inbox.Receive(report);
  return report.receipt;
}

const char* Name(Match::Kind kind) {
  constexpr const char* kNames[] = {"found", "elsewhere", "unknown"};
  return kNames[static_cast<size_t>(kind)];
}

Match MatchOf(registry::Registry& registry, const SelfReport& report) {
  Match match;
  const std::vector<HouseholdLine> lines = registry.Find({registry::SearchKey::kIdNo, report.id_no});
  for (const HouseholdLine& line : lines) {
    const std::optional<Row> person = registry.Find(Entity::kPerson, line.person);
    const bool member = person && (*person)[registry::person_field::kStatus] == registry::word::kInHousehold;
    // A person in two rows: the one where the person lives counts; else the first.
    if (match.kind == Match::Kind::kFound && !member) continue;
    match.kind = Match::Kind::kFound;
    match.household = line.household.id;
    match.person = line.person;
    match.household_id = screening::MaskedHouseholdId(line.household[registry::household_field::kNumber]);
    match.person_name = line.person_name;
    match.head = line.head;
    match.division_code = line.household[registry::household_field::kDivision];
    if (member) break;
  }
  if (match.kind != Match::Kind::kFound && registry.MembersWithId(report.id_no) > 0) {
    match.kind = Match::Kind::kElsewhere;
  }
  return match;
}

Result<SelfReport> TakeReport(const Reception& reception, int64_t id, int64_t expected, const std::string& due_on) {
  Result<SelfReport> report = FindWaiting(reception.inbox, id, expected);
  if (!report) return report;
  const Match match = MatchOf(reception.registry, *report);
  if (match.kind == Match::Kind::kElsewhere) {
    return Fail(ErrorCode::kConflict, message::kElsewhere, "", message::kElsewhereHint);
  }
  if (match.kind == Match::Kind::kUnknown) {
    return Fail(ErrorCode::kConflict, message::kUnknown, "", message::kUnknownHint);
  }
  const Result<int64_t> clue = ReportAndSend(reception, *report, match, due_on);
  if (!clue) return Fail(clue.error());
  report->state = State::kTaken;
  report->household = match.household;
  report->clue = *clue;
  return Settle(reception, std::move(*report), expected);
}

Result<SelfReport> DeclineReport(const Reception& reception, int64_t id, int64_t expected, Reason reason,
                                 const std::string& note) {
  Result<SelfReport> report = FindWaiting(reception.inbox, id, expected);
  if (!report) return report;
  report->state = State::kDeclined;
  report->reason = reason;
  report->note = CleanText(note);
  return Settle(reception, std::move(*report), expected);
}

}  // namespace shouwang::selfreport
