#include "access/scope.h"
#include "base/division_code.h"

namespace shouwang::access {
namespace {

// Low above high, in every collation: BETWEEN finds nothing.
const DivisionRange kEmptyRange = {"~", ""};

}  // namespace

std::string DivisionPrefix(std::string_view code) {
  size_t length = code.size();
  while (length > 0 && code[length - 1] == '0') --length;
  for (const size_t step : {6U, 9U}) {
    if (length <= step) return std::string(code.substr(0, step));
  }
  return std::string(code);
}

DivisionRange Scope::Range() const {
  switch (kind) {
    case Kind::kSystem:
      return {"", std::string(kDivisionDigits, '9')};
    case Kind::kDivision:
    case Kind::kContact: {
      if (division.size() < 2 || division.size() > kDivisionDigits) return kEmptyRange;
      return {WholeDivisionCode(division), division + std::string(kDivisionDigits - division.size(), '9')};
    }
    case Kind::kNothing:
    case Kind::kDepartment:
      break;
  }
  return kEmptyRange;
}

bool Scope::CoversDivision(std::string_view code) const {
  if (kind == Kind::kSystem) return true;
  if (kind != Kind::kDivision || code.size() != kDivisionDigits) return false;
  return division.size() >= 2 && code.starts_with(division);
}

}  // namespace shouwang::access
