#include "cli/user_command.h"

#include <fmt/format.h>

#include "access/account_changes.h"
#include "access/messages.h"
#include "access/role_grants.h"
#include "cli/messages.h"
#include "cli/user_messages.h"
#include "record/county_folder.h"

namespace shouwang::cli {
namespace {

using Change = std::function<Result<access::Account>(record::Tables& tables, const access::Account& account)>;

const access::Caller& Console() {
  static const access::Caller kCaller = access::Caller::System("console");
  return kCaller;
}

Result<std::unique_ptr<OpenCounty>> Open(const std::string& dir, const Context& context) {
  const Result<record::CountyPlace> county = record::FindCounty(dir);
  if (!county) return Fail(county.error());
  return context.open_county(*county, false);
}

int Finish(const Status& status, const Context& context) {
  if (status) return 0;
  context.reporter->Complain(status.error());
  return ExitStatus(status.error().code);
}

// One change of a named account, with its row in the audit trail.
Status ChangeNamed(const UserArguments& arguments, const Context& context, const char* action, const Change& change) {
  Result<std::unique_ptr<OpenCounty>> county = Open(arguments.dir, context);
  if (!county) return Fail(county.error());
  return (*county)->record().Write(Console(), [&](record::Tables& tables) -> Status {
    const std::optional<access::Account> account = tables.accounts().FindByName(arguments.name);
    if (!account) {
      return Fail(ErrorCode::kNotFound, fmt::format(fmt::runtime(message::kUserUnknown), arguments.name), {},
                  message::kUserUnknownHint);
    }
    const Result<access::Account> changed = change(tables, *account);
    if (!changed) return Fail(changed.error());
    tables.audit().Append({action, fmt::format("account/{}", account->id), "done", "{}"});
    return {};
  });
}

int Enable(const UserArguments& arguments, const Context& context, bool enabled) {
  const Status status = ChangeNamed(arguments, context, "account.change", [&](auto& tables, const auto& account) {
    return access::ChangeAccount(tables, account.id, account.version, {std::nullopt, enabled});
  });
  if (status) {
    context.reporter->Say(fmt::format(fmt::runtime(message::kUserChanged), arguments.name,
                                      enabled ? message::kUserEnable : message::kUserDisable));
  }
  return Finish(status, context);
}

Status List(const UserArguments& arguments, const Context& context) {
  Result<std::unique_ptr<OpenCounty>> county = Open(arguments.dir, context);
  if (!county) return Fail(county.error());
  std::vector<access::Account> accounts;
  const Status read = (*county)->record().Read(Console(), [&](record::Tables& tables) -> Status {
    access::AccountFilter filter;
    filter.limit = 200;
    for (;;) {
      const std::vector<access::Account> page = tables.accounts().List(filter);
      accounts.insert(accounts.end(), page.begin(), page.end());
      if (static_cast<int>(page.size()) < filter.limit) return {};
      filter.after_name = page.back().name;
    }
  });
  if (!read) return read;
  for (const access::Account& account : accounts) {
    const char* role =
        account.role ? access::message::kRoleTitles[static_cast<size_t>(*account.role)] : message::kUserNoRole;
    context.reporter->Say(fmt::format(fmt::runtime(message::kUserLine), account.name, account.display_name, role,
                                      account.division + account.department,
                                      account.enabled ? message::kUserOn : message::kUserOff));
  }
  return {};
}

Status Add(const UserArguments& arguments, const Context& context, const access::OneTimePassword& password) {
  Result<std::unique_ptr<OpenCounty>> county = Open(arguments.dir, context);
  if (!county) return Fail(county.error());
  const std::string display_name = arguments.display_name.empty() ? arguments.name : arguments.display_name;
  return (*county)->record().Write(Console(), [&](record::Tables& tables) -> Status {
    const Result<access::Account> account = access::CreateAccount(tables, {arguments.name, display_name}, password);
    if (!account) return Fail(account.error());
    const std::string object = fmt::format("account/{}", account->id);
    tables.audit().Append({"account.create", object, "done", "{}"});
    const std::optional<access::Role> role = access::RoleFromName(arguments.role);
    if (!role) return {};
    const Result<access::Account> granted =
        access::GrantFromConsole(tables, account->id, {*role, arguments.division, arguments.department, {}});
    if (!granted) return Fail(granted.error());
    tables.audit().Append({"grant.console", object, "done",
                           fmt::format(R"({{"role":"{}","division":"{}"}})", arguments.role, granted->division)});
    return {};
  });
}

}  // namespace

int RunUserList(const UserArguments& arguments, const Context& context) {
  return Finish(List(arguments, context), context);
}

int RunUserAdd(const UserArguments& arguments, const Context& context) {
  const access::OneTimePassword password = access::MakeOneTimePassword();
  const Status status = Add(arguments, context, password);
  if (status) {
    context.reporter->Say(fmt::format(fmt::runtime(message::kUserPassword), arguments.name, password.text));
  }
  return Finish(status, context);
}

int RunUserReset(const UserArguments& arguments, const Context& context) {
  const access::OneTimePassword password = access::MakeOneTimePassword();
  const Status status =
      ChangeNamed(arguments, context, "account.reset-password", [&](auto& tables, const auto& account) {
        Result<access::Account> changed = access::ResetPassword(tables, account.id, account.version, password);
        if (!changed || !arguments.second_factor || !changed->has_second_factor) return changed;
        return access::RemoveSecondFactor(tables, changed->id, changed->version);
      });
  if (status) {
    context.reporter->Say(fmt::format(fmt::runtime(message::kUserPassword), arguments.name, password.text));
  }
  return Finish(status, context);
}

int RunUserDisable(const UserArguments& arguments, const Context& context) { return Enable(arguments, context, false); }

int RunUserEnable(const UserArguments& arguments, const Context& context) { return Enable(arguments, context, true); }

}  // namespace shouwang::cli
