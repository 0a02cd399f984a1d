#include <malloc.h>

#include <algorithm>
#include <tuple>

#include "ingest/ingest.h"
#include "record/record.h"
#include "registry/difference.h"
#include "registry/import_flow.h"
#include "registry/messages.h"
#include "registry/registry.h"
#include "registry/staged_register.h"
#include "registry/wide_export.h"
#include "tabular/csv_writer.h"

namespace shouwang::registry {
namespace {

constexpr int kChunkHouseholds = 10'000;
constexpr size_t kDifferencesOfAWrite = 10'000;

// The register's datasets as imports read them: every column, and blanks as blanks, since what a file says nothing
// about must not change.
std::vector<policy::Dataset> RegisterDatasets(const policy::Pack& pack) {
  std::vector<policy::Dataset> datasets;
  for (const policy::Dataset& dataset : pack.datasets) {
    if (!EntityFromName(dataset.name)) continue;
    datasets.push_back(dataset);
    for (policy::Column& column : datasets.back().columns) {
      column.used = true;
      column.blank_value.clear();
    }
  }
  return datasets;
}

access::AuditEntry Trace(int64_t import, const nlohmann::json& detail) {
  return {"registry-import.compare", "registry-import/" + std::to_string(import), "done", detail.dump()};
}

class Compare {
 public:
  Compare(const ImportTools& tools, const access::Caller& caller, Import import, const ComparisonInput& input)
      : tools_(tools), caller_(caller), import_(std::move(import)), input_(input) {}

  Status Go() {
    for (const auto step : {&Compare::Fetch, &Compare::ReadTables, &Compare::CheckScope, &Compare::Forget,
                            &Compare::CompareAll, &Compare::KeepRejects, &Compare::Finish}) {
      if (input_.cancelled != nullptr && input_.cancelled->load())
        return Fail(ErrorCode::kCancelled, message::kCancelled);
      if (Status done = (this->*step)(); !done) return done;
    }
    return {};
  }

 private:
  Status Fetch() {
    std::vector<ImportFile> files;
    std::vector<access::Division> divisions;
    Status read = tools_.record.Read(caller_, [&](record::Tables& tables) -> Status {
      files = tables.registry_imports().Files(import_.id);
      divisions = tables.divisions().All();
      return {};
    });
    if (!read) return read;
    if (files.empty()) return Fail(ErrorCode::kConflict, message::kImportNoFile);
    villages_ = std::make_unique<VillageNames>(divisions);
    for (const ImportFile& file : files) {
      Result<std::string> bytes = tools_.vault.Fetch(file.digest);
      if (!bytes) return Fail(ErrorCode::kInternal, message::kFileUnreadable, file.name);
      tables_.push_back({file.name, std::move(*bytes)});
    }
    return {};
  }

  Status ReadTables() {
    datasets_ = RegisterDatasets(input_.pack);
    const ImportSources sources = SourcesOf(tables_, input_.pack.register_exports, datasets_, *villages_);
    ingest::IngestOptions options;
    options.as_of = input_.as_of;
    options.threads = tools_.threads;
    options.cancelled = input_.cancelled;
    Errors errors;
    report_ = ingest::Ingest(sources.list, datasets_, options, staged_, errors);
    if (!errors.empty()) {
      Error all = errors.front();
      if (errors.size() > 1) all.details = std::move(errors);
      return Fail(std::move(all));
    }
    if (staged_.IsEmpty()) return Fail(ErrorCode::kInput, message::kImportNothingRead);
    staged_.Settle(tools_.sealer, tools_.threads, sources.wide, report_);
    tables_.clear();
    return {};
  }

  Status CheckScope() {
    if (caller_.scope.kind == access::Scope::Kind::kSystem) return {};
    const std::vector<StagedRow>& households = staged_.table(Entity::kHousehold).rows;
    const auto outside = std::count_if(households.begin(), households.end(), [&](const StagedRow& staged) {
      return !caller_.scope.CoversDivision(staged.row[household_field::kDivision]);
    });
    if (outside == 0) return {};
    return Fail(ErrorCode::kForbidden, fmt::format(message::kImportOutside, outside), "", message::kImportOutsideHint);
  }

  Status Write(const std::function<Status(record::Tables&)>& change, const nlohmann::json& detail) {
    return tools_.record.Write(caller_, [&](record::Tables& tables) -> Status {
      if (Status done = change(tables); !done) return done;
      tables.audit().Append(Trace(import_.id, detail));
      return {};
    });
  }

  // What an earlier comparison found, or one that was cut off. Also checks that nobody else was faster.
  Status Forget() {
    return Write(
        [&](record::Tables& tables) -> Status {
          tables.registry_imports().ForgetDifferences(import_.id);
          const int64_t version = import_.version++;
          import_.state = ImportState::kOpen;
          return tables.registry_imports().Save(import_, version);
        },
        {{"step", "begin"}});
  }

