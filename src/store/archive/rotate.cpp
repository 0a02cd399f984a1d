#include "store/archive/rotate.h"

#include <chrono>
#include <thread>
#include "base/json.h"

#include "seal/durable_file.h"
#include "seal/file_vault.h"
#include "seal/ring_sealer.h"
#include "store/access/access_tables.h"
#include "store/archive/column_marks.h"
#include "store/archive/county_files.h"
#include "store/archive/messages.h"
#include "store/archive/table_rows.h"
#include "store/core/connection_url.h"
#include "store/core/database.h"
#include "store/core/fault.h"
#include "store/core/schema.h"
#include "store/core/work.h"

namespace shouwang::store {
namespace {

constexpr size_t kCellsOfAWrite = 1000;
// A bulk import that sealed its rows before the key was there may commit after a pass; what is left after these opens
// all the same, and `verify store` counts it.
constexpr int kMostPasses = 4;
constexpr double kTablesBegin = 0.05;  // shares of the time of the first pass
constexpr double kFilesBegin = 0.6;
constexpr double kAgainBegins = 0.95;

struct OldCell {
  std::string table;
  std::string column;
  std::string row_column;
  int64_t row = 0;
  std::string sealed;
};

class Rotation {
 public:
  Rotation(Connection& connection, Database& database, const seal::Sealer& sealer, seal::FileVault& vault,
           const seal::KeyRing& ring, const record::Watch& watch)
      : connection_(connection),
        database_(database),
        sealer_(sealer),
        vault_(vault),
        ring_(ring),
        watch_(watch),
        caller_(access::Caller::System(watch.name)) {}

  Result<record::RotateReport> Run() {
    report_.version = ring_.current();
    for (int pass = 0; pass < kMostPasses; ++pass) {
      const uint64_t before = report_.values + report_.files;
      again_ = pass > 0;
      const std::vector<std::string> tables = TableNames();
      for (size_t i = 0; i < tables.size(); ++i) {
        fraction_ =
            kTablesBegin + (kFilesBegin - kTablesBegin) * static_cast<double>(i) / static_cast<double>(tables.size());
        if (Status done = Table(tables[i]); !done) return Fail(done.error());
      }
      if (Status done = Files(); !done) return Fail(done.error());
      if (report_.values + report_.files == before) break;
    }
    const Status traced = database_.Write(caller_, [&](Work& work) {
      const nlohmann::json detail = {
          {"version", report_.version}, {"values", report_.values}, {"files", report_.files}};
      MakeAuditTrail(work)->Append({"key.rotate", "", "done", detail.dump()});
      return Status();
    });
    if (!traced) return Fail(traced.error());
    return report_;
  }

 private:
  Status GoOn(const char* stage) {
    if (again_ ? watch_.go_on(message::kStageSealAgain, kAgainBegins) : watch_.go_on(stage, fraction_)) return {};
    return Fail(ErrorCode::kCancelled, message::kStopped);
  }

  Status Table(const std::string& table) {
    Status status = GoOn(message::kStageSealTables);
    if (!status) return status;
    std::vector<std::string> names;
    std::vector<std::string> places;
    size_t row_column = 0;
    const auto begin = [&](const std::vector<std::string>& columns) {
      names = columns;
      for (const std::string& column : columns) places.push_back(table + "." + column);
      row_column = RowColumn(columns);
    };
    connection_.sql << "BEGIN";
    ReadRows(connection_, table, begin, [&](const std::vector<Cell>& row) {
      for (size_t i = 0; i < row.size(); ++i) {
        if (row[i].kind != Cell::Kind::kText || !IsOld({places[i], row[row_column].integer}, row[i].text)) continue;
        found_.push_back({table, names[i], names[row_column], row[row_column].integer, std::string(row[i].text)});
      }
      if (found_.size() >= kCellsOfAWrite) status = Replace();
      return status.has_value();
    });
    connection_.Commit();
    return status ? Replace() : status;
  }

  // A sealed text opens only where it belongs, so that nothing else is taken for one.
  bool IsOld(seal::Place place, std::string_view text) const {
    const std::optional<seal::KeyRing::Version> version = seal::SealedVersion(text);
    if (!version || *version >= ring_.current() || !ring_.data_keys().contains(*version)) return false;
    try {
      sealer_.Open(place, text);
      return true;
    } catch (const seal::SealError&) {
      return false;
    }
  }

