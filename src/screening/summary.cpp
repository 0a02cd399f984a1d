#include "screening/summary.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <cmath>
#include <fstream>
#include "base/json.h"

#include "screening/messages.h"

namespace shouwang::screening {
namespace {

using nlohmann::ordered_json;

ordered_json FilesJson(const ingest::IngestReport& report) {
  ordered_json files = ordered_json::array();
  for (const ingest::FileReport& file : report.files) {
    ordered_json entry = {{"file", file.name}, {"sha256", file.sha256}};
    if (!file.skipped.empty()) entry["not_read"] = file.skipped;
    if (!file.skipped_for.empty()) entry["instead"] = file.skipped_for;
    uint64_t read = 0;
    uint64_t used = 0;
    uint64_t rejected = 0;
    uint64_t skipped = 0;
    ordered_json sheets = ordered_json::array();
    for (const ingest::SheetReport& sheet : file.sheets) {
      sheets.push_back({{"sheet", sheet.sheet},
                        {"dataset", sheet.dataset},
                        {"header_row", sheet.header_row},
                        {"rows_read", sheet.rows_read},
                        {"used", sheet.rows_staged},
                        {"rejected", sheet.rows_rejected},
                        {"skipped", sheet.rows_skipped},
                        {"columns_not_used", sheet.unmatched_headers}});
      read += sheet.rows_read;
      used += sheet.rows_staged;
      rejected += sheet.rows_rejected;
      skipped += sheet.rows_skipped;
    }
    entry["rows_read"] = read;
    entry["used"] = used;
    entry["rejected"] = rejected;
    entry["skipped"] = skipped;
    entry["sheets"] = std::move(sheets);
    if (!file.unmatched_sheets.empty()) entry["sheets_not_matched"] = file.unmatched_sheets;
    files.push_back(std::move(entry));
  }
  return files;
}

ordered_json SkippedJson(const policy::FactPlan& plan) {
  ordered_json skipped = ordered_json::array();
  for (const policy::SkippedRule& rule : plan.skipped) {
    const bool dataset = rule.reason == policy::SkipReason::kDatasetMissing;
    skipped.push_back({{"rule", rule.rule->id},
                       {"reason", dataset ? "dataset_missing" : "parameter_not_in_force"},
                       {dataset ? "datasets" : "parameters", rule.missing}});
  }
  return skipped;
}

ordered_json ParametersJson(const policy::ParameterValues& parameters) {
  ordered_json values = ordered_json::object();
  for (const auto& [name, resolved] : parameters) {
    for (const policy::ResolvedValue& value : resolved.values) {
      const std::string key = value.case_fact.empty() ? name : name + "." + value.case_fact;
      ordered_json entry = {{"value", policy::FormatParameterValue(*resolved.parameter, value.value)}};
      if (value.from) {
        entry["from"] = value.from->Iso();
      } else {
        entry["set_for_this_run"] = true;
      }
      values[key] = std::move(entry);
    }
  }
  return values;
}

}  // namespace

RunCounts CountRun(County& county, const Findings& findings) {
  RunCounts counts;
  for (const policy::Rule* rule : county.plan().rules) counts.clues_by_rule[rule->id] = 0;
  for (const Clue& clue : findings.clues) ++counts.clues_by_rule[clue.rule->id];
  county.runner().engine().Query("SELECT (SELECT count(*) FROM household_fact), (SELECT count(*) FROM person_fact)",
                                 [&](const RowChunk& chunk) {
                                   if (chunk.rows() == 0) return;
                                   counts.households = static_cast<uint64_t>(chunk.Integer(0, 0));
                                   counts.persons = static_cast<uint64_t>(chunk.Integer(1, 0));
                                 });
  return counts;
}

Status WriteSummary(const std::filesystem::path& path, const County& county, const policy::ParameterValues& parameters,
                    const RunCounts& counts, const std::vector<std::pair<std::string, double>>* seconds,
                    const Findings& findings) {
  const policy::Pack& pack = county.pack();
  ordered_json summary;
  summary["policy"] = {{"id", pack.id}, {"version", pack.version}, {"hash", pack.hash}};
  summary["as_of"] = county.as_of().Iso();
  summary["parameters"] = ParametersJson(parameters);
  summary["households"] = counts.households;
  summary["persons"] = counts.persons;
  summary["clues"] = findings.clues.size();
  summary["households_with_risk"] = findings.households.size();
  summary["clues_by_rule"] = counts.clues_by_rule;
  summary["rules_skipped"] = SkippedJson(county.plan());
  summary["files"] = FilesJson(county.report());
  if (seconds != nullptr) {
    ordered_json& timing = summary["seconds"] = ordered_json::object();
    for (const auto& [stage, value] : *seconds) timing[stage] = std::round(value * 1000) / 1000;
    summary["peak_memory_bytes"] = PeakMemoryBytes();
  }
  return WriteText(path, summary.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Status WriteText(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    return Fail(ErrorCode::kOutput, fmt::format(fmt::runtime(message::kCannotWrite), path.filename().string()),
                path.parent_path().string(), message::kCannotWriteHint);
  }
  return {};
}

uint64_t PeakMemoryBytes() {
  struct rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace shouwang::screening
