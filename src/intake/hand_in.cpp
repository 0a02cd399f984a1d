#include "intake/hand_in.h"

#include <fmt/format.h>

#include <algorithm>
#include "base/division_code.h"
#include "base/json.h"

#include "base/date.h"
#include "base/text.h"
#include "ingest/preview.h"
#include "intake/intake_json.h"
#include "intake/messages.h"
#include "screening/result_files.h"

namespace shouwang::intake {
namespace {

constexpr size_t kFirstRows = 20;
constexpr size_t kExamples = 20;
constexpr size_t kMaxNameCharacters = 200;

// YYYY-MM, not after the month of `today`.
bool IsGoodPeriod(const std::string& period, Date today) {
  constexpr size_t kMonthCharacters = 7;
  const bool shaped = period.size() == kMonthCharacters && Date::FromIso(period + "-01").has_value();
  return shaped && period <= today.Iso().substr(0, kMonthCharacters);
}

bool IsGoodFileName(const std::string& name) {
  if (name.empty() || !IsValidUtf8(name) || CodePointCount(name) > kMaxNameCharacters || name.starts_with('.')) {
    return false;
  }
  const bool plain = std::none_of(name.begin(), name.end(), [](char c) {
    return c == '/' || c == '\\' || static_cast<unsigned char>(c) < ' ' || c == '\x7F';
  });
  return plain && tabular::IsTableFile(name);
}

// A name as a glob that only it matches.
std::string Quoted(const std::string& name) {
  std::string glob;
  for (const char c : name) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') glob += '\\';
    glob += c;
  }
  return glob;
}

Mapping RecognisedAs(const ingest::Preview& preview, const Mapping& mapping) {
  Mapping recognised;
  for (const ingest::SheetReport& sheet : preview.report.files.at(0).sheets) {
    SheetMapping as{sheet.sheet, sheet.dataset, 0, {}};
    for (const SheetMapping& given : mapping) {
      if ((given.sheet.empty() || given.sheet == sheet.sheet) && given.dataset == sheet.dataset) {
        as.header = given.header;
        as.columns = given.columns;
      }
    }
    recognised.push_back(std::move(as));
  }
  return recognised;
}

// Everything that was mapped is there, and good for something.
bool Fits(const ingest::Preview& preview, const SheetMapping& mapping) {
  if (!preview.errors.empty()) return false;
  for (const ingest::SheetReport& sheet : preview.report.files.at(0).sheets) {
    if (sheet.dataset != mapping.dataset) continue;
    return std::all_of(mapping.columns.begin(), mapping.columns.end(), [&](const auto& column) {
      return std::find(sheet.matched_headers.begin(), sheet.matched_headers.end(), column) !=
             sheet.matched_headers.end();
    });
  }
  return false;
}

std::vector<SheetCounts> CountsOf(const ingest::Preview& preview) {
  std::vector<SheetCounts> counts;
  for (const ingest::SheetReport& sheet : preview.report.files.at(0).sheets) {
    counts.push_back({sheet.sheet, sheet.dataset, sheet.header_row, sheet.rows_read, sheet.rows_staged,
                      sheet.rows_rejected, sheet.rows_skipped});
  }
  return counts;
}

Status CheckMapping(const std::vector<policy::Dataset>& owed, const Mapping& mapping) {
  if (mapping.empty()) return Fail(ErrorCode::kInvalid, message::kMappingEmpty);
  for (const SheetMapping& sheet : mapping) {
    const auto dataset =
        std::find_if(owed.begin(), owed.end(), [&](const auto& contract) { return contract.name == sheet.dataset; });
    if (dataset == owed.end()) {
      return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kMappingDataset), sheet.dataset), "dataset");
    }
    for (const auto& [header, column] : sheet.columns) {
      if (dataset->Find(column) < 0) {
        return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kMappingColumn), dataset->title, column),
                    "columns");
      }
    }
  }
  return {};
}

}  // namespace

std::string CountyOf(const access::Caller& caller) { return CountyCodeOf(caller.scope.division); }

std::vector<policy::Dataset> OwedDatasets(const policy::Pack& pack, const std::string& department) {
  std::vector<policy::Dataset> owed;
  const policy::Department* known = pack.FindDepartment(department);
  for (const policy::Dataset& dataset : pack.datasets) {
    if (known != nullptr && dataset.is_department && dataset.department == known->title) owed.push_back(dataset);
  }
  return owed;
}

std::vector<ingest::InputRule> RulesFor(const std::string& file_name, const Mapping& mapping) {
  std::vector<ingest::InputRule> rules;
  for (const SheetMapping& sheet : mapping) {
    ingest::InputRule rule;
    rule.name_glob = Quoted(file_name);
    rule.sheet = sheet.sheet;
    rule.dataset = sheet.dataset;
    rule.header = sheet.header;
    rule.columns = sheet.columns;
    rules.push_back(std::move(rule));
  }
  return rules;
}

