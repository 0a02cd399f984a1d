#include "store/archive/restore.h"

#include <map>
#include <optional>
#include <set>
#include "base/json.h"

#include "base/digest.h"
#include "seal/durable_file.h"
#include "seal/key_ring.h"
#include "store/archive/archive_file.h"
#include "store/archive/county_files.h"
#include "store/archive/messages.h"
#include "store/archive/table_rows.h"
#include "store/core/bulk_insert.h"
#include "store/core/connection_url.h"
#include "store/core/fault.h"
#include "store/core/messages.h"
#include "store/core/migrations.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kFormat = 1;

Error Differs(const std::string& where) {
  return {ErrorCode::kInternal, message::kRestoredDiffers, where, message::kRestoredDiffersHint};
}

// One backup on its way in. json::exception: what was sealed is no backup of this form.
class Restoring {
 public:
  Restoring(ArchiveReader reader, const record::CountyPlace& county, Connection& connection)
      : reader_(std::move(reader)), county_(county), connection_(connection) {}

  Result<record::BackupReport> Run() {
    if (Status read = ReadHead(); !read) return Fail(read.error());
    connection_.sql << "BEGIN";
    if (connection_.kind() == Connection::Kind::kSqlite) connection_.sql << "PRAGMA defer_foreign_keys = ON";
    RemoveSeeds();
    for (;;) {
      Result<Part> part = reader_.Next(content_);
      if (!part) return Fail(part.error());
      if (*part == Part::kEnd) break;
      if (Status taken = Take(*part); !taken) return Fail(taken.error());
    }
    if (ring_.empty() || tables_.size() != wanted_tables_.size()) return NotABackup();
    if (Status same = Compare(); !same) return Fail(same.error());
    connection_.Commit();
    // Only now is it a county that a server opens.
    if (Status put = seal::KeyRing::Install(seal::KeyFilesOf(county_.folder), ring_); !put) return Fail(put.error());
    return report_;
  }

 private:
  struct Table {
    uint64_t rows = 0;
    std::string digest;
    bool operator==(const Table&) const = default;
  };

  tl::unexpected<Error> NotABackup() const { return Fail(ErrorCode::kInvalid, message::kNotABackup); }

  // The schema as it was when the backup was made; the server brings it forward when it starts.
  Status ReadHead() {
    Result<Part> part = reader_.Next(content_);
    if (!part) return Fail(part.error());
    const json head = json::parse(content_);
    if (*part != Part::kHead || head.at("format") != kFormat) return NotABackup();
    const auto migrations = head.at("migrations").get<std::vector<std::string>>();
    std::set<std::string> unknown(migrations.begin(), migrations.end());
    for (const Migration& migration : Migrations()) unknown.erase(migration.name);
    if (!unknown.empty()) {
      return Fail(ErrorCode::kConflict, message::kNewerSchema, *unknown.begin(), message::kNewerSchemaHint);
    }
    Migrate(connection_, migrations);
    const std::vector<std::string> tables = TableNames(migrations);
    wanted_tables_.insert(tables.begin(), tables.end());
    order_ = tables;
    return {};
  }

  // Rows that the migrations themselves put in.
  void RemoveSeeds() {
    for (auto table = order_.rbegin(); table != order_.rend(); ++table) connection_.sql << "DELETE FROM " + *table;
  }

  Status Take(Part part) {
    switch (part) {
      case Part::kTable:
        return TakeTable();
      case Part::kFile:
        return TakeFile();
      case Part::kRing:
        ring_ = content_;
        return {};
      default:
        return NotABackup();
    }
  }

