#include "store/archive/backup.h"

#include <set>
#include "base/json.h"

#include "base/digest.h"
#include "seal/durable_file.h"
#include "seal/key_ring.h"
#include "store/archive/archive_file.h"
#include "store/archive/county_files.h"
#include "store/archive/messages.h"
#include "store/archive/table_rows.h"
#include "store/core/fault.h"
#include "store/core/migrations.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;
constexpr size_t kRowsPartBytes = size_t{1} << 18U;
constexpr double kTablesBegin = 0.3;  // shares of the time
constexpr double kFilesAgain = 0.9;

tl::unexpected<Error> Stopped() { return Fail(ErrorCode::kCancelled, message::kStopped); }

class Backup {
 public:
  Backup(const record::CountyPlace& county, ArchiveWriter writer, const record::Watch& watch)
      : county_(county), writer_(std::move(writer)), watch_(watch) {}

  // Files come first: a file that a row of the later snapshot names is there then, or comes with the second pass. A
  // file is only removed when no row names it any more. The ring comes last: it has every key used before.
  Result<record::BackupReport> Make(Connection& connection) {
    json migrations = json::array();
    for (const Migration& migration : Migrations()) migrations.push_back(migration.name);
    if (Status s = writer_.Put(Part::kHead, json{{"format", kFormat}, {"migrations", migrations}}.dump()); !s) {
      return Fail(s.error());
    }
    if (Status s = Files(0, kTablesBegin); !s) return Fail(s.error());
    connection.sql << (connection.kind() == Connection::Kind::kSqlite
                           ? "BEGIN"
                           : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const std::vector<std::string> tables = TableNames();
    for (size_t i = 0; i < tables.size(); ++i) {
      fraction_ =
          kTablesBegin + (kFilesAgain - kTablesBegin) * static_cast<double>(i) / static_cast<double>(tables.size());
      if (Status s = Table(connection, tables[i]); !s) return Fail(s.error());
    }
    connection.Commit();
    if (Status s = Files(kFilesAgain, 1); !s) return Fail(s.error());
    const Result<std::string> ring = seal::ReadSmallFile(seal::KeyFilesOf(county_.folder).ring);
    if (!ring) return Fail(ring.error());
    if (Status s = writer_.Put(Part::kRing, *ring); !s) return Fail(s.error());
    if (Status s = writer_.Commit(); !s) return Fail(s.error());
    return report_;
  }

 private:
  Status Table(Connection& connection, const std::string& table) {
    Status status;
    RowsDigest digest;
    std::string rows;
    if (!watch_.go_on(message::kStageBackupTables, fraction_)) return Stopped();
    const auto begin = [&](const std::vector<std::string>& columns) {
      status = writer_.Put(Part::kTable, json{{"name", table}, {"columns", columns}}.dump());
    };
    ReadRows(connection, table, begin, [&](const std::vector<Cell>& row) {
      const size_t before = rows.size();
      AppendRow(rows, row);
      digest.Add(std::string_view(rows).substr(before));
      if (status && rows.size() >= kRowsPartBytes) {
        status = writer_.Put(Part::kRows, rows);
        rows.clear();
        if (!watch_.go_on(message::kStageBackupTables, fraction_)) status = Stopped();
      }
      return status.has_value();
    });
    if (status && !rows.empty()) status = writer_.Put(Part::kRows, rows);
    if (!status) return status;
    ++report_.tables;
    report_.rows += digest.rows();
    return writer_.Put(Part::kTableEnd, json{{"rows", digest.rows()}, {"digest", digest.Hex()}}.dump());
  }

  // Those that were not taken yet.
  Status Files(double begins, double ends) {
    const Result<std::vector<std::string>> paths = CountyFiles(county_);
    if (!paths) return Fail(paths.error());
    for (size_t i = 0; i < paths->size(); ++i) {
      const double done = static_cast<double>(i) / static_cast<double>(paths->size());
      if (!watch_.go_on(message::kStageBackupFiles, begins + (ends - begins) * done)) return Stopped();
      if (!taken_.insert((*paths)[i]).second) continue;
      if (Status status = File((*paths)[i]); !status) return status;
    }
    return {};
  }

  Status File(const std::string& path) {
    Sha256 digest;
    bool begun = false;
    const Status read = ReadInPieces(county_.folder / path, [&](std::string_view piece) -> Status {
      if (!begun) {
        if (Status put = writer_.Put(Part::kFile, path); !put) return put;
      }
      begun = true;
      digest.Add(piece);
      return writer_.Put(Part::kBytes, piece);
    });
    if (!read && read.error().code == ErrorCode::kNotFound && !begun) return {};  // removed meanwhile
    if (!read) return read;
    if (!begun) {
      if (Status put = writer_.Put(Part::kFile, path); !put) return put;  // an empty file
    }
    ++report_.files;
    return writer_.Put(Part::kFileEnd, digest.Hex());
  }

  const record::CountyPlace& county_;
  ArchiveWriter writer_;
  const record::Watch& watch_;
  double fraction_ = 0;
  std::set<std::string> taken_;
  record::BackupReport report_;
};

}  // namespace

Result<record::BackupReport> MakeBackup(const record::CountyPlace& county, const std::filesystem::path& file,
                                        const record::Watch& watch) {
  const Result<seal::KeyRing> ring = seal::KeyRing::Load(seal::KeyFilesOf(county.folder));
  if (!ring) return Fail(ring.error());
  try {
    const Result<std::unique_ptr<Connection>> connection = OpenCounty(county);
    if (!connection) return Fail(connection.error());
    Result<ArchiveWriter> writer = ArchiveWriter::Create(file, {ring->backup_key_id(), ring->backup_key()});
    if (!writer) return Fail(writer.error());
    return Backup(county, *std::move(writer), watch).Make(**connection);
  } catch (const soci::soci_error& fault) {
    throw WithoutValues(fault, false);
  }
}

}  // namespace shouwang::store