Result<Upload> HandIn::Receive(const access::Caller& caller, HandedIn handed_in) {
  const Result<PackPointer> pack = packs_.Contracts();
  if (!pack) return Fail(pack.error());
  Upload upload;
  const bool is_department = caller.scope.kind == access::Scope::Kind::kDepartment;
  upload.department = handed_in.department.empty() ? caller.scope.department : handed_in.department;
  if (is_department && upload.department != caller.scope.department) {
    return Fail(ErrorCode::kForbidden, message::kOtherDepartment, "department");
  }
  if ((*pack)->FindDepartment(upload.department) == nullptr) {
    std::vector<std::string> known;
    for (const policy::Department& department : (*pack)->departments) known.push_back(department.name);
    return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kUnknownDepartment), upload.department),
                "department", fmt::format(fmt::runtime(message::kUnknownDepartmentHint), fmt::join(known, " ")));
  }
  upload.period = std::move(handed_in.period);
  if (!IsGoodPeriod(upload.period, BeijingDay(clock_.NowMs()))) {
    return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kBadPeriod), upload.period), "period",
                message::kBadPeriodHint);
  }
  upload.file_name = std::move(handed_in.file_name);
  if (!IsGoodFileName(upload.file_name)) {
    return Fail(ErrorCode::kInvalid, message::kBadFileName, "name", message::kBadFileNameHint);
  }
  if (handed_in.bytes.empty()) return Fail(ErrorCode::kInvalid, message::kEmptyFile, upload.file_name);
  if (handed_in.bytes.size() > kMaxUploadBytes) {
    return Fail(ErrorCode::kTooLarge, message::kTooLarge, upload.file_name, message::kTooLargeHint);
  }
  upload.division_code = CountyOf(caller);
  upload.bytes = handed_in.bytes.size();
  const Result<std::string> digest = vault_.Keep(handed_in.bytes);
  if (!digest) return Fail(digest.error());
  upload.digest = *digest;
  const Status looked = LookAt(**pack, handed_in.bytes, {}, upload);
  if (!looked) return Fail(looked.error());
  Mapping kept;
  const Status read = record_.Read(caller, [&](record::Tables& tables) {
    kept = tables.uploads().KeptMappings(upload.department);
    return Status();
  });
  if (!read) return Fail(read.error());
  // What a person decided last month goes before what the headers say, as far as it fits this file.
  for (const SheetMapping& mapping : kept) {
    Upload tried = upload;
    tried.sheets.clear();
    const Status status = LookAt(**pack, handed_in.bytes, {mapping}, tried);
    if (status && !tried.sheets.empty()) {
      upload = std::move(tried);
      break;
    }
  }
  return upload;
}

