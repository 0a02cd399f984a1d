#include "access/role_grants.h"

#include <algorithm>

#include "access/divisions.h"
#include "access/messages.h"
#include "base/division_code.h"
#include "base/text.h"

namespace shouwang::access {
namespace {

constexpr size_t kMostDepartment = 32;

const char* WrongScope(const WantedGrant& wanted) {
  const size_t digits = wanted.division.size();
  if (IsOfficer(wanted.role)) {
    return wanted.division.empty() && wanted.department.empty() ? nullptr : message::kGrantOfficer;
  }
  const bool needs_department = wanted.role == Role::kDepartment;
  const bool department_fits = needs_department
                                   ? !wanted.department.empty() && wanted.department.size() <= kMostDepartment
                                   : wanted.department.empty();
  if (!department_fits) return message::kGrantDepartment;
  switch (wanted.role) {
    case Role::kTown:
      return digits == 9 ? nullptr : message::kGrantTown;
    case Role::kVillage:
      return digits == 12 ? nullptr : message::kGrantVillage;
    case Role::kContact:
      return digits == 6 || digits == 9 || digits == 12 ? nullptr : message::kGrantContact;
    default:
      return digits == 6 ? nullptr : message::kGrantCounty;
  }
}

Status CheckWanted(record::Tables& tables, const Account& account, const WantedGrant& wanted) {
  if (const char* wrong = WrongScope(wanted)) {
    return Fail(ErrorCode::kInvalid, message::kGrantRole, "division", wrong);
  }
  if (!wanted.division.empty()) {
    const std::string code = WholeDivisionCode(wanted.division);
    // A village's scope of a town's code would be the town's office alone: it has no households.
    const bool fits = DivisionPrefix(code) == wanted.division;
    if (!fits || !IsAsciiDigits(code) || !tables.divisions().Exists(code)) {
      return Fail(ErrorCode::kInvalid, message::kGrantUnknownDivision, "division", message::kGrantUnknownDivisionHint);
    }
  }
  const bool was_officer = account.role && IsOfficer(*account.role);
  if (account.role && *account.role != wanted.role && (was_officer || IsOfficer(wanted.role))) {
    return Fail(ErrorCode::kConflict, message::kGrantExclusive, "role", message::kGrantExclusiveHint);
  }
  return {};
}

Status Give(record::Tables& tables, Account account, const WantedGrant& wanted) {
  account.role = wanted.role;
  account.division = wanted.division;
  account.department = wanted.department;
  if (Status updated = tables.accounts().Update(account); !updated) return updated;
  tables.accounts().sessions().EndAllOf(account.id, 0);
  tables.accounts().sessions().RemoveTokensOf(account.id);
  return {};
}

}  // namespace

Result<RoleGrant> ProposeGrant(record::Tables& tables, int64_t account, const WantedGrant& wanted) {
  Accounts& accounts = tables.accounts();
  const std::optional<Account> found = accounts.Find(account);
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoAccount);
  if (account == tables.caller().account) {
    return Fail(ErrorCode::kForbidden, message::kGrantSelf, {}, message::kGrantSelfHint);
  }
  if (Status good = CheckWanted(tables, *found, wanted); !good) return Fail(good.error());
  const std::vector<RoleGrant> earlier = accounts.grants().Of(account);
  const auto is_pending = [](const RoleGrant& grant) { return grant.state == RoleGrant::State::kPending; };
  if (std::any_of(earlier.begin(), earlier.end(), is_pending)) {
    return Fail(ErrorCode::kConflict, message::kGrantPending, {}, message::kGrantPendingHint);
  }
  RoleGrant grant;
  grant.account = account;
  grant.role = wanted.role;
  grant.division = wanted.division;
  grant.department = wanted.department;
  grant.reason = MaskPersonalRuns(CleanText(wanted.reason));
  grant.proposed_by = tables.caller().account;
  grant.proposed_ms = tables.now_ms();
  grant.id = accounts.grants().Add(grant);
  return grant;
}

Result<RoleGrant> DecideGrant(record::Tables& tables, int64_t grant, bool confirm) {
  Accounts& accounts = tables.accounts();
  std::optional<RoleGrant> found = accounts.grants().Find(grant);
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoGrant);
  const int64_t by = tables.caller().account;
  if (found->account == by) return Fail(ErrorCode::kForbidden, message::kGrantSelf, {}, message::kGrantSelfHint);
  // Whoever proposed it may take it back, not confirm it.
  if (confirm && found->proposed_by == by) {
    return Fail(ErrorCode::kForbidden, message::kGrantSame, {}, message::kGrantSelfHint);
  }
  const RoleGrant::State state = confirm ? RoleGrant::State::kConfirmed : RoleGrant::State::kRefused;
  if (!accounts.grants().Decide(grant, state, by)) {
    return Fail(ErrorCode::kConflict, message::kGrantDecided, {}, message::kStaleHint);
  }
  if (confirm) {
    const std::optional<Account> account = accounts.Find(found->account);
    if (!account) return Fail(ErrorCode::kNotFound, message::kNoAccount);
    const WantedGrant wanted{found->role, found->division, found->department, found->reason};
    if (Status good = CheckWanted(tables, *account, wanted); !good) return Fail(good.error());
    if (Status given = Give(tables, *account, wanted); !given) return Fail(given.error());
  }
  found->state = state;
  found->decided_by = by;
  found->decided_ms = tables.now_ms();
  return *found;
}

Result<Account> GrantFromConsole(record::Tables& tables, int64_t account, const WantedGrant& wanted) {
  if (tables.caller().scope.kind != Scope::Kind::kSystem) {
    return Fail(ErrorCode::kForbidden, message::kGrantSelf, {}, message::kGrantSelfHint);
  }
  const std::optional<Account> found = tables.accounts().Find(account);
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoAccount);
  if (Status good = CheckWanted(tables, *found, wanted); !good) return Fail(good.error());
  if (Status given = Give(tables, *found, wanted); !given) return Fail(given.error());
  return tables.accounts().Find(account).value();
}

}  // namespace shouwang::access
