// What every reader is given, and how it says where something went wrong.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "tabular/byte_source.h"
#include "tabular/table_reader.h"

namespace shouwang::tabular {

struct ReadJob {
  std::string file;  // the name shown to users
  const ByteSource& source;
  const ReadLimits& limits;
  RowSink& sink;
};

Error InputError(std::string what, std::string where, std::string hint);
Error LineError(const ReadJob& job, uint64_t line, std::string what, std::string hint);

// One reader a format. Each reads the whole source and gives its sheets to job.sink.
Status ReadText(const ReadJob& job, bool tab_separated);
Status ReadXlsx(const ReadJob& job, class ZipArchive& archive);
Status ReadOds(const ReadJob& job, class ZipArchive& archive);
Status ReadXls(const ReadJob& job);

}  // namespace shouwang::tabular
