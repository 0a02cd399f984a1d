#include "access/caller.h"

#include <utility>

namespace shouwang::access {

Caller Caller::System(std::string name) {
  Caller caller;
  caller.name = std::move(name);
  caller.scope.kind = Scope::Kind::kSystem;
  return caller;
}

}  // namespace shouwang::access
