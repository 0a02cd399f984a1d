// Backup and restore (04-trust.md lines 19, 29, 31, 33).
#include <algorithm>
#include <thread>

#include "store/archive/archive_file.h"
#include "store/archive/table_rows.h"
#include "store/archive/test_county.h"
#include "store/core/connection_url.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

namespace fs = std::filesystem;
using Kind = Connection::Kind;
using seal::testing::FileBytes;
using seal::testing::SetFileBytes;

// From which database to which.
class ArchiveTest : public testing::TestWithParam<std::pair<Kind, Kind>> {
 protected:
  Result<record::BackupReport> Backup() { return upkeep_->Backup(from_.county, file_, {}); }
  Result<record::BackupReport> Restore(const TestPlace& to) { return upkeep_->Restore(file_, to.county); }
  static std::vector<std::string> NamesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    return names;
  }

  const SystemClock clock_;
  const std::unique_ptr<record::Upkeep> upkeep_ = MakeUpkeep(clock_);
  TestCounty from_{GetParam().first};
  fs::path file_ = from_.folder.path() / "county.backup";
};
INSTANTIATE_TEST_SUITE_P(, ArchiveTest,
                         testing::Values(std::pair(Kind::kSqlite, Kind::kSqlite),
                                         std::pair(Kind::kSqlite, Kind::kPostgres),
                                         std::pair(Kind::kPostgres, Kind::kSqlite)),
                         [](const auto& info) {
                           const auto name = [](Kind kind) { return kind == Kind::kSqlite ? "Sqlite" : "Postgres"; };
                           return std::string(name(info.param.first)) + "To" + name(info.param.second);
                         });

std::map<std::string, std::string> Digests(const record::CountyPlace& county) {
  std::map<std::string, std::string> digests;
  const ConnectionUrl url = ConnectionUrl::Parse(county.url).value();
  Connection connection(url.kind, url.parameters);
  connection.sql << "BEGIN";
  for (const std::string& table : TableNames()) {
    RowsDigest digest;
    std::string bytes;
    ReadRows(
        connection, table, [](const std::vector<std::string>&) {},
        [&](const std::vector<Cell>& row) {
          bytes.clear();
          AppendRow(bytes, row);
          digest.Add(bytes);
          return true;
        });
    digests[table] = digest.Hex() + "/" + std::to_string(digest.rows());
  }
  connection.sql << "COMMIT";
  return digests;
}

TEST_P(ArchiveTest, WhatComesBackIsTheSameAndGoesOn) {
  const Result<record::BackupReport> backup = Backup();  // the county is open
  ASSERT_TRUE(backup) << FormatError(backup.error());
  EXPECT_EQ(backup->tables, TableNames().size());
  EXPECT_EQ(backup->files, 2U);
  const std::map<std::string, std::string> before = Digests(from_.county);

  TestPlace to(GetParam().second);
  to.TakeMasterKeyOf(from_);
  const Result<record::BackupReport> restored = Restore(to);
  ASSERT_TRUE(restored) << FormatError(restored.error());
  EXPECT_EQ(restored->rows, backup->rows);
  EXPECT_EQ(restored->files, backup->files);
  EXPECT_EQ(Digests(to.county), before);
  EXPECT_EQ(FileBytes(to.county.folder / "policies" / "own" / "pack.toml"), "[pack]\n");

  const Result<record::VerifyReport> verified = upkeep_->Verify(to.county, {});
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->faults.empty()) << FormatError(verified->faults.front());
  EXPECT_EQ(verified->sealed_values, 50U);
  EXPECT_EQ(verified->files, 1U);

  // It is a county like any other: it opens, takes numbers that were never used, and its chain holds.
  const auto sealer = seal::MakeSealer(to.keys, clock_).value();
  DatabaseOptions options;
  options.url = to.county.url;
  const auto database = Database::Open(options, *sealer, clock_);
  ASSERT_TRUE(database);
  EXPECT_TRUE((*database)->Write(Console(), [](Work& work) {
    TestCounty::AddPerson(work);
    MakeAuditTrail(work)->Append({"test", "", "done", "{}"});
    return Status();
  }));
  EXPECT_TRUE((*database)->Read(Console(), [](Work& work) {
    uint64_t rows = 0;
    const Status chain = MakeAuditTrail(work)->Verify(rows);
    EXPECT_EQ(rows, 2U);
    return chain;
  }));
}

