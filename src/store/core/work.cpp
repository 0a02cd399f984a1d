#include "store/core/work.h"

namespace shouwang::store {

ScopeBounds::ScopeBounds(const access::Scope& scope) {
  const access::DivisionRange range = scope.Range();
  low = range.low;
  high = range.high;
  if (scope.kind == access::Scope::Kind::kContact) {
    any_contact = 0;
    contact = scope.account;
  }
}

}  // namespace shouwang::store
