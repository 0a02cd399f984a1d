// Problems whose HTTP status says more than the error's code does (405, 414, 431), and what statuses are called: for
// this module only.
#pragma once

#include <string>

#include "http/problem.h"

namespace shouwang::http {

inline constexpr char kProblemType[] = "application/problem+json";

const char* StatusTitle(int status);
Reply ProblemReply(int status, const Error& error, const std::string& request_id);

}  // namespace shouwang::http
