#include "intake/intake_json.h"

#include <algorithm>
#include "base/json.h"

#include "base/resident_id.h"
#include "base/text.h"

namespace shouwang::intake {
namespace {

using nlohmann::json;

constexpr size_t kFirstRejects = 50;

// Null counts as left out, as in every body.
template <typename T>
T Of(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? T() : found->template get<T>();
}

template <typename Item, typename Make>
std::vector<Item> ItemsOf(const json& array, const Make& make) {
  std::vector<Item> items;
  if (!array.is_array()) return items;
  for (const json& entry : array) items.push_back(make(entry));
  return items;
}

json RejectJson(const ingest::Reject& reject, const ingest::SheetReport& sheet, const policy::Dataset& dataset) {
  const policy::Column& column = dataset.columns[reject.column];
  const bool is_id = column.type == policy::ColumnType::kResidentId;
  return {{"sheet", sheet.sheet},
          {"row", reject.row},
          {"column", column.name},
          {"title", column.title},
          {"value", is_id ? MaskId(reject.value) : MaskPersonalRuns(reject.value)},
          {"code", Name(reject.code)},
          {"action", Name(reject.action)}};
}

json HeadersJson(const ingest::SheetReport& sheet) {
  json headers = json::array();
  for (const auto& [header, column] : sheet.matched_headers)
    headers.push_back({{"header", header}, {"column", column}});
  return headers;
}

}  // namespace

json ToJson(const Mapping& mapping) {
  json sheets = json::array();
  for (const SheetMapping& sheet : mapping) {
    json columns = json::array();
    for (const auto& [header, column] : sheet.columns) columns.push_back({{"header", header}, {"column", column}});
    sheets.push_back({{"sheet", sheet.sheet},
                      {"dataset", sheet.dataset},
                      {"header", sheet.header},
                      {"columns", std::move(columns)}});
  }
  return sheets;
}

Mapping MappingFrom(const json& json) {
  return ItemsOf<SheetMapping>(json, [](const auto& entry) {
    SheetMapping sheet{
        Of<std::string>(entry, "sheet"), Of<std::string>(entry, "dataset"), Of<uint32_t>(entry, "header"), {}};
    if (!entry.contains("columns")) return sheet;
    for (const auto& column : entry["columns"]) {
      sheet.columns.emplace_back(Of<std::string>(column, "header"), Of<std::string>(column, "column"));
    }
    return sheet;
  });
}

json ToJson(const std::vector<SheetCounts>& sheets) {
  json list = json::array();
  for (const SheetCounts& sheet : sheets) {
    list.push_back({{"sheet", sheet.sheet},
                    {"dataset", sheet.dataset},
                    {"header_row", sheet.header_row},
                    {"read", sheet.read},
                    {"used", sheet.used},
                    {"rejected", sheet.rejected},
                    {"skipped", sheet.skipped}});
  }
  return list;
}

std::vector<SheetCounts> SheetsFrom(const json& json) {
  return ItemsOf<SheetCounts>(json, [](const auto& entry) {
    return SheetCounts{Of<std::string>(entry, "sheet"),   Of<std::string>(entry, "dataset"),
                       Of<uint32_t>(entry, "header_row"), Of<uint64_t>(entry, "read"),
                       Of<uint64_t>(entry, "used"),       Of<uint64_t>(entry, "rejected"),
                       Of<uint64_t>(entry, "skipped")};
  });
}

json ToJson(const std::vector<Replacement>& replaced) {
  json list = json::array();
  for (const Replacement& earlier : replaced) {
    list.push_back({{"upload", earlier.upload},
                    {"added", earlier.added},
                    {"gone", earlier.gone},
                    {"changed", earlier.changed},
                    {"examples", earlier.examples}});
  }
  return list;
}

std::vector<Replacement> ReplacedFrom(const json& json) {
  return ItemsOf<Replacement>(json, [](const auto& entry) {
    return Replacement{Of<int64_t>(entry, "upload"), Of<uint64_t>(entry, "added"), Of<uint64_t>(entry, "gone"),
                       Of<uint64_t>(entry, "changed"), Of<std::vector<std::string>>(entry, "examples")};
  });
}

json ToJson(const std::vector<RunInput>& inputs) {
  json list = json::array();
  for (const RunInput& input : inputs) {
    list.push_back({{"name", input.name},
                    {"digest", input.digest},
                    {"bytes", input.bytes},
                    {"upload", input.upload},
                    {"mapping", ToJson(input.mapping)}});
  }
  return list;
}

std::vector<RunInput> InputsFrom(const json& json) {
  return ItemsOf<RunInput>(json, [](const auto& entry) {
    RunInput input{Of<std::string>(entry, "name"),
                   Of<std::string>(entry, "digest"),
                   Of<uint64_t>(entry, "bytes"),
                   Of<int64_t>(entry, "upload"),
                   {}};
    if (entry.contains("mapping")) input.mapping = MappingFrom(entry["mapping"]);
    return input;
  });
}

json ToJson(const std::vector<RunFile>& files) {
  json list = json::array();
  for (const RunFile& file : files) {
    list.push_back({{"name", file.name}, {"digest", file.digest}, {"bytes", file.bytes}});
  }
  return list;
}

std::vector<RunFile> FilesFrom(const json& json) {
  return ItemsOf<RunFile>(json, [](const auto& entry) {
    return RunFile{Of<std::string>(entry, "name"), Of<std::string>(entry, "digest"), Of<uint64_t>(entry, "bytes")};
  });
}

json ToJson(const RunCounts& counts) {
  json by_rule = json::object();
  for (const RuleCount& rule : counts.by_rule) by_rule[rule.rule] = rule.clues;
  json skipped = json::array();
  for (const SkippedRule& rule : counts.skipped) skipped.push_back({{"rule", rule.rule}, {"missing", rule.missing}});
  return {{"files", counts.files},
          {"rows", counts.rows},
          {"households", counts.households},
          {"persons", counts.persons},
          {"clues", counts.clues},
          {"households_with_risk", counts.households_with_risk},
          {"rejects", counts.rejects},
          {"by_rule", std::move(by_rule)},
          {"skipped_rules", std::move(skipped)},
          {"clues_found", counts.clues_found},
          {"clues_seen_again", counts.clues_seen_again},
          {"clues_reopened", counts.clues_reopened},
          {"clues_gone", counts.clues_gone}};
}

RunCounts CountsFrom(const json& json) {
  RunCounts counts;
  counts.files = Of<uint64_t>(json, "files");
  counts.rows = Of<uint64_t>(json, "rows");
  counts.households = Of<uint64_t>(json, "households");
  counts.persons = Of<uint64_t>(json, "persons");
  counts.clues = Of<uint64_t>(json, "clues");
  counts.households_with_risk = Of<uint64_t>(json, "households_with_risk");
  counts.rejects = Of<uint64_t>(json, "rejects");
  if (json.contains("by_rule")) {
    for (const auto& [rule, clues] : json["by_rule"].items()) counts.by_rule.push_back({rule, clues.get<uint64_t>()});
  }
  if (json.contains("skipped_rules")) {
    counts.skipped = ItemsOf<SkippedRule>(json["skipped_rules"], [](const auto& entry) {
      return SkippedRule{Of<std::string>(entry, "rule"), Of<std::string>(entry, "missing")};
    });
  }
  counts.clues_found = Of<int64_t>(json, "clues_found");
  counts.clues_seen_again = Of<int64_t>(json, "clues_seen_again");
  counts.clues_reopened = Of<int64_t>(json, "clues_reopened");
  counts.clues_gone = Of<int64_t>(json, "clues_gone");
  return counts;
}

json PreviewJson(const ingest::Preview& preview, const std::vector<policy::Dataset>& datasets) {
  json sheets = json::array();
  json rejects = json::array();
  const auto contract = [&](const std::string& name) {
    return std::find_if(datasets.begin(), datasets.end(), [&](const auto& dataset) { return dataset.name == name; });
  };
  for (const ingest::PreviewSheet& shown : preview.sheets) {
    json sheet = {{"sheet", shown.name},
                  {"dataset", shown.dataset},
                  {"as_written", shown.as_written},
                  {"title", ""},
                  {"header_row", 0},
                  {"headers", json::array()},
                  {"headers_not_used", json::array()},
                  {"columns", json::array()},
                  {"as_read", json::array()}};
    for (const ingest::SheetReport& report : preview.report.files.at(0).sheets) {
      if (report.sheet != shown.name) continue;
      const auto dataset = contract(report.dataset);
      json columns = json::array();
      for (const policy::Column& column : dataset->columns) {
        columns.push_back({{"name", column.name}, {"title", column.title}, {"required", column.column_required}});
      }
      sheet["title"] = dataset->title;
      sheet["header_row"] = report.header_row;
      sheet["headers"] = HeadersJson(report);
      sheet["headers_not_used"] = report.unmatched_headers;
      sheet["columns"] = std::move(columns);
      sheet["as_read"] = shown.as_read;
    }
    sheets.push_back(std::move(sheet));
  }
  for (const ingest::Reject& reject : preview.report.rejects) {
    if (rejects.size() == kFirstRejects) break;
    for (const ingest::SheetReport& report : preview.report.files.at(0).sheets) {
      if (report.source == reject.source) rejects.push_back(RejectJson(reject, report, *contract(report.dataset)));
    }
  }
  json problems = json::array();
  for (const Error& error : preview.errors) {
    problems.push_back({{"what", error.what}, {"where", error.where}, {"hint", error.hint}});
  }
  return {{"sheets", std::move(sheets)},
          {"rejects", std::move(rejects)},
          {"rejects_total", preview.report.rejects.size()},
          {"repairs_total", preview.report.repairs.size()},
          {"warnings", preview.report.warnings},
          {"problems", std::move(problems)}};
}

}  // namespace shouwang::intake
