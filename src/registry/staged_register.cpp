#include "registry/staged_register.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/date.h"
#include "base/resident_id.h"
#include "ingest/column_reader.h"
#include "registry/register_words.h"
#include "registry/sealing.h"

namespace shouwang::registry {
namespace {

using policy::Column;
using policy::ColumnType;

std::string_view TextOf(const ingest::BatchColumn& column, size_t row) {
  const size_t start = row == 0 ? 0 : column.text_ends[row - 1];
  return std::string_view(column.text).substr(start, column.text_ends[row] - start);
}

std::string ValueOf(const Column& column, const ingest::BatchColumn& values, size_t row) {
  if (values.valid[row] == 0) return {};
  if (ingest::IsTextColumn(column)) return std::string(TextOf(values, row));
  const int64_t number = values.numbers[row];
  switch (column.type) {
    case ColumnType::kDate:
      return Date(static_cast<int32_t>(number)).Iso();
    case ColumnType::kResidentId:
      return ResidentId(number).Text();
    case ColumnType::kEnum:
      return column.values[static_cast<size_t>(number)].name;
    case ColumnType::kEnumSet: {
      std::string joined;
      for (size_t i = 0; i < column.values.size(); ++i) {
        if ((static_cast<uint64_t>(number) >> i & 1U) == 0) continue;
        if (!joined.empty()) joined += word::kJoin;
        joined += column.values[i].name;
      }
      return joined;
    }
    default:
      return std::to_string(number);  // 分
  }
}

std::string_view StateName(IdState state) {
  switch (state) {
    case IdState::kValid:
      return kIdValid;
    case IdState::kBlank:
      return kIdBlank;
    case IdState::kPrecisionLost:
      return kIdLost;
    default:
      return kIdInvalid;
  }
}

struct Hash128 {
  uint64_t high;
  uint64_t low;
  bool operator==(const Hash128&) const = default;
};
struct LowBits {
  size_t operator()(const Hash128& hash) const { return hash.low; }
};

}  // namespace

void FillDefaults(Row& row) {
  if (row.entity == Entity::kPerson && row[person_field::kStatus].empty()) {
    row[person_field::kStatus] = word::kInHousehold;
  }
  if (row.entity == Entity::kHousehold && row[household_field::kResidency].empty()) {
    row[household_field::kResidency] = word::kResident;
  }
}

class StagedRegister::Sink final : public ingest::BatchSink {
 public:
  Sink(StagedRegister& stage, const policy::Dataset& dataset, Entity entity)
      : stage_(stage), dataset_(dataset), entity_(entity) {
    for (const Column& column : dataset.columns) {
      fields_.push_back(column.name == "household_id" && entity != Entity::kHousehold ? std::nullopt
                                                                                      : FieldOf(entity, column.name));
    }
    household_ = dataset.Find("household_id");
  }

  void Append(const ingest::Batch& batch) override {
    std::vector<StagedRow> rows;
    rows.reserve(batch.rows);
    for (size_t i = 0; i < batch.rows; ++i) rows.push_back(RowOf(batch, i));
    const std::lock_guard lock(stage_.mutex_);
    StagedTable& table = stage_.tables_[static_cast<size_t>(entity_)];
    std::move(rows.begin(), rows.end(), std::back_inserter(table.rows));
  }
  void Finish() override {}

 private:
  StagedRow RowOf(const ingest::Batch& batch, size_t i) const {
    StagedRow staged;
    staged.row = Row(entity_);
    for (size_t c = 0; c < fields_.size(); ++c) {
      if (fields_[c]) staged.row[*fields_[c]] = ValueOf(dataset_.columns[c], batch.columns[c], i);
    }
    if (household_ >= 0) staged.household_id = TextOf(batch.columns[static_cast<size_t>(household_)], i);
    if (entity_ == Entity::kPerson) {
      const IdState state = batch.id_state.empty() ? IdState::kValid : static_cast<IdState>(batch.id_state[i]);
      staged.row[person_field::kIdState] = StateName(state);
      if (state != IdState::kValid) staged.row[person_field::kIdNo] = TextOf(batch.id_text, i);
    }
    staged.source = batch.source[i];
    staged.record = batch.row[i];
    staged.hash_high = batch.hash_high[i];
    staged.hash_low = batch.hash_low[i];
    return staged;
  }