  Status Replace() {
    if (Status goes = GoOn(message::kStageSealTables); !goes || found_.empty()) return goes;
    const Status written = database_.Write(caller_, [&](Work& work) {
      for (const OldCell& cell : found_) {
        const std::string place = cell.table + "." + cell.column;
        const std::string anew = sealer_.Seal({place, cell.row}, sealer_.Open({place, cell.row}, cell.sealed));
        work.sql() << "UPDATE " + cell.table + " SET " + cell.column + " = :anew WHERE " + cell.row_column +
                          " = :row AND " + cell.column + " = :sealed",
            soci::use(anew), soci::use(cell.row), soci::use(cell.sealed);
      }
      return Status();
    });
    if (!written) return written;
    report_.values += found_.size();
    found_.clear();
    return {};
  }

  Status Files() {
    const Result<std::vector<std::string>> names = vault_.Names();
    if (!names) return Fail(names.error());
    for (size_t i = 0; i < names->size(); ++i) {
      fraction_ =
          kFilesBegin + (kAgainBegins - kFilesBegin) * static_cast<double>(i) / static_cast<double>(names->size());
      if (Status goes = GoOn(message::kStageSealFiles); !goes) return goes;
      const Result<bool> done = vault_.SealAnew((*names)[i]);
      if (!done && done.error().code == ErrorCode::kNotFound) continue;  // removed meanwhile
      if (!done) return Fail(done.error());
      if (*done) ++report_.files;
    }
    return {};
  }

  Connection& connection_;
  Database& database_;
  const seal::Sealer& sealer_;
  seal::FileVault& vault_;
  const seal::KeyRing& ring_;
  const record::Watch& watch_;
  const access::Caller caller_;
  bool again_ = false;  // not the first pass
  double fraction_ = 0;
  std::vector<OldCell> found_;
  record::RotateReport report_;
};

// The key that is being taken up, made once however often the work is begun: the mark holds the key before it.
Result<seal::KeyRing> TakeUpKey(const seal::KeyFiles& keys, const std::filesystem::path& mark, int64_t now_ms) {
  Result<seal::KeyRing> ring = seal::KeyRing::Load(keys);
  if (!ring) return ring;
  const Result<std::string> begun = seal::ReadSmallFile(mark);
  const std::string before = std::to_string(ring->current());
  if (begun && *begun != before) return ring;
  if (Status marked = seal::WriteDurably(mark, before); !marked) return Fail(marked.error());
  if (const Result<seal::KeyRing::Version> added = seal::KeyRing::AddDataKey(keys, now_ms); !added)
    return Fail(added.error());
  std::this_thread::sleep_for(std::chrono::milliseconds(seal::kRingLookMs));
  return seal::KeyRing::Load(keys);
}

}  // namespace

Result<record::RotateReport> RotateCountyKeys(const record::CountyPlace& county, const Clock& clock,
                                              const record::Watch& watch) {
  const seal::KeyFiles keys = seal::KeyFilesOf(county.folder);
  const std::filesystem::path mark = seal::RotationMark(keys);
  if (!watch.go_on(message::kStageTakeUpKey, 0)) return Fail(ErrorCode::kCancelled, message::kStopped);
  try {
    const Result<std::unique_ptr<Connection>> connection = OpenCounty(county);
    if (!connection) return Fail(connection.error());
    const Result<seal::KeyRing> ring = TakeUpKey(keys, mark, clock.NowMs());
    if (!ring) return Fail(ring.error());
    const Result<std::unique_ptr<seal::Sealer>> sealer = seal::MakeSealer(keys, clock);
    if (!sealer) return Fail(sealer.error());
    const Result<std::unique_ptr<seal::FileVault>> vault = seal::FileVault::Open(VaultFolder(county), keys, clock);
    if (!vault) return Fail(vault.error());
    DatabaseOptions options;
    options.url = county.url;
    const Result<std::unique_ptr<Database>> database = Database::Open(options, **sealer, clock);
    if (!database) return Fail(database.error());
    Result<record::RotateReport> report = Rotation(**connection, **database, **sealer, **vault, *ring, watch).Run();
    if (!report) return report;
    std::error_code error;
    std::filesystem::remove(mark, error);
    if (Status synced = seal::SyncFolder(mark.parent_path()); !synced) return Fail(synced.error());
    return report;
  } catch (const soci::soci_error& fault) {
    throw WithoutValues(fault, false);
  }
}

}  // namespace shouwang::store
