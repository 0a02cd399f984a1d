// shouwang user: accounts from the console of the machine, in the audit trail as "console". For the first days, and for
// when an officer has lost password and phone. Each returns the exit status.
#pragma once

#include <string>

#include "cli/context.h"

namespace shouwang::cli {

struct UserArguments {
  std::string dir;
  std::string name;
  std::string display_name;  // blank: the name
  std::string role;          // with it the account can be used at once
  std::string division;      // 6, 9 or 12 digits
  std::string department;
  bool second_factor = false;  // `reset` takes it away too
};

int RunUserList(const UserArguments& arguments, const Context& context);
int RunUserAdd(const UserArguments& arguments, const Context& context);
int RunUserReset(const UserArguments& arguments, const Context& context);
int RunUserDisable(const UserArguments& arguments, const Context& context);
int RunUserEnable(const UserArguments& arguments, const Context& context);

}  // namespace shouwang::cli
