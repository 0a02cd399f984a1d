#include "tabular/read_job.h"

#include <fmt/format.h>

#include <utility>

#include "tabular/messages.h"

namespace shouwang::tabular {

Error InputError(std::string what, std::string where, std::string hint) {
  return Error{ErrorCode::kInput, std::move(what), std::move(where), std::move(hint)};
}

Error LineError(const ReadJob& job, uint64_t line, std::string what, std::string hint) {
  return InputError(std::move(what), fmt::format(messages::kAtLine, job.file, line), std::move(hint));
}

}  // namespace shouwang::tabular
