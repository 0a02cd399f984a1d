// Pack expressions as trees. An expression is parsed once, checked against the columns, facts and parameters it may
// see, and kept as this tree; SQL text is one output of it, others (vector evaluator, Spark SQL) can follow.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shouwang::policy {

struct Enumeration {
  std::string name;
  std::vector<std::string> values;                // order counts: max() takes the last; a set's bit i is values[i]
  std::vector<std::vector<std::string>> aliases;  // for each value
  int IndexOf(const std::string& value) const;    // -1: none
};

enum class Kind : uint8_t { kUnknown, kBool, kInteger, kMoney, kRatio, kDate, kText, kEnum, kSet, kId };

// Money is 分 in 64 bits, a ratio is money ÷ integer as a double of 分: exact to compare for amounts below 10^13 分 and
// divisors below 1000, since the true quotients then differ by far more than the rounding.
struct Type {
  Kind kind = Kind::kUnknown;
  const Enumeration* values = nullptr;  // kEnum and kSet
  bool operator==(const Type&) const = default;
};

const char* KindName(Kind kind);  // as users of packs call it: 金额, 日期 …

enum class Op : uint8_t {
  kName,    // column, fact, parameter or as_of; `text` is the name, resolved by the checker
  kString,  // 'text'
  kInteger,
  kBool,
  kAnd,
  kOr,
  kNot,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kDistinct,
  kNotDistinct,
  kIn,
  kNotIn,
  kBetween,
  kIsNull,
  kIsNotNull,
  kCase,  // when, then, when, then, …, else
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kNegate,
  kCall,  // `text` is the function
};

enum class NameKind : uint8_t { kUnresolved, kColumn, kFact, kParameter, kAsOf, kSubject };

struct Node {
  Op op = Op::kName;
  Type type;
  NameKind name_kind = NameKind::kUnresolved;
  std::string text;
  int64_t number = 0;
  int position = -1;  // characters from the start of the expression; -1 unknown
  std::vector<Node> children;
};

}  // namespace shouwang::policy