TEST_P(ArchiveTest, OpensWithItsMasterKeyOnly) {
  ASSERT_TRUE(Backup());
  TestPlace to(GetParam().second);
  Result<record::BackupReport> restored = Restore(to);
  ASSERT_FALSE(restored);
  EXPECT_NE(restored.error().hint.find("主密钥"), std::string::npos);
  const seal::testing::TestKeys others;
  fs::create_directories(to.keys.master.parent_path());
  fs::copy_file(others.files.master, to.keys.master);
  restored = Restore(to);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(NamesIn(to.county.folder), std::vector<std::string>{"keys"});
}

TEST_P(ArchiveTest, TamperedOrCutFileLeavesNothing) {
  ASSERT_TRUE(Backup());
  const std::string good = FileBytes(file_);
  TestPlace to(GetParam().second);
  to.TakeMasterKeyOf(from_);
  for (const size_t at : {size_t{3}, size_t{40}, good.size() / 2, good.size() - 1}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x20);
    SetFileBytes(file_, bad);
    EXPECT_FALSE(Restore(to));
    SetFileBytes(file_, good.substr(0, at));
    EXPECT_FALSE(Restore(to));
    EXPECT_EQ(NamesIn(to.county.folder), std::vector<std::string>{"keys"});
    EXPECT_EQ(NamesIn(to.county.folder / "keys"), std::vector<std::string>{"master.key"});
  }
  SetFileBytes(file_, good);
  EXPECT_TRUE(Restore(to));  // nothing was left in the database either
}

TEST_P(ArchiveTest, ABackupIsCheckedWithoutBeingRestored) {
  const Result<record::BackupReport> backup = Backup();
  ASSERT_TRUE(backup);
  std::vector<std::string> stages;
  record::Watch watch;
  watch.go_on = [&](const std::string& stage, double fraction) {
    EXPECT_GE(fraction, 0);
    EXPECT_LE(fraction, 1);
    stages.push_back(stage);
    return true;
  };
  const Result<record::BackupReport> checked = upkeep_->CheckBackup(from_.county, file_, watch);
  ASSERT_TRUE(checked) << FormatError(checked.error());
  EXPECT_EQ(checked->tables, backup->tables);
  EXPECT_EQ(checked->rows, backup->rows);
  EXPECT_EQ(checked->files, backup->files);
  EXPECT_FALSE(stages.empty());
  std::string bad = FileBytes(file_);
  bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 0x20);
  SetFileBytes(file_, bad);
  EXPECT_FALSE(upkeep_->CheckBackup(from_.county, file_, {}));
}

TEST_P(ArchiveTest, ABackupThatIsStoppedLeavesNothing) {
  for (int steps = 0; steps < 5; ++steps) {
    record::Watch watch;
    watch.go_on = [left = steps](const std::string&, double) mutable { return left-- > 0; };
    const Result<record::BackupReport> backup = upkeep_->Backup(from_.county, file_, watch);
    ASSERT_FALSE(backup);
    EXPECT_EQ(backup.error().code, ErrorCode::kCancelled);
    EXPECT_FALSE(fs::exists(file_));
  }
}

TEST_P(ArchiveTest, NothingIsOverwritten) {
  ASSERT_TRUE(Backup());
  TestCounty to(GetParam().second, 3);
  const Result<record::BackupReport> restored = Restore(to);
  ASSERT_FALSE(restored);
  EXPECT_EQ(to.AllPersons().ids.size(), 3U);
  EXPECT_TRUE(fs::exists(to.keys.ring));
  // Nor a database that another folder uses.
  TestPlace beside(GetParam().second);
  beside.TakeMasterKeyOf(from_);
  beside.county.url = to.county.url;
  EXPECT_EQ(Restore(beside).error().code, ErrorCode::kConflict);
  EXPECT_EQ(to.AllPersons().ids.size(), 3U);
}

TEST_P(ArchiveTest, RestoreThatWasKilledIsBegunAnew) {
  ASSERT_TRUE(Backup());
  TestPlace to(GetParam().second);
  to.TakeMasterKeyOf(from_);
  // As it is in the midst of one: the mark, half of the files, tables without rows.
  ASSERT_TRUE(RestoreMark::Set(to.county));
  fs::create_directories(to.county.folder / "files" / "ab");
  SetFileBytes(to.county.folder / "files" / "ab" / "half", "x");
  {
    const ConnectionUrl url = ConnectionUrl::Parse(to.county.url).value();
    Connection connection(url.kind, url.parameters);
    Migrate(connection, PendingMigrations(connection).value());
  }
  const Result<record::BackupReport> restored = Restore(to);
  ASSERT_TRUE(restored) << FormatError(restored.error());
  EXPECT_FALSE(fs::exists(to.county.folder / "files" / "ab" / "half"));
  EXPECT_EQ(RestoreMark::Look(to.county), RestoreMark::State::kNone);
  EXPECT_EQ(Digests(to.county), Digests(from_.county));
}

