#include "clues/handling.h"

#include "base/json.h"

#include "base/text.h"
#include "clues/messages.h"
#include "screening/masking.h"

namespace shouwang::clues {
namespace {

using nlohmann::json;

std::string Dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

template <typename Fn>
Result<Clue> Change(Clues& clues, int64_t id, int64_t expected, Action action, const std::string& detail,
                    const Fn& change) {
  std::optional<Clue> clue = clues.Find(id);
  if (!clue) return Fail(ErrorCode::kNotFound, message::kNoClue, {}, message::kNoClueHint);
  if (clue->version != expected) return Fail(ErrorCode::kStale, message::kStale, {}, message::kStaleHint);
  if (Status changed = change(*clue); !changed) return Fail(changed.error());
  if (!clues.Save(*clue, expected, action, detail)) {
    return Fail(ErrorCode::kStale, message::kStale, {}, message::kStaleHint);
  }
  clue->version = expected + 1;
  return std::move(*clue);
}

}  // namespace

std::string AnswerJson(const Answer& answer) {
  return Dump({{"verdict", Name(answer.verdict)},
               {"note", answer.note},
               {"checker", answer.checker},
               {"visited_on", answer.visited_on},
               {"attachments", answer.attachments}});
}

Result<Clue> AnswerClue(Clues& clues, int64_t id, int64_t expected, const Answer& answer, const access::Caller& caller,
                        const Moment& at) {
  return Change(clues, id, expected, Action::kAnswer, AnswerJson(answer),
                [&](Clue& clue) { return GiveAnswer(clue, answer, caller, at); });
}

Result<Clue> ReviewClue(Clues& clues, int64_t id, int64_t expected, const std::string& remark,
                        const access::Caller& caller, const Moment& at) {
  return Change(clues, id, expected, Action::kReview, Dump({{"remark", remark}}),
                [&](Clue& clue) { return Review(clue, remark, caller, at); });
}

Result<Clue> ReturnClue(Clues& clues, int64_t id, int64_t expected, const ReturnReason& reason,
                        const access::Caller& caller, const Moment& at) {
  return Change(clues, id, expected, Action::kReturn, Dump({{"reason", reason.reason}, {"due_on", reason.due_on}}),
                [&](Clue& clue) { return Return(clue, reason.reason, reason.due_on, caller, at); });
}

Result<Clue> EscalateClue(Clues& clues, int64_t id, int64_t expected, const Moment& at) {
  return Change(clues, id, expected, Action::kEscalate, "{}", [&](Clue& clue) { return Escalate(clue, at); });
}

Result<Clue> CloseClue(Clues& clues, int64_t id, int64_t expected) {
  return Change(clues, id, expected, Action::kClose, "{}", [](Clue& clue) { return Close(clue); });
}

Result<Clue> AssignClue(Clues& clues, int64_t id, int64_t expected, const std::string& division_code,
                        const access::Caller& caller) {
  return Change(clues, id, expected, Action::kAssign, Dump({{"division_code", division_code}}),
                [&](Clue& clue) { return Assign(clue, division_code, caller.scope); });
}

Result<int64_t> SendClues(Clues& clues, const BulkSend& send, const Moment& at) {
  if (send.due_on.empty()) {
    std::string names;
    for (const std::string& title : clues.RulesWithoutDays(send)) {
      if (!names.empty()) names += message::kListJoint;
      names += title.empty() ? message::kOtherSources : title;
    }
    if (!names.empty()) {
      return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kNeedsDueDate), names), "due_on",
                  message::kNeedsDueDateHint);
    }
  } else if (Errors errors = CheckDueDate(send.due_on, at.today); !errors.empty()) {
    return Fail(std::move(errors.front()));
  }
  return clues.SendAll(send, at);
}

Result<int64_t> ReportClue(Clues& clues, const ReportedClue& clue, const access::Caller& caller) {
  const bool own = caller.scope.kind == access::Scope::Kind::kContact
                       ? clue.household != 0 && caller.scope.Range().low <= clue.division_code &&
                             clue.division_code <= caller.scope.Range().high
                       : caller.scope.CoversDivision(clue.division_code);
  if (clue.division_code.size() != HolderCode(Holder::kTown, clue.division_code).size() || !own) {
    return Fail(ErrorCode::kInvalid, message::kNotAVillage, "division_code", message::kNotAVillageHint);
  }
  ReportedClue kept = clue;
  kept.household_id = screening::MaskedHouseholdId(clue.household_id);
  // What people write about a family is not the place for ids and phones.
  kept.text = MaskPersonalRuns(clue.text);
  return clues.Add(kept);
}

}  // namespace shouwang::clues
