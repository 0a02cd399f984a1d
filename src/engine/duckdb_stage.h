// Staging tables filled by DuckDB's appender, chunk by chunk. Internal to the engine module.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "engine/duckdb_session.h"
#include "ingest/batch.h"

namespace shouwang::engine {

class DuckdbStage : public ingest::Stage {
 public:
  explicit DuckdbStage(Database& database) : database_(database) {}
  std::unique_ptr<ingest::BatchSink> Open(const policy::Dataset& dataset) override;
  std::vector<bool> KnownHouseholds(const std::vector<std::string>& household_ids) override;

 private:
  Database& database_;
  std::mutex mutex_;
  std::set<std::string> created_;
};

}  // namespace shouwang::engine