  Status TakeTable() {
    const json table = json::parse(content_);
    const auto name = table.at("name").get<std::string>();
    const auto columns = table.at("columns").get<std::vector<std::string>>();
    // Names go into SQL: only those of the schema.
    if (!wanted_tables_.contains(name) || tables_.contains(name)) return NotABackup();
    if (ColumnsOf(name) != std::set<std::string>(columns.begin(), columns.end())) return NotABackup();
    const std::vector<std::string_view> views(columns.begin(), columns.end());
    BulkInsert insert(connection_, name, views);
    RowsDigest digest;
    std::vector<Cell> row;
    for (;;) {
      Result<Part> part = reader_.Next(content_);
      if (!part) return Fail(part.error());
      if (*part == Part::kTableEnd) break;
      if (*part != Part::kRows) return NotABackup();
      for (std::string_view rest = content_; !rest.empty();) {
        const std::string_view before = rest;
        if (!TakeRow(rest, columns.size(), row)) return NotABackup();
        digest.Add(before.substr(0, before.size() - rest.size()));
        Insert(insert, row);
      }
    }
    insert.Finish();
    const json end = json::parse(content_);
    const Table wanted{end.at("rows").get<uint64_t>(), end.at("digest").get<std::string>()};
    if (wanted != Table{digest.rows(), digest.Hex()}) return NotABackup();
    tables_[name] = wanted;
    ++report_.tables;
    report_.rows += wanted.rows;
    return {};
  }

  std::set<std::string> ColumnsOf(const std::string& table) {
    std::set<std::string> names;
    ReadRows(
        connection_, table,
        [&](const std::vector<std::string>& columns) { names.insert(columns.begin(), columns.end()); },
        [](const std::vector<Cell>&) { return false; });
    return names;
  }

  static void Insert(BulkInsert& insert, const std::vector<Cell>& row) {
    for (const Cell& cell : row) {
      if (cell.kind == Cell::Kind::kNull) {
        insert.Null();
      } else if (cell.kind == Cell::Kind::kInteger) {
        insert.Integer(cell.integer);
      } else {
        insert.Text(cell.text);
      }
    }
    insert.EndRow();
  }

  Status TakeFile() {
    const std::string path = content_;
    if (!IsCountyFile(path) || files_.contains(path)) return NotABackup();
    const fs::path target = county_.folder / path;
    if (Status made = seal::MakeFolder(target.parent_path()); !made) return made;
    Result<seal::DurableFile> file = seal::DurableFile::Create(target);
    if (!file) return Fail(file.error());
    for (;;) {
      Result<Part> part = reader_.Next(content_);
      if (!part) return Fail(part.error());
      if (*part == Part::kFileEnd) break;
      if (*part != Part::kBytes) return NotABackup();
      if (Status written = file->Write(content_); !written) return written;
    }
    if (Status done = file->Commit(); !done) return done;
    files_[path] = content_;
    ++report_.files;
    return {};
  }

  // What is in the database and on the disk now, read again.
  Status Compare() {
    for (const auto& [name, wanted] : tables_) {
      RowsDigest digest;
      std::string bytes;
      ReadRows(
          connection_, name, [](const std::vector<std::string>&) {},
          [&](const std::vector<Cell>& row) {
            bytes.clear();
            AppendRow(bytes, row);
            digest.Add(bytes);
            return true;
          });
      if (wanted != Table{digest.rows(), digest.Hex()}) return Fail(Differs(name));
    }
    for (const auto& [path, wanted] : files_) {
      Sha256 digest;
      const Status read = ReadInPieces(county_.folder / path, [&](std::string_view piece) {
        digest.Add(piece);
        return Status();
      });
      if (!read) return read;
      if (digest.Hex() != wanted) return Fail(Differs(path));
    }
    return {};
  }

  ArchiveReader reader_;
  const record::CountyPlace& county_;
  Connection& connection_;
  std::string content_;
  std::vector<std::string> order_;
  std::set<std::string> wanted_tables_;
  std::map<std::string, Table> tables_;
  std::map<std::string, std::string> files_;
  std::string ring_;
  record::BackupReport report_;
};

