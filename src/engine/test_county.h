// A tiny county in memory, screened on DuckDB: tables as lists of rows, findings with their evidence.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>
#include "base/json.h"

#include "engine/duckdb_engine.h"
#include "ingest/test_stage.h"
#include "policy/pack_loader.h"
#include "policy/parameters.h"
#include "screening/county.h"
#include "screening/findings.h"

namespace shouwang::engine::testing {

using ingest::testing::MakeId;
using ingest::testing::TestCell;
using ingest::testing::TestRow;

inline policy::Pack Loaded(const std::string& folder) {
  Errors errors;
  std::optional<policy::Pack> pack = policy::LoadPack(folder, *MakeDuckdbParser(), errors);
  std::string all;
  for (const Error& error : errors) all += FormatError(error) + "\n";
  if (!pack) throw std::runtime_error(all);
  return std::move(*pack);
}

// A table of `dataset` with these columns; `rows` begin in row 2.
inline ingest::TableSource TableOf(const policy::Pack& pack, const std::string& dataset, const std::string& file,
                                   const std::vector<std::string>& columns, const std::vector<TestRow>& rows) {
  const policy::Dataset& contract = *pack.FindDataset(dataset);
  TestRow header;
  for (const std::string& column : columns) {
    header.emplace_back(contract.columns[static_cast<size_t>(contract.Find(column))].title);
  }
  std::vector<TestRow> table = {header};
  table.insert(table.end(), rows.begin(), rows.end());
  return ingest::testing::Table(file, std::move(table));
}

class TestCounty {
 public:
  TestCounty(const policy::Pack& pack, std::vector<ingest::TableSource> sources, unsigned threads = 1)
      : engine(MakeDuckdbEngine({"512MB", 1})),
        runner(*engine, nullptr),
        county(pack, *Date::FromIso("2022-05-31"), runner) {
    county.Load({std::move(sources), {}}, threads, nullptr, errors);
  }

  void Find(const std::vector<policy::Setting>& settings = {}) {
    parameters = policy::ResolveParameters(county.pack(), county.as_of(), settings);
    county.ComputeFacts(parameters);
    county.ComputeFindings(parameters);
    county.CollectEvidence(parameters);
    findings = screening::FetchFindings(county, parameters);
  }

  // For each clue of the rule, `household name: dataset row, dataset row …`.
  std::vector<std::string> Evidence(const std::string& rule) const {
    std::vector<std::string> lines;
    for (const screening::Clue& clue : findings.clues) {
      if (clue.rule->id != rule) continue;
      std::string line = clue.household_id + clue.name + ":";
      const nlohmann::json json = nlohmann::json::parse(clue.evidence);
      for (const auto& row : json.at("rows")) {
        line += " " + row.at("dataset").get<std::string>() + " " + std::to_string(row.at("row").get<int>());
      }
      lines.push_back(line);
    }
    return lines;
  }

  int64_t Count(const std::string& sql) {
    int64_t count = -1;
    engine->Query(sql, [&](const screening::RowChunk& chunk) {
      if (chunk.rows() > 0) count = chunk.Integer(0, 0);
    });
    return count;
  }

  // `row column code action` of each reject.
  std::vector<std::string> Rejects() const {
    std::vector<std::string> lines;
    for (const ingest::Reject& reject : county.report().rejects) {
      lines.push_back(std::to_string(reject.source >> 16) + ":" + std::to_string(reject.row) + " " + Name(reject.code) +
                      " " + Name(reject.action));
    }
    return lines;
  }

  // `read staged rejected skipped` of each sheet.
  std::vector<std::string> Counts() const {
    std::vector<std::string> lines;
    for (const ingest::FileReport& file : county.report().files) {
      for (const ingest::SheetReport& sheet : file.sheets) {
        lines.push_back(std::to_string(sheet.rows_read) + " " + std::to_string(sheet.rows_staged) + " " +
                        std::to_string(sheet.rows_rejected) + " " + std::to_string(sheet.rows_skipped));
      }
    }
    return lines;
  }

  std::unique_ptr<screening::SqlEngine> engine;
  screening::StepRunner runner;
  screening::County county;
  policy::ParameterValues parameters;
  screening::Findings findings;
  Errors errors;
};

}  // namespace shouwang::engine::testing