  StagedRegister& stage_;
  const policy::Dataset& dataset_;
  Entity entity_;
  std::vector<std::optional<size_t>> fields_;  // of each column
  int household_ = -1;
};

std::unique_ptr<ingest::BatchSink> StagedRegister::Open(const policy::Dataset& dataset) {
  const Entity entity = EntityFromName(dataset.name).value();  // only datasets of the register are read
  const std::lock_guard lock(mutex_);
  tables_[static_cast<size_t>(entity)].given = true;
  return std::make_unique<Sink>(*this, dataset, entity);
}

std::vector<bool> StagedRegister::KnownHouseholds(const std::vector<std::string>& household_ids) {
  std::unordered_set<std::string_view> known;
  for (const StagedRow& staged : tables_[0].rows) known.insert(staged.household_id);
  std::vector<bool> answer;
  for (const std::string& id : household_ids) answer.push_back(known.contains(id));
  return answer;
}

bool StagedRegister::IsEmpty() const {
  return std::all_of(tables_.begin(), tables_.end(), [](const StagedTable& table) { return table.rows.empty(); });
}

void StagedRegister::Sort(StagedTable& table, const std::vector<bool>& wide_files, ingest::IngestReport& report) {
  std::sort(table.rows.begin(), table.rows.end(), [](const StagedRow& a, const StagedRow& b) {
    return std::tie(a.household_id, a.source, a.record) < std::tie(b.household_id, b.source, b.record);
  });
  const bool is_household = &table == tables_.data();
  std::unordered_map<Hash128, int32_t, LowBits> first_file;
  std::vector<StagedRow> kept;
  kept.reserve(table.rows.size());
  for (StagedRow& staged : table.rows) {
    const int32_t file = staged.source >> 16;
    const bool wide = wide_files[static_cast<size_t>(file)];
    const auto [seen, fresh] = first_file.try_emplace({staged.hash_high, staged.hash_low}, file);
    if (!fresh && (seen->second != file || wide)) continue;  // duplicate_row
    if (is_household && !kept.empty() && kept.back().household_id == staged.household_id) {
      report.rejects.push_back({staged.source, static_cast<uint32_t>(staged.record), 0,
                                ingest::RejectCode::kDuplicateKey, ingest::RejectAction::kRowRejected, ""});
      continue;
    }
    kept.push_back(std::move(staged));
  }
  table.rows = std::move(kept);
  if (table.rows.empty()) return;
  table.has_value.assign(table.rows.front().row.values.size(), 0);
  for (const StagedRow& staged : table.rows) {
    for (size_t i = 0; i < staged.row.values.size(); ++i) {
      if (!staged.row[i].empty()) table.has_value[i] = 1;
    }
  }
  // A column that is not there says nothing; in one that is, a blank has its meaning.
  const Entity entity = table.rows.front().row.entity;
  const bool speaks = (entity == Entity::kPerson && table.has_value[person_field::kStatus] != 0) ||
                      (entity == Entity::kHousehold && table.has_value[household_field::kResidency] != 0);
  if (!speaks) return;
  for (StagedRow& staged : table.rows) FillDefaults(staged.row);
}

void StagedRegister::Settle(const seal::Sealer& sealer, unsigned threads, const std::vector<bool>& wide_files,
                            ingest::IngestReport& report) {
  for (StagedTable& table : tables_) {
    Sort(table, wide_files, report);
    std::vector<Row*> rows;
    rows.reserve(table.rows.size());
    for (StagedRow& staged : table.rows) rows.push_back(&staged.row);
    IndexRows(sealer, std::move(rows), threads);
  }
}

}  // namespace shouwang::registry
