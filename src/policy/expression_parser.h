// Text of an expression → tree. Only the shapes of docs/pack-format.md pass: no subquery, no window, no cast, no star
// outside count(*), no table. Names and functions are not looked up here (type_checker.h does that).
#pragma once

#include <string_view>

#include "base/result.h"
#include "policy/expression.h"
#include "policy/sql_parser.h"

namespace shouwang::policy {

// Errors: kPolicy with `what` and `hint`; the caller knows the file and line.
Result<Node> ParseExpression(std::string_view text, SqlParser& parser);

}  // namespace shouwang::policy
