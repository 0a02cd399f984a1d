// Holds visits to what they rest on: the form they name is as it was, their income is what the worksheet adds up to,
// and the visits they name are there. Part of verify.h; internal to the store.
#pragma once

#include <functional>
#include <string>

#include "seal/sealer.h"
#include "store/core/connection.h"

namespace shouwang::store {

struct VisitWatch {
  std::function<bool()> go_on;  // between stretches of visits; false: it stops
  std::function<void(std::string what, std::string where)> fault;
};

// Within the transaction of the connection. False when it stopped. Throws soci::soci_error.
bool VerifyVisits(Connection& connection, const seal::Sealer& sealer, const VisitWatch& watch);

}  // namespace shouwang::store
