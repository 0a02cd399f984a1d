#include "access/first_officers.h"

#include <fmt/format.h>

#include "access/messages.h"
#include "access/role_grants.h"

namespace shouwang::access {

Result<std::vector<FirstOfficer>> MakeFirstOfficers(record::Record& record, const std::vector<Division>& divisions) {
  const std::array roles = {Role::kSysadmin, Role::kSecadmin, Role::kAuditor};
  std::array<OneTimePassword, roles.size()> passwords;
  for (OneTimePassword& password : passwords) password = MakeOneTimePassword();

  const Status status = record.Write(Caller::System("console"), [&](record::Tables& tables) -> Status {
    if (!tables.accounts().List({}).empty()) {
      return Fail(ErrorCode::kConflict, message::kAlreadyInitialised, {}, message::kAlreadyInitialisedHint);
    }
    tables.divisions().Keep(divisions);
    tables.audit().Append({"record.create", {}, "done", fmt::format(R"({{"divisions":{}}})", divisions.size())});
    for (size_t i = 0; i < roles.size(); ++i) {
      const char* title = message::kRoleTitles[static_cast<size_t>(roles[i])];
      Result<Account> account = CreateAccount(tables, {RoleName(roles[i]), title}, passwords[i]);
      if (!account) return Fail(account.error());
      Result<Account> granted = GrantFromConsole(tables, account->id, {roles[i], {}, {}, {}});
      if (!granted) return Fail(granted.error());
      tables.audit().Append({"account.create", fmt::format("account/{}", account->id), "done",
                             fmt::format(R"({{"role":"{}"}})", RoleName(roles[i]))});
    }
    return {};
  });
  if (!status) return Fail(status.error());

  std::vector<FirstOfficer> officers;
  for (size_t i = 0; i < roles.size(); ++i) officers.push_back({roles[i], RoleName(roles[i]), passwords[i].text});
  return officers;
}

}  // namespace shouwang::access