Result<ArchiveReader> OpenArchive(const fs::path& file, const fs::path& folder) {
  const Result<seal::BackupKey> key = seal::LoadBackupKey(seal::KeyFilesOf(folder).master);
  if (!key) {
    Error error = key.error();
    error.hint = message::kBackupKeyHint;
    return Fail(std::move(error));
  }
  bool known = true;
  const seal::StreamKeys keys = [&](uint64_t id) -> std::optional<seal::StreamKey> {
    known = id == key->id;
    if (!known) return std::nullopt;
    return seal::StreamKey{key->id, key->keys};
  };
  Result<ArchiveReader> reader = ArchiveReader::Open(file, keys);
  if (!known) return Fail(ErrorCode::kInvalid, message::kBackupKey, file.string(), message::kBackupKeyHint);
  return reader;
}

void DropTables(Connection& connection) {
  if (connection.kind() == Connection::Kind::kSqlite) return;  // its file is removed
  const std::vector<std::string> tables = TableNames();
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    connection.sql << "DROP TABLE IF EXISTS " + *table;
  }
}

bool IsFresh(Connection& connection) {
  const Result<std::vector<std::string>> pending = PendingMigrations(connection);
  return pending && pending->size() == TotalMigrations();
}

// Takes away everything, also when it ends by an exception.
class Undo {
 public:
  Undo(const record::CountyPlace& county, const ConnectionUrl& url) : county_(county), url_(url) {}
  ~Undo() {
    if (kept_) return;
    try {
      if (url_.kind == Connection::Kind::kPostgres) {
        Connection connection(url_.kind, url_.parameters);
        DropTables(connection);
      }
    } catch (const soci::soci_error&) {
      return;  // the mark stays: the next restore drops them
    }
    (void)RestoreMark::Clear(county_).has_value();
  }
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  void Keep() { kept_ = true; }

 private:
  const record::CountyPlace& county_;
  const ConnectionUrl& url_;
  bool kept_ = false;
};

// An empty place, marked: from here on everything in it is the restore's own.
Status Prepare(const record::CountyPlace& county, const ConnectionUrl& url) {
  const bool postgres = url.kind == Connection::Kind::kPostgres;
  const RestoreMark::State mark = RestoreMark::Look(county);
  if (mark == RestoreMark::State::kOther) {
    return Fail(ErrorCode::kConflict, message::kFolderNotEmpty, county.folder.string(), message::kFolderNotEmptyHint);
  }
  if (mark == RestoreMark::State::kThis) {
    if (postgres) {
      Connection connection(url.kind, url.parameters);
      DropTables(connection);
    }
    if (Status cleared = RestoreMark::Clear(county); !cleared) return cleared;
  }
  if (postgres) {
    Connection connection(url.kind, url.parameters);
    if (!IsFresh(connection)) {
      return Fail(ErrorCode::kConflict, message::kDatabaseNotEmpty, "", message::kDatabaseNotEmptyHint);
    }
  }
  return RestoreMark::Set(county);
}

}  // namespace

Result<record::BackupReport> RestoreBackup(const fs::path& file, const record::CountyPlace& county) {
  const Result<ConnectionUrl> url = ConnectionUrl::Parse(county.url);
  if (!url) return Fail(url.error());
  Result<ArchiveReader> reader = OpenArchive(file, county.folder);
  if (!reader) return Fail(reader.error());
  try {
    if (Status prepared = Prepare(county, *url); !prepared) return Fail(prepared.error());
    Undo undo(county, *url);
    Result<record::BackupReport> report;
    {
      Connection connection(url->kind, url->parameters);
      report = Restoring(*std::move(reader), county, connection).Run();
    }
    if (!report) return report;
    if (Status removed = RestoreMark::Remove(county); !removed) return Fail(removed.error());
    undo.Keep();
    return report;
  } catch (const json::exception&) {
    return Fail(ErrorCode::kInvalid, message::kNotABackup, file.string());
  } catch (const soci::soci_error& fault) {
    throw WithoutValues(fault, false);
  }
}

}  // namespace shouwang::store
