#include "intake/policy_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/money.h"
#include "intake/hand_in.h"
#include "intake/messages.h"
#include "record/record.h"

namespace shouwang::intake {
namespace {

constexpr std::array<std::pair<ChangeState, const char*>, 4> kStates = {{{ChangeState::kDraft, "draft"},
                                                                         {ChangeState::kPublished, "published"},
                                                                         {ChangeState::kRefused, "refused"},
                                                                         {ChangeState::kWithdrawn, "withdrawn"}}};

Error Wrong(const char* member, std::string what) { return {ErrorCode::kInvalid, std::move(what), member, ""}; }

bool IsNumberFor(const policy::Parameter& parameter, const std::string& text) {
  constexpr int64_t kCentsInYuan = 100;
  const std::optional<int64_t> cents = ParseCents(text);
  if (!cents || *cents < 0) return false;
  return parameter.type.kind == policy::Kind::kMoney || *cents % kCentsInYuan == 0;
}

bool HasValueOn(const policy::Parameter& parameter, const policy::CountyValue& value) {
  return std::any_of(parameter.values.begin(), parameter.values.end(), [&](const policy::ParameterValue& one) {
    return one.from == value.from && one.case_fact == value.case_fact;
  });
}

Error Refusal(Errors problems) {
  Error error{ErrorCode::kInvalid, message::kChangeWrong, "", ""};
  error.details = std::move(problems);
  return error;
}

// A draft at the version the caller read.
Result<PolicyChange> DraftAt(record::Tables& tables, int64_t id, int64_t expected) {
  std::optional<PolicyChange> change = tables.policy_changes().Find(id);
  if (!change) return Fail(ErrorCode::kNotFound, message::kNoChange);
  if (change->version != expected) return Fail(ErrorCode::kStale, message::kChangeStale, "", message::kChangeStaleHint);
  if (change->state != ChangeState::kDraft) return Fail(ErrorCode::kConflict, message::kChangeDecided);
  return std::move(*change);
}

Result<PolicyChange> Decide(record::Tables& tables, PolicyChange change, ChangeState state) {
  change.state = state;
  change.decided_by = tables.caller().account;
  change.decided_name = tables.caller().name;
  change.decided_ms = tables.now_ms();
  return tables.policy_changes().Save(std::move(change));
}

}  // namespace

const char* Name(ChangeState state) { return kStates.at(static_cast<size_t>(state)).second; }

std::optional<ChangeState> ChangeStateFromName(const std::string& name) {
  for (const auto& [state, text] : kStates) {
    if (name == text) return state;
  }
  return std::nullopt;
}

Errors CheckValue(const policy::Pack& pack, const policy::CountyValue& value) {
  const auto found = std::find_if(pack.parameters.begin(), pack.parameters.end(),
                                  [&](const policy::Parameter& one) { return one.name == value.parameter; });
  if (found == pack.parameters.end()) return {Wrong("parameter", message::kChangeParameter)};
  Errors errors;
  const bool known_case = value.case_fact.empty() || std::any_of(found->values.begin(), found->values.end(),
                                                                 [&](const policy::ParameterValue& one) {
                                                                   return one.case_fact == value.case_fact;
                                                                 });
  if (!known_case) errors.push_back(Wrong("case", message::kChangeCase));
  if (HasValueOn(*found, value)) {
    errors.push_back(Wrong("from", fmt::format(fmt::runtime(message::kChangeDay), value.from.Iso())));
  }
  if (!IsNumberFor(*found, value.value)) {
    errors.push_back(
        Wrong("value", found->type.kind == policy::Kind::kMoney ? message::kChangeMoney : message::kChangeWhole));
  }
  if (value.document.empty()) errors.push_back(Wrong("document", message::kChangeDocument));
  return errors;
}

Result<PolicyChange> DraftChange(record::Tables& tables, const policy::Pack& pack, PolicyChange change) {
  if (Errors wrong = CheckValue(pack, change.value); !wrong.empty()) return Fail(Refusal(std::move(wrong)));
  change.division_code = CountyOf(tables.caller());
  change.pack = pack.id;
  return tables.policy_changes().Add(std::move(change));
}

Result<PolicyChange> PublishChange(record::Tables& tables, const policy::Pack& pack, int64_t id, int64_t expected) {
  Result<PolicyChange> change = DraftAt(tables, id, expected);
  if (!change) return change;
  if (change->drafted_by == tables.caller().account) {
    return Fail(ErrorCode::kForbidden, message::kChangeOwn, "", message::kChangeOwnHint);
  }
  // The pack may have changed since the draft was checked.
  if (Errors wrong = CheckValue(pack, change->value); !wrong.empty()) return Fail(Refusal(std::move(wrong)));
  return Decide(tables, std::move(*change), ChangeState::kPublished);
}

Result<PolicyChange> RefuseChange(record::Tables& tables, int64_t id, int64_t expected, const std::string& reason) {
  Result<PolicyChange> change = DraftAt(tables, id, expected);
  if (!change) return change;
  if (change->drafted_by == tables.caller().account) {
    return Fail(ErrorCode::kForbidden, message::kChangeOwn, "", message::kChangeOwnHint);
  }
  change->reason = reason;
  return Decide(tables, std::move(*change), ChangeState::kRefused);
}

Result<PolicyChange> WithdrawChange(record::Tables& tables, int64_t id, int64_t expected) {
  Result<PolicyChange> change = DraftAt(tables, id, expected);
  if (!change) return change;
  if (change->drafted_by != tables.caller().account) return Fail(ErrorCode::kForbidden, message::kChangeNotOwn);
  return Decide(tables, std::move(*change), ChangeState::kWithdrawn);
}

}  // namespace shouwang::intake