  Status CompareAll() {
    Comparison comparison(staged_, tools_.sealer);
    Status read = tools_.record.Read(caller_, [&](record::Tables& tables) -> Status {
      import_.compared_ms = tables.now_ms();
      std::string after;
      do {
        const RegisterChunk chunk = tables.registry().ReadChunk(after, kChunkHouseholds);
        comparison.Add(chunk);
        after = chunk.last;
      } while (!after.empty());
      return {};
    });
    if (!read) return read;
    Status kept;
    Comparison::Outcome outcome = comparison.Finish([&](Difference&& difference) {
      difference.ordinal = ++ordinal_;
      waiting_.push_back(std::move(difference));
      if (kept && waiting_.size() == kDifferencesOfAWrite) kept = Flush();
    });
    if (kept) kept = Flush();
    import_.counts = {{"differences", std::move(outcome.counts)}};
    for (const Comparison::Unplaced& row : outcome.unplaced) {
      report_.rejects.push_back({row.source, static_cast<uint32_t>(row.record), 0,
                                 ingest::RejectCode::kUnknownHousehold, ingest::RejectAction::kRowRejected, ""});
    }
    return kept;
  }

  Status Flush() {
    if (waiting_.empty()) return {};
    Status done = Write(
        [&](record::Tables& tables) -> Status {
          RegistryImports& imports = tables.registry_imports();
          for (Difference& difference : waiting_) difference.id = imports.NewNumber();
          SealContents(tools_.sealer, waiting_, tools_.threads);
          imports.AddDifferences(import_.id, waiting_);
          return {};
        },
        {{"households", waiting_.size()}});
    waiting_.clear();
    return done;
  }

  // Which cells could not be taken, without their content: the list is for those who mend the table.
  Status KeepRejects() {
    std::sort(report_.rejects.begin(), report_.rejects.end(), [](const ingest::Reject& a, const ingest::Reject& b) {
      return std::tie(a.source, a.row, a.column) < std::tie(b.source, b.row, b.column);
    });
    nlohmann::json files = nlohmann::json::array();
    std::map<int32_t, std::pair<std::string, const ingest::SheetReport*>> sheets;
    for (const ingest::FileReport& file : report_.files) {
      for (const ingest::SheetReport& sheet : file.sheets) {
        sheets[sheet.source] = {file.name, &sheet};
        files.push_back({{"file", file.name},
                         {"sheet", sheet.sheet},
                         {"dataset", sheet.dataset},
                         {"read", sheet.rows_read},
                         {"staged", sheet.rows_staged},
                         {"rejected", sheet.rows_rejected},
                         {"skipped", sheet.rows_skipped},
                         {"unmatched", sheet.unmatched_headers}});
      }
    }
    import_.counts["files"] = std::move(files);
    import_.counts["rejects"] = report_.rejects.size();
    import_.rejects_digest.clear();
    if (report_.rejects.empty()) return {};
    const std::unique_ptr<tabular::CsvWriter> csv = tabular::CsvWriter::InMemory({});
    csv->Row(std::array<std::string_view, 6>{"file", "sheet", "row", "column", "code", "action"});
    for (const ingest::Reject& reject : report_.rejects) {
      const auto& [file, sheet] = sheets[reject.source];
      const auto dataset = std::find_if(datasets_.begin(), datasets_.end(),
                                        [&](const policy::Dataset& known) { return known.name == sheet->dataset; });
      const std::string row = std::to_string(reject.row);
      csv->Row(std::array<std::string_view, 6>{file, sheet->sheet, row, dataset->columns[reject.column].name,
                                               Name(reject.code), Name(reject.action)});
    }
    Result<std::string> kept = tools_.vault.Keep(csv->Take());
    if (!kept) return Fail(kept.error());
    import_.rejects_digest = std::move(*kept);
    return {};
  }

  Status Finish() {
    return Write(
        [&](record::Tables& tables) -> Status {
          const int64_t version = import_.version++;
          import_.state = ImportState::kCompared;
          return tables.registry_imports().Save(import_, version);
        },
        {{"step", "end"}, {"differences", ordinal_}});
  }

  const ImportTools& tools_;
  const access::Caller& caller_;
  Import import_;
  const ComparisonInput& input_;
  std::unique_ptr<VillageNames> villages_;
  std::vector<ImportTable> tables_;
  std::vector<policy::Dataset> datasets_;
  StagedRegister staged_;
  ingest::IngestReport report_;
  std::vector<Difference> waiting_;
  int64_t ordinal_ = 0;
};

}  // namespace

Status CompareImport(const ImportTools& tools, const access::Caller& caller, int64_t import, int64_t version,
                     const ComparisonInput& input) {
  std::optional<Import> found;
  Status read = tools.record.Read(caller, [&](record::Tables& tables) -> Status {
    found = tables.registry_imports().Find(import);
    return {};
  });
  if (!read) return read;
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoImport);
  if (found->version != version) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  if (found->state != ImportState::kOpen && found->state != ImportState::kCompared) {
    return Fail(ErrorCode::kConflict, message::kImportDecided);
  }
  Status done = Compare(tools, caller, std::move(*found), input).Go();
  // A county's tables take a gigabyte in small pieces; the server stays up for months and gives it back.
  ::malloc_trim(0);
  return done;
}

}  // namespace shouwang::registry
