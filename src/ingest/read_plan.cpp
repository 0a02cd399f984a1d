#include "ingest/read_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "ingest/file_hash.h"
#include "ingest/input_rules.h"
#include "ingest/messages.h"
#include "ingest/parallel.h"

namespace shouwang::ingest {
namespace {

constexpr char kSameBytes[] = "same_bytes";
constexpr char kReplaced[] = "replaced";
constexpr char kIgnored[] = "ignored";

// ListInputs() checks this too, with the line; rules may also come from elsewhere.
void CheckRule(const InputRule& rule, const std::vector<policy::Dataset>& datasets, Errors& errors) {
  const std::string where = rule.where.empty() ? rule.name_glob : rule.where;
  const bool dataset_known =
      rule.dataset.empty() || std::any_of(datasets.begin(), datasets.end(),
                                          [&](const policy::Dataset& dataset) { return dataset.name == rule.dataset; });
  if (!dataset_known) {
    std::string known;
    for (const policy::Dataset& dataset : datasets) known += (known.empty() ? "" : " ") + dataset.name;
    errors.push_back({ErrorCode::kInput, fmt::format(messages::kUnknownDataset, rule.dataset), where,
                      fmt::format(messages::kUnknownDatasetHint, known)});
    return;
  }
  for (const auto& [header, column] : rule.columns) {
    const bool known =
        std::any_of(datasets.begin(), datasets.end(), [&, name = column](const policy::Dataset& dataset) {
          return (rule.dataset.empty() || dataset.name == rule.dataset) && dataset.Find(name) >= 0;
        });
    if (known) continue;
    errors.push_back(
        {ErrorCode::kInput, fmt::format(messages::kUnknownColumn, column), where, messages::kUnknownColumnHint});
  }
}

// Marks the file that `rule` replaces, if the file that stands for it was handed in.
void ApplyReplacement(const InputRule& rule, const InputList& inputs, ReadPlan& plan) {
  const auto stand_in = std::find_if(inputs.sources.begin(), inputs.sources.end(), [&](const TableSource& source) {
    return source.name != rule.replaces && IsFor(rule, source);
  });
  if (stand_in == inputs.sources.end()) return;
  bool found = false;
  for (size_t i = 0; i < inputs.sources.size(); ++i) {
    if (inputs.sources[i].name != rule.replaces || !IsInFolder(rule, inputs.sources[i])) continue;
    found = true;
    plan.files[i].report.skipped = kReplaced;
    plan.files[i].report.skipped_for = stand_in->name;
  }
  if (!found) plan.warnings.push_back(fmt::format(messages::kReplacedNotFoundWarning, rule.replaces));
}

void ApplyRules(const InputList& inputs, ReadPlan& plan) {
  for (const InputRule& rule : inputs.rules) {
    bool used = false;
    for (size_t i = 0; i < inputs.sources.size(); ++i) {
      if (!IsFor(rule, inputs.sources[i])) continue;
      used = true;
      plan.files[i].rules.push_back(&rule);
      if (rule.ignore && rule.sheet.empty()) plan.files[i].report.skipped = kIgnored;
    }
    if (!used) plan.warnings.push_back(fmt::format(messages::kRuleUnusedWarning, rule.name_glob));
    if (used && !rule.replaces.empty()) ApplyReplacement(rule, inputs, plan);
  }
}

// Files are compared by size first: only files of equal size are hashed here, the others while they are read.
void SkipSameBytes(const InputList& inputs, unsigned threads, ReadPlan& plan) {
  std::map<uint64_t, std::vector<size_t>> by_size;
  for (size_t i = 0; i < plan.files.size(); ++i) {
    const bool has_bytes = !inputs.sources[i].read || !inputs.sources[i].sha256.empty();
    if (plan.files[i].report.skipped.empty() && has_bytes) by_size[plan.files[i].bytes].push_back(i);
  }
  std::vector<size_t> same_size;
  for (const auto& [size, files] : by_size) {
    if (files.size() > 1) same_size.insert(same_size.end(), files.begin(), files.end());
  }
  RunParallel(threads, same_size.size(), [&](size_t job) {
    const TableSource& source = inputs.sources[same_size[job]];
    if (!source.read) plan.files[same_size[job]].report.sha256 = Sha256OfFile(source.path);
  });
  std::sort(same_size.begin(), same_size.end());
  std::map<std::string, size_t> first;  // by hash: the earliest in reading order
  for (const size_t file : same_size) {
    FileReport& report = plan.files[file].report;
    if (report.sha256.empty()) continue;  // it cannot be read
    const auto [earlier, fresh] = first.try_emplace(report.sha256, file);
    if (fresh) continue;
    report.skipped = kSameBytes;
    report.skipped_for = inputs.sources[earlier->second].name;
  }
}

}  // namespace

ReadPlan PlanReading(const InputList& inputs, const std::vector<policy::Dataset>& datasets, unsigned threads,
                     Errors& errors) {
  ReadPlan plan;
  for (const InputRule& rule : inputs.rules) CheckRule(rule, datasets, errors);
  plan.files.resize(inputs.sources.size());
  for (size_t i = 0; i < inputs.sources.size(); ++i) {
    plan.files[i].report.name = inputs.sources[i].name;
    plan.files[i].report.sha256 = inputs.sources[i].sha256;
    plan.files[i].bytes = inputs.sources[i].bytes;
    if (inputs.sources[i].read) continue;
    std::error_code error;
    const uint64_t bytes = std::filesystem::file_size(inputs.sources[i].path, error);
    plan.files[i].bytes = error ? 0 : bytes;
  }
  ApplyRules(inputs, plan);
  SkipSameBytes(inputs, threads, plan);
  for (size_t i = 0; i < plan.files.size(); ++i) {
    if (!plan.files[i].report.skipped.empty()) continue;
    plan.order.push_back(i);
    plan.bytes += plan.files[i].bytes;
  }
  std::stable_sort(plan.order.begin(), plan.order.end(),
                   [&](size_t a, size_t b) { return plan.files[a].bytes > plan.files[b].bytes; });
  return plan;
}

}  // namespace shouwang::ingest
