// One value of a fact, parameter or column, in the forms people and programs read.
#pragma once

#include <cstdint>
#include <string>

#include "policy/expression.h"
#include "screening/sql_engine.h"

namespace shouwang::screening {

struct FactValue {
  bool known = false;
  int64_t number = 0;  // money: 分; date: days since 1970-01-01; yes/no: 1 or 0; set: bits
  double real = 0;     // ratio: 分 a head
  std::string text;
};

FactValue ReadValue(const RowChunk& chunk, size_t column, size_t row, const policy::Type& type);

// Chinese form for sentences: money with separators, 2022年5月31日, sets joined by 、, 是/否, 未知.
std::string PrintValue(const FactValue& value, const policy::Type& type);

// JSON form: numbers (money in 元), "2022-05-31", arrays, true/false, null.
void AppendJsonValue(const FactValue& value, const policy::Type& type, std::string& out);

// A JSON string with its quotes.
void AppendJsonText(std::string_view text, std::string& out);

}  // namespace shouwang::screening
