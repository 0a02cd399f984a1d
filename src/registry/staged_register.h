// The register as table files have it, in memory: what an import is compared from.
#pragma once

#include <array>
#include <mutex>
#include <string>
#include <vector>

#include "ingest/ingest.h"
#include "registry/entity.h"
#include "seal/sealer.h"

namespace shouwang::registry {

// A row of a table, with where it stood.
struct StagedRow {
  Row row;  // in the clear; `household` and `id` are 0
  std::string household_id;
  int32_t source = 0;  // of ingest's report
  int32_t record = 0;
  uint64_t hash_high = 0;
  uint64_t hash_low = 0;
};

// Values that a row has when nothing is said (03-contracts.md section 1: blank = 在户, blank = 常住).
void FillDefaults(Row& row);

// Rows of one kind, by household.
struct StagedTable {
  std::vector<StagedRow> rows;
  bool given = false;              // a table of this kind was handed in
  std::vector<uint8_t> has_value;  // of each field: some row says something
};

class StagedRegister final : public ingest::Stage {
 public:
  std::unique_ptr<ingest::BatchSink> Open(const policy::Dataset& dataset) override;
  std::vector<bool> KnownHouseholds(const std::vector<std::string>& household_ids) override;

  // After everything is read: rows given twice are dropped, a second row of a household is a reject
  // (03-contracts.md, Rejects), blind indexes are worked out, rows are put in order of their households. Sources in
  // `wide_sources` hold a household in several rows on purpose.
  void Settle(const seal::Sealer& sealer, unsigned threads, const std::vector<bool>& wide_files,
              ingest::IngestReport& report);

  const StagedTable& table(Entity entity) const { return tables_[static_cast<size_t>(entity)]; }
  bool IsEmpty() const;

 private:
  class Sink;
  void Sort(StagedTable& table, const std::vector<bool>& wide_files, ingest::IngestReport& report);

  std::mutex mutex_;
  std::array<StagedTable, kEntities> tables_;
};

}  // namespace shouwang::registry
