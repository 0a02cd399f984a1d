// Errors as the user meets them: what happened, where, and how to mend it.
//
// An Error is an expected outcome (bad input, bad usage, bad pack). Infrastructure failures are
// exceptions and are thrown by `engine` only. `what`, `where` and `hint` are Chinese text for users and
// never hold personal data in the clear.
#pragma once

#include <string>
#include <vector>

namespace shouwang {

// Stable codes; ExitStatus() maps each to the status the command line ends with.
enum class ErrorCode {
  kUsage,      // wrong options or arguments                          -> 2
  kInput,      // a table could not be read or matched                -> 3
  kPolicy,     // a policy pack is invalid                            -> 4
  kOutput,     // the result could not be written                     -> 1
  kCancelled,  // the user pressed Ctrl-C                             -> 1
  kInternal,   // anything else                                       -> 1
  // Answers of the server; the HTTP status is in api/problem. The command line ends with 1 for each.
  kInvalid,          // a request that does not say what it must (a field, a value)
  kUnauthenticated,  // who are you: no session, or an ended one
  kForbidden,        // known, but not allowed
  kNotFound,         // not there, or outside the caller's division: the two look alike on purpose
  kConflict,         // not possible in the present state
  kStale,            // somebody else changed it since it was read (If-Match)
  kVersionRequired,  // a change without If-Match
  kTooLarge,         // more bytes than allowed
  kTooMany,          // too often; try again later
  kUnavailable,      // cannot be done now: stopping, disk full, queue full
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string what;                 // what is wrong
  std::string where;                // file, sheet, row, column; or file:line of a pack; may be empty
  std::string hint;                 // how to mend it; may be empty
  std::vector<Error> details = {};  // one for each field, row or cell, when several things are wrong at once
};

// Several errors found in one pass, in the order they were found. Empty means success.
using Errors = std::vector<Error>;

// The process exit status for an error code (03-contracts.md section 3).
int ExitStatus(ErrorCode code);

// A short, stable, lower-case name for logs: "usage", "input", ...
const char* ErrorCodeName(ErrorCode code);

// One line: `where: what。hint`.
std::string FormatError(const Error& error);

}  // namespace shouwang
