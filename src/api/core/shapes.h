// Values that replies of all areas are made of, and the schemas that say so. A schema stands beside the function that
// makes the JSON (ClueJson, ClueSchema); what is not known is null.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"

#include "http/schema.h"

namespace shouwang::api {

nlohmann::json TimeOrNull(int64_t time_ms);  // 0: null
nlohmann::json TextOrNull(const std::string& text);
nlohmann::json NumberOrNull(int64_t number);

http::Schema IdShape();        // of a row, or its version
http::Schema CountShape();     // 0 and more
http::Schema TimeShape();      // as base/clock.h BeijingTime() writes it
http::Schema PeriodShape();    // YYYY-MM
http::Schema DivisionShape();  // 12 digits
http::Schema DigestShape();    // SHA-256, hexadecimal
http::Schema TextsShape();     // an array of texts
http::Schema NameShape();      // what AccountNames says
http::Schema RuleKindShape();  // policy::Name(RuleKind)
// One of the names of an enumeration's values; Name() is found beside the enumeration.
template <typename Values>
http::Schema NamesOf(const Values& values) {
  std::vector<std::string> names;
  for (const auto value : values) names.emplace_back(Name(value));
  return http::Choice(std::move(names));
}
template <typename Value>
http::Schema NamesOf(std::initializer_list<Value> values) {
  return NamesOf<std::initializer_list<Value>>(values);
}

}  // namespace shouwang::api
