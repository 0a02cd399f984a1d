// What the policy module needs of a SQL parser; implemented by `engine` with DuckDB's own parser, so that an expression
// means here exactly what it means when it runs.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::policy {

class SqlParser {
 public:
  virtual ~SqlParser() = default;
  // The syntax tree of `select <select_list>` as DuckDB's json_serialize_sql prints it; kPolicy when it is not valid
  // SQL, with the parser's own words in `what`. Nothing is bound or run.
  virtual Result<std::string> ParseToJson(std::string_view select_list) = 0;
};

}  // namespace shouwang::policy
