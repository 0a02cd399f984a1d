// What every reader is given, and how it says where something went wrong.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/result.h"
#include "tabular/byte_source.h"
#include "tabular/messages.h"
#include "tabular/table_reader.h"

namespace shouwang::tabular {

struct ReadJob {
  std::string file;  // the name shown to users
  const ByteSource& source;
  const ReadLimits& limits;
  RowSink& sink;
};

inline Error InputError(std::string what, std::string where, std::string hint) {
  return Error{ErrorCode::kInput, std::move(what), std::move(where), std::move(hint)};
}

inline Error LineError(const ReadJob& job, uint64_t line, std::string what, std::string hint) {
  return InputError(std::move(what), fmt::format(messages::kAtLine, job.file, line), std::move(hint));
}

// One reader a format. Each reads the whole source and gives its sheets to job.sink.
Status ReadText(const ReadJob& job, bool tab_separated);
Status ReadXlsx(const ReadJob& job, class ZipArchive& archive);
Status ReadOds(const ReadJob& job, class ZipArchive& archive);
Status ReadXls(const ReadJob& job);

}  // namespace shouwang::tabular
