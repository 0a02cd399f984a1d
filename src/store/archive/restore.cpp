#include "store/archive/restore.h"

#include <optional>
#include <set>

#include "base/digest.h"
#include "seal/durable_file.h"
#include "seal/key_ring.h"
#include "store/archive/county_files.h"
#include "store/archive/messages.h"
#include "store/archive/read_backup.h"
#include "store/archive/table_rows.h"
#include "store/core/bulk_insert.h"
#include "store/core/connection_url.h"
#include "store/core/fault.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

namespace fs = std::filesystem;

Error Differs(const std::string& where) {
  return {ErrorCode::kInternal, message::kRestoredDiffers, where, message::kRestoredDiffersHint};
}

// One backup on its way in.
class Restoring final : public BackupSink {
 public:
  Restoring(const record::CountyPlace& county, Connection& connection) : county_(county), connection_(connection) {}

  Result<record::BackupReport> Run(ArchiveReader& reader) {
    const Result<BackupContents> contents = ReadBackup(reader, *this);
    if (!contents) return Fail(contents.error());
    if (Status same = Compare(*contents); !same) return Fail(same.error());
    connection_.Commit();
    // Only now is it a county that a server opens.
    if (Status put = seal::KeyRing::Install(seal::KeyFilesOf(county_.folder), contents->ring); !put) {
      return Fail(put.error());
    }
    return contents->report;
  }

 private:
  // The schema as it was when the backup was made; the server brings it forward when it starts.
  Status Head(const std::vector<std::string>& migrations) override {
    Migrate(connection_, migrations);
    connection_.sql << "BEGIN";
    if (connection_.kind() == Connection::Kind::kSqlite) connection_.sql << "PRAGMA defer_foreign_keys = ON";
    // Rows that the migrations themselves put in.
    const std::vector<std::string> tables = TableNames(migrations);
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) connection_.sql << "DELETE FROM " + *table;
    return {};
  }

  Status Table(const std::string& name, const std::vector<std::string>& columns) override {
    if (ColumnsOf(name) != std::set<std::string>(columns.begin(), columns.end())) {
      return Fail(ErrorCode::kInvalid, message::kNotABackup);
    }
    const std::vector<std::string_view> views(columns.begin(), columns.end());
    insert_.emplace(connection_, name, views);
    return {};
  }

  Status Row(const std::vector<Cell>& row) override {
    for (const Cell& cell : row) {
      if (cell.kind == Cell::Kind::kNull) {
        insert_->Null();
      } else if (cell.kind == Cell::Kind::kInteger) {
        insert_->Integer(cell.integer);
      } else {
        insert_->Text(cell.text);
      }
    }
    insert_->EndRow();
    return {};
  }

  Status EndTable() override {
    insert_->Finish();
    insert_.reset();
    return {};
  }

  Status File(const std::string& path) override {
    const fs::path target = county_.folder / path;
    if (Status made = seal::MakeFolder(target.parent_path()); !made) return made;
    Result<seal::DurableFile> file = seal::DurableFile::Create(target);
    if (!file) return Fail(file.error());
    file_.emplace(*std::move(file));
    return {};
  }
  Status Bytes(std::string_view bytes) override { return file_->Write(bytes); }
  Status EndFile() override {
    const Status done = file_->Commit();
    file_.reset();
    return done;
  }

  std::set<std::string> ColumnsOf(const std::string& table) {
    std::set<std::string> names;
    ReadRows(
        connection_, table,
        [&](const std::vector<std::string>& columns) { names.insert(columns.begin(), columns.end()); },
        [](const std::vector<Cell>&) { return false; });
    return names;
  }

  // What is in the database and on the disk now, read again.
  Status Compare(const BackupContents& contents) {
    for (const auto& [name, wanted] : contents.tables) {
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
      if (wanted != BackupContents::Table{digest.rows(), digest.Hex()}) return Fail(Differs(name));
    }
    for (const auto& [path, wanted] : contents.files) {
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

  const record::CountyPlace& county_;
  Connection& connection_;
  std::optional<BulkInsert> insert_;
  std::optional<seal::DurableFile> file_;
};

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
  Result<ArchiveReader> reader = OpenBackup(file, county.folder);
  if (!reader) return Fail(reader.error());
  try {
    if (Status prepared = Prepare(county, *url); !prepared) return Fail(prepared.error());
    Undo undo(county, *url);
    Result<record::BackupReport> report;
    {
      Connection connection(url->kind, url->parameters);
      report = Restoring(county, connection).Run(*reader);
    }
    if (!report) return report;
    if (Status removed = RestoreMark::Remove(county); !removed) return Fail(removed.error());
    undo.Keep();
    return report;
  } catch (const soci::soci_error& fault) {
    throw WithoutValues(fault, false);
  }
}

}  // namespace shouwang::store
