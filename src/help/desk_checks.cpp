#include "help/desk_checks.h"

namespace shouwang::help {

tl::unexpected<Error> Refuse(const char* where, std::string text) {
  return Fail(ErrorCode::kInvalid, std::move(text), where);
}

}  // namespace shouwang::help
