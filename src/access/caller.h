// Who asks: made by the session check, and carried through every read and write.
#pragma once

#include <cstdint>
#include <string>

#include "access/role.h"
#include "access/scope.h"

namespace shouwang::access {

struct Caller {
  int64_t account = 0;  // 0: the system, or nobody (a public route)
  std::string name;     // login name
  Role role = Role::kAuditor;
  Scope scope;
  std::string address;  // of the client, for the audit trail
  int64_t session = 0;

  // Jobs of the program and the command line. `name` is what the audit trail shows, e.g. "system" or "console".
  static Caller System(std::string name);
};

}  // namespace shouwang::access