TEST_P(ArchiveTest, BackupWhileTheCountyIsWritingIsOfOneMoment) {
  // Each change adds two persons: an odd number would be half a change.
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    while (!stop) {
      from_.Write([](Work& work) {
        TestCounty::AddPerson(work);
        TestCounty::AddPerson(work);
      });
    }
  });
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(Backup());
    TestPlace to(GetParam().second);
    to.TakeMasterKeyOf(from_);
    ASSERT_TRUE(Restore(to));
    const Result<record::VerifyReport> verified = upkeep_->Verify(to.county, {});
    ASSERT_TRUE(verified);
    EXPECT_TRUE(verified->faults.empty());
    EXPECT_EQ(verified->sealed_values % 2, 0U);
  }
  stop = true;
  writer.join();
}

TEST_P(ArchiveTest, FailedBackupLeavesTheEarlierOne) {
  ASSERT_TRUE(Backup());
  const std::string good = FileBytes(file_);
  fs::rename(from_.keys.ring, from_.keys.ring.string() + ".away");
  EXPECT_FALSE(Backup());
  EXPECT_EQ(FileBytes(file_), good);
}

// 04-trust line 19: a search of database, WAL, temporary files and backups for a known id finds nothing.
TEST_P(ArchiveTest, SearchForKnownValuesFindsNothing) {
  ASSERT_TRUE(Backup());
  std::vector<std::string> wanted;
  for (const std::string& value : {std::string(TestCounty::kId), std::string(TestCounty::kPhone)}) {
    wanted.push_back(value);
    std::string wide;
    for (const char c : value) wide += std::string{c, '\0'};
    wanted.push_back(wide);
    // In base64, with what stands before it shifting the bits.
    for (size_t shift = 0; shift < 3; ++shift) {
      const std::string text = Base64UrlText(std::string(shift, 'x') + value);
      wanted.push_back(text.substr(4, text.size() - 8));
    }
  }
  size_t searched = 0;
  for (const auto& entry : fs::recursive_directory_iterator(from_.folder.path())) {
    if (!entry.is_regular_file()) continue;
    ++searched;
    const std::string bytes = FileBytes(entry.path());
    for (const std::string& value : wanted) {
      EXPECT_EQ(bytes.find(value), std::string::npos) << entry.path();
    }
  }
  EXPECT_GE(searched, GetParam().first == Kind::kSqlite ? 7U : 5U);  // rows, log, kept file, backup, keys, pack
  from_.Read([&](Work& work) {
    for (const std::string& table : TableNames()) {
      ReadRows(
          work.connection, table, [](const std::vector<std::string>&) {},
          [&](const std::vector<Cell>& row) {
            for (const Cell& cell : row) {
              EXPECT_EQ(cell.text.find(TestCounty::kId), std::string_view::npos) << table;
              EXPECT_NE(std::to_string(cell.integer), TestCounty::kPhone) << table;
            }
            return true;
          });
    }
  });
}

TEST(TableRows, BytesThatAreNoRowAreRefused) {
  std::string bytes;
  AppendRow(bytes, {{Cell::Kind::kInteger, -7, {}}, {Cell::Kind::kText, 0, "a"}, {}});
  std::vector<Cell> row;
  for (size_t length = 0; length < bytes.size(); ++length) {
    std::string_view cut = std::string_view(bytes).substr(0, length);
    EXPECT_FALSE(TakeRow(cut, 3, row)) << length;
  }
  std::string_view whole = bytes;
  ASSERT_TRUE(TakeRow(whole, 3, row));
  EXPECT_TRUE(whole.empty());
  EXPECT_EQ(row[0].integer, -7);
  EXPECT_EQ(row[1].text, "a");
  EXPECT_EQ(row[2].kind, Cell::Kind::kNull);
}

TEST(CountyFiles, PathsOutOfABackupStayBelowTheFolder) {
  EXPECT_TRUE(IsCountyFile("files/ab/abcd"));
  EXPECT_TRUE(IsCountyFile("policies/own/pack.toml"));
  for (const char* path :
       {"", "/etc/passwd", "../x", "files/../../x", "files/../keys/master.key", "keys/master.key", "record.db",
        "files/lock", "files/ab/x.part", "files//x", "files/", "./files/x", "filesx/y"}) {
    EXPECT_FALSE(IsCountyFile(path)) << path;
  }
}

}  // namespace
}  // namespace shouwang::store