// Reads the file under the mapping (none: as its headers say) and notes what it found. With a mapping that does not
// fit, nothing counts as recognised.
Status HandIn::LookAt(const policy::Pack& pack, const std::string& bytes, const Mapping& mapping, Upload& upload) {
  const std::vector<policy::Dataset> owed = OwedDatasets(pack, upload.department);
  ingest::IngestOptions options;
  options.as_of = BeijingDay(clock_.NowMs());
  const ingest::TableSource source = ingest::FetchedTable(upload.file_name, upload.digest, upload.bytes,
                                                          [&]() -> Result<std::string> { return bytes; });
  const ingest::Preview preview =
      ingest::PreviewTable(source, RulesFor(upload.file_name, mapping), owed, options, kFirstRows);
  const bool fits = preview.errors.empty() && std::all_of(mapping.begin(), mapping.end(),
                                                          [&](const auto& sheet) { return Fits(preview, sheet); });
  upload.sheets = fits ? CountsOf(preview) : std::vector<SheetCounts>();
  upload.mapping = fits ? RecognisedAs(preview, mapping) : mapping;
  const nlohmann::json shown = PreviewJson(preview, owed);
  const Result<std::string> kept = vault_.Keep(shown.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  if (!kept) return Fail(kept.error());
  upload.preview_digest = *kept;
  const Result<std::string> rejects = vault_.Keep(screening::RejectsText(pack, preview.report, false));
  if (!rejects) return Fail(rejects.error());
  upload.rejects_digest = *rejects;
  return {};
}

Result<Upload> HandIn::Remap(const access::Caller& /*caller*/, Upload upload, const Mapping& mapping) {
  const Result<PackPointer> pack = packs_.Contracts();
  if (!pack) return Fail(pack.error());
  const Status good = CheckMapping(OwedDatasets(**pack, upload.department), mapping);
  if (!good) return Fail(good.error());
  const Result<std::string> bytes = vault_.Fetch(upload.digest);
  if (!bytes) return Fail(bytes.error());
  const Status looked = LookAt(**pack, *bytes, mapping, upload);
  if (!looked) return Fail(looked.error());
  return upload;
}

ingest::RuledTable HandIn::TableOf(const Upload& upload) const {
  return {ingest::FetchedTable(upload.file_name, upload.digest, upload.bytes,
                               [this, digest = upload.digest] { return vault_.Fetch(digest); }),
          RulesFor(upload.file_name, upload.mapping)};
}

Result<Upload> HandIn::Compare(const access::Caller& caller, Upload upload) {
  const Result<PackPointer> pack = packs_.Contracts();
  if (!pack) return Fail(pack.error());
  std::vector<Upload> earlier;
  const Status read = record_.Read(caller, [&](record::Tables& tables) {
    earlier = Predecessors(tables.uploads(), upload);
    return Status();
  });
  if (!read) return Fail(read.error());
  ingest::IngestOptions options;
  options.as_of = BeijingDay(clock_.NowMs());
  upload.replaced.clear();
  for (const Upload& before : earlier) {
    const ingest::TableDifference difference = ingest::CompareTables(
        TableOf(before), TableOf(upload), OwedDatasets(**pack, upload.department), options, kExamples);
    Replacement replacement{before.id, difference.added, difference.gone, difference.changed, {}};
    for (const ingest::ChangedRow& row : difference.examples) {
      replacement.examples.push_back(fmt::format("{} {} {}", row.dataset, row.what, row.key));
    }
    upload.replaced.push_back(std::move(replacement));
  }
  return upload;
}

std::vector<Upload> Predecessors(Uploads& uploads, const Upload& upload) {
  UploadFilter filter;
  filter.department = upload.department;
  filter.period_from = filter.period_to = upload.period;
  filter.state = UploadState::kLoaded;
  filter.limit = INT32_MAX;
  std::vector<Upload> same;
  const std::vector<std::string> datasets = upload.Datasets();
  for (Upload& other : uploads.List(filter)) {
    const std::vector<std::string> theirs = other.Datasets();
    const bool shared =
        std::find_first_of(theirs.begin(), theirs.end(), datasets.begin(), datasets.end()) != theirs.end();
    if (shared && other.id != upload.id) same.push_back(std::move(other));
  }
  return same;
}

Result<Upload> AddUpload(Uploads& uploads, Upload upload) {
  if (const std::optional<Upload> same = uploads.FindSame(upload.department, upload.digest)) {
    return Fail(ErrorCode::kConflict,
                fmt::format(fmt::runtime(message::kSameBytes), same->account_name,
                            BeijingTime(same->at_ms).substr(0, 16), same->id, same->period),
                upload.file_name, message::kSameBytesHint);
  }
  upload.state = UploadState::kStaged;
  return uploads.Add(std::move(upload));
}

Result<Upload> RemapUpload(Uploads& uploads, Upload upload) {
  if (upload.state != UploadState::kStaged) {
    return Fail(ErrorCode::kConflict, message::kOnlyStaged, "", message::kOnlyStagedHint);
  }
  return uploads.Save(std::move(upload));
}

Result<Upload> LoadUpload(Uploads& uploads, Upload upload, bool adds) {
  if (upload.state != UploadState::kStaged) {
    return Fail(ErrorCode::kConflict, message::kOnlyStaged, "", message::kOnlyStagedHint);
  }
  if (upload.sheets.empty()) {
    return Fail(ErrorCode::kConflict, message::kNotRecognised, upload.file_name, message::kNotRecognisedHint);
  }
  const std::vector<std::string> datasets = upload.Datasets();
  const std::vector<Upload> earlier = adds ? std::vector<Upload>() : Predecessors(uploads, upload);
  if (adds) upload.replaced.clear();
  if (earlier.size() != upload.replaced.size()) {
    return Fail(ErrorCode::kStale, message::kChangedMeanwhile, "", message::kChangedMeanwhileHint);
  }
  for (Upload before : earlier) {
    std::vector<std::string> lost;
    const std::vector<std::string> theirs = before.Datasets();
    std::set_difference(theirs.begin(), theirs.end(), datasets.begin(), datasets.end(), std::back_inserter(lost));
    if (!lost.empty()) {
      return Fail(ErrorCode::kConflict,
                  fmt::format(fmt::runtime(message::kPartlyReplaced), before.id, fmt::join(lost, " ")),
                  upload.file_name, message::kPartlyReplacedHint);
    }
    before.state = UploadState::kReplaced;
    const Result<Upload> saved = uploads.Save(std::move(before));
    if (!saved) return Fail(saved.error());
  }
  for (SheetMapping sheet : upload.mapping) {
    if (sheet.columns.empty() && sheet.header == 0) continue;  // only what a person decided is worth remembering
    if (upload.mapping.size() == 1) sheet.sheet.clear();       // next month the sheet has the next month's name
    uploads.KeepMapping(upload.department, sheet);
  }
  upload.state = UploadState::kLoaded;
  return uploads.Save(std::move(upload));
}

Result<Upload> WithdrawUpload(Uploads& uploads, Upload upload) {
  if (upload.state != UploadState::kStaged && upload.state != UploadState::kLoaded) {
    return Fail(ErrorCode::kConflict, message::kCannotWithdraw);
  }
  upload.state = UploadState::kWithdrawn;
  return uploads.Save(std::move(upload));
}

}  // namespace shouwang::intake
