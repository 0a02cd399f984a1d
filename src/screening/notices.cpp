#include "screening/notices.h"

#include <fmt/format.h>

#include "screening/messages.h"

namespace shouwang::screening {
namespace {

std::string WhyNotRead(const ingest::FileReport& file) {
  if (file.skipped == "same_bytes") return fmt::format(fmt::runtime(message::kSameBytes), file.name, file.skipped_for);
  if (file.skipped == "replaced") return fmt::format(fmt::runtime(message::kReplaced), file.name, file.skipped_for);
  return fmt::format(fmt::runtime(message::kIgnored), file.name);
}

}  // namespace

std::vector<std::string> Notices(const policy::Pack& pack, Date as_of, const ingest::IngestReport& report) {
  std::vector<std::string> lines;
  if (as_of < pack.valid_from || (pack.valid_to && as_of > *pack.valid_to)) {
    lines.push_back(
        fmt::format(fmt::runtime(message::kOutsideValidity), as_of.Iso(), pack.name, pack.valid_from.Iso()));
  }
  lines.insert(lines.end(), report.warnings.begin(), report.warnings.end());
  for (const ingest::FileReport& file : report.files) {
    if (!file.skipped.empty()) lines.push_back(WhyNotRead(file));
    for (const std::string& sheet : file.unmatched_sheets) {
      lines.push_back(fmt::format(fmt::runtime(message::kSheetNotMatched), file.name, sheet));
    }
  }
  return lines;
}

}  // namespace shouwang::screening
