// Holds cases to their events: what `case_file` says of a case is what its events come to (procedure/case_state.h), by
// the versions of the procedure they name. Part of verify.h; internal to the store.
#pragma once

#include <functional>
#include <string>

#include "seal/sealer.h"
#include "store/core/connection.h"

namespace shouwang::store {

struct CaseWatch {
  std::function<bool()> go_on;                             // between cases; false: it stops
  std::function<bool(const std::string& digest)> is_kept;  // a file that an event names
  std::function<void(std::string what, std::string where)> fault;
};

// All cases, a stretch of them in memory at a time. Within the transaction of the connection. False when it stopped.
// Throws soci::soci_error.
bool VerifyCases(Connection& connection, const seal::Sealer& sealer, const CaseWatch& watch);

}  // namespace shouwang::store
