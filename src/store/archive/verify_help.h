// Holds plans of help to their events: every change of a plan is numbered without a gap, a measure stands where its
// events took it, and what was carried out is a row of the register. Part of verify.h; internal to the store.
#pragma once

#include <functional>
#include <string>

#include "store/core/connection.h"

namespace shouwang::store {

struct HelpWatch {
  std::function<bool()> go_on;  // between stretches of plans; false: it stops
  std::function<void(std::string what, std::string where)> fault;
};

// Within the transaction of the connection. False when it stopped. Throws soci::soci_error.
bool VerifyHelp(Connection& connection, const HelpWatch& watch);

}  // namespace shouwang::store
