#include "screening/settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace shouwang::screening {
namespace {

using ingest::Reject;
using ingest::SheetReport;
using policy::Dataset;

struct RemovedRow {
  int64_t pos = 0;
  std::string value;
  bool rejected = false;  // else skipped
};

class Settler {
 public:
  Settler(const policy::Pack& pack, StepRunner& runner, ingest::IngestReport& report)
      : pack_(pack), runner_(runner), report_(report) {
    for (ingest::FileReport& file : report_.files) {
      for (SheetReport& sheet : file.sheets) {
        sheets_[sheet.source] = &sheet;
        files_of_[sheet.dataset].insert(sheet.source >> 16);
      }
    }
  }

  void Run() {
    for (const Dataset& dataset : pack_.datasets) {
      if (dataset.household_is_key) RepeatedKeys(dataset);
    }
    for (const Dataset& dataset : pack_.datasets) {
      if (dataset.household_must_exist) UnknownHouseholds(dataset);
      const bool several = files_of_.contains(dataset.name) && files_of_[dataset.name].size() > 1;
      if (several && !dataset.household_is_key) RepeatedRows(dataset);
    }
    std::sort(report_.rejects.begin(), report_.rejects.end(), [](const Reject& a, const Reject& b) {
      return std::tie(a.source, a.row, a.column) < std::tie(b.source, b.row, b.column);
    });
  }

 private:
  std::vector<RemovedRow> Select(const std::string& sql) {
    std::vector<RemovedRow> rows;
    runner_.engine().Query(sql, [&](const RowChunk& chunk) {
      for (size_t i = 0; i < chunk.rows(); ++i) {
        rows.push_back(
            {chunk.Integer(0, i), chunk.IsNull(1, i) ? "" : std::string(chunk.Text(1, i)), chunk.Integer(2, i) != 0});
      }
    });
    return rows;
  }

  // The first row of a household id wins. Another row that a different, earlier file's used row equals is skipped; else
  // it is rejected as duplicate_key.
  void RepeatedKeys(const Dataset& dataset) {
    const std::string table = "stage_" + dataset.name;
    const std::string doomed = fmt::format(
        "SELECT s.pos AS pos, s.household_id AS value, NOT (s.hash = w.hash AND (s.pos >> 48) > (w.pos >> 48)) AS "
        "rejected FROM {0} s\n"
        "JOIN (SELECT household_id, min(pos) AS first FROM {0} GROUP BY household_id HAVING count(*) > 1) d "
        "ON d.household_id = s.household_id\nJOIN {0} w ON w.pos = d.first WHERE s.pos <> d.first",
        table);
    Remove(dataset, doomed, ingest::RejectCode::kDuplicateKey);
  }

  void UnknownHouseholds(const Dataset& dataset) {
    Remove(dataset,
           fmt::format("SELECT s.pos AS pos, s.household_id AS value, TRUE AS rejected FROM stage_{} s ANTI JOIN "
                       "stage_household h "
                       "ON h.household_id = s.household_id",
                       dataset.name),
           ingest::RejectCode::kUnknownHousehold);
  }

  void RepeatedRows(const Dataset& dataset) {
    Remove(dataset,
           fmt::format("SELECT s.pos AS pos, '' AS value, FALSE AS rejected FROM stage_{0} s JOIN (SELECT hash, "
                       "min(pos >> 48) AS file "
                       "FROM stage_{0} GROUP BY hash HAVING min(pos >> 48) <> max(pos >> 48)) d ON d.hash = s.hash\n"
                       "WHERE (s.pos >> 48) > d.file",
                       dataset.name),
           ingest::RejectCode::kDuplicateKey);
  }

  void Remove(const Dataset& dataset, const std::string& doomed, ingest::RejectCode code) {
    runner_.Run({"settle:" + dataset.name, "CREATE OR REPLACE TEMP TABLE doomed AS\n" + doomed});
    const std::vector<RemovedRow> rows = Select("SELECT pos, value, rejected FROM doomed");
    if (rows.empty()) return;
    runner_.Run({"settle:" + dataset.name + ":delete",
                 "DELETE FROM stage_" + dataset.name + " WHERE pos IN (SELECT pos FROM doomed)"});
    const auto column = static_cast<uint16_t>(std::max(0, dataset.Find("household_id")));
    for (const RemovedRow& row : rows) {
      const auto source = static_cast<int32_t>(row.pos >> 32);
      SheetReport& sheet = *sheets_.at(source);
      --sheet.rows_staged;
      if (!row.rejected) {
        ++sheet.rows_skipped;
        continue;
      }
      ++sheet.rows_rejected;
      report_.rejects.push_back(
          {source, static_cast<uint32_t>(row.pos), column, code, ingest::RejectAction::kRowRejected, row.value});
      rejected_.insert(row.pos);
    }
    TurnKeptIntoRejected();
  }

  // An id cell of a person row that was kept is `row_rejected` once the row itself is rejected.
  void TurnKeptIntoRejected() {
    for (Reject& reject : report_.rejects) {
      const int64_t pos = (static_cast<int64_t>(reject.source) << 32) | reject.row;
      if (reject.action == ingest::RejectAction::kRowKept && rejected_.contains(pos))
        reject.action = ingest::RejectAction::kRowRejected;
    }
  }

  const policy::Pack& pack_;
  StepRunner& runner_;
  ingest::IngestReport& report_;
  std::map<int32_t, SheetReport*> sheets_;
  std::map<std::string, std::set<int32_t>> files_of_;
  std::set<int64_t> rejected_;
};

}  // namespace

void SettleRows(const policy::Pack& pack, StepRunner& runner, ingest::IngestReport& report) {
  Settler(pack, runner, report).Run();
}

}  // namespace shouwang::screening
