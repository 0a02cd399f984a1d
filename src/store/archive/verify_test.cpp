// Verification and the change of keys (04-trust.md lines 20 and 21).
#include <algorithm>
#include <thread>

#include "store/archive/test_county.h"

namespace shouwang::store {
namespace {

namespace fs = std::filesystem;
using Kind = Connection::Kind;
using seal::testing::FileBytes;
using seal::testing::SetFileBytes;

class UpkeepTest : public testing::TestWithParam<Kind> {
 protected:
  // Where each fault is, in order.
  std::vector<std::string> Faults() {
    const Result<record::VerifyReport> report = upkeep_->Verify(county_.county, {});
    if (!report) throw std::runtime_error(FormatError(report.error()));
    std::vector<std::string> faults;
    for (const Error& fault : report->faults) faults.push_back(fault.where);
    std::sort(faults.begin(), faults.end());
    return faults;
  }
  // The tables of the faults.
  std::vector<std::string> FaultyColumns() {
    std::vector<std::string> columns = Faults();
    for (std::string& column : columns) column.resize(column.find('/'));
    return columns;
  }
  std::string Person(int nth) {
    int64_t id = 0;
    county_.Read([&](Work& work) {
      work.sql() << "SELECT id FROM person ORDER BY id LIMIT 1 OFFSET :nth", soci::use(nth), soci::into(id);
    });
    return std::to_string(id);
  }

  const SystemClock clock_;
  const std::unique_ptr<record::Upkeep> upkeep_ = MakeUpkeep(clock_);
  TestCounty county_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(, UpkeepTest, testing::Values(Kind::kSqlite, Kind::kPostgres), [](const auto& info) {
  return std::string(info.param == Kind::kSqlite ? "Sqlite" : "Postgres");
});

TEST_P(UpkeepTest, GoodCountyHasNoFaults) {
  const Result<record::VerifyReport> report = upkeep_->Verify(county_.county, {});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->faults.empty()) << FormatError(report->faults.front());
  EXPECT_EQ(report->sealed_values, 50U);
  EXPECT_EQ(report->old_key_values, 0U);
  EXPECT_EQ(report->files, 1U);
  EXPECT_GT(report->rows, 50U);
}

TEST_P(UpkeepTest, ChangedMovedAndBareValuesAreFoundAndLocated) {
  const std::string first = Person(0);
  const std::string second = Person(1);
  const std::string third = Person(2);
  county_.Write([&](Work& work) {
    work.sql() << "UPDATE person SET id_no = 'B' || substr(id_no, 2) WHERE id = " + first;
    work.sql() << "UPDATE person SET id_no = (SELECT id_no FROM person WHERE id = " + third + ") WHERE id = " + second;
    work.sql() << std::string("UPDATE person SET id_no = '") + TestCounty::kId + "' WHERE id = " + third;
  });
  EXPECT_EQ(Faults(),
            (std::vector<std::string>{"person.id_no/" + first, "person.id_no/" + second, "person.id_no/" + third}));
  const Result<record::VerifyReport> report = upkeep_->Verify(county_.county, {});
  for (const Error& fault : report->faults) EXPECT_EQ(FormatError(fault).find(TestCounty::kId), std::string::npos);
}

TEST_P(UpkeepTest, SealedCellOfAnUnlistedColumnIsToldOnce) {
  county_.Write([&](Work& work) {
    for (const int64_t row : {1, 2}) {
      const std::string sealed = work.sealer.Seal({"clue_rule.advice", row}, "x");
      const std::string rule = std::to_string(row);
      work.sql() << "INSERT INTO clue_rule VALUES (:id, 'p', :rule, '', '', '', :sealed, 0)", soci::use(row),
          soci::use(rule), soci::use(sealed);
    }
  });
  EXPECT_EQ(Faults(), std::vector<std::string>{"clue_rule.advice"});
}

TEST_P(UpkeepTest, MissingAndTamperedFilesAreFound) {
  const fs::path file = county_.vault->PathOf(county_.vault->Names().value().front());
  const std::string good = FileBytes(file);
  SetFileBytes(file, good.substr(0, good.size() - 1));
  EXPECT_EQ(Faults(), std::vector<std::string>{file.string()});
  fs::remove(file);
  EXPECT_EQ(FaultyColumns(), std::vector<std::string>{"registry_import_file.digest"});
}

TEST_P(UpkeepTest, RowNumbersThatWouldBeGivenTwiceAreFound) {
  county_.Write([](Work& work) { work.sql() << "UPDATE row_number_block SET next = 5"; });
  EXPECT_EQ(Faults(), std::vector<std::string>{"row_number_block"});
}

TEST_P(UpkeepTest, RowsThatNameMissingRowsAreFound) {
  if (GetParam() == Kind::kPostgres) return;  // it refuses them
  county_.Close();
  const std::string path = county_.county.folder / "record.db";
  soci::session sql("sqlite3", "dbname=" + path);
  sql << "UPDATE registry_import_file SET import_id = 999999";
  EXPECT_EQ(FaultyColumns(), std::vector<std::string>{"registry_import_file"});
}

TEST_P(UpkeepTest, PhotosThatAreMissingAreFound) {
  const std::string photo = county_.vault->Keep("a photo").value();
  const auto attach = [&](const std::string& list) {
    county_.Write([&](Work& work) {
      work.sql() << "DELETE FROM clue";
      work.sql()
          << "INSERT INTO clue VALUES (1, 1, 'visit', 'risk', 0, 1, 0, '', 'answered', '530326101201', "
             "'530326101', '530326', 0, '', 0, '', '', '', '', '', '', '9999-12-31', 0, 0, 0, 0, '', '', '', '', "
             ":list, 0, 0, 0, 0, 0, 0, '')",
          soci::use(list);
    });
  };
  attach(photo);
  EXPECT_TRUE(Faults().empty());
  attach(photo + " " + std::string(64, 'a'));
  EXPECT_EQ(Faults(), std::vector<std::string>{"clue.attachments/1"});
}

TEST_P(UpkeepTest, WrongMasterKeyFailsCleanly) {
  const seal::testing::TestKeys others;
  fs::copy_file(others.files.master, county_.keys.master, fs::copy_options::overwrite_existing);
  for (const Error& error :
       {upkeep_->Verify(county_.county, {}).error(), upkeep_->RotateKeys(county_.county, {}).error(),
        upkeep_->Backup(county_.county, county_.folder.path() / "b", {}).error()}) {
    EXPECT_EQ(error.code, ErrorCode::kInvalid);
  }
}

TEST_P(UpkeepTest, FolderWithoutACountyIsNotFound) {
  const TestPlace empty(GetParam());
  EXPECT_FALSE(upkeep_->Verify(empty.county, {}));
  EXPECT_FALSE(upkeep_->RotateKeys(empty.county, {}));
  EXPECT_FALSE(upkeep_->Backup(empty.county, empty.folder.path() / "b", {}));
  EXPECT_FALSE(fs::exists(empty.folder.path() / "b"));
}

// 04-trust line 20: rotated while running.
TEST_P(UpkeepTest, KeysAreRotatedWhileTheCountyIsRunning) {
  std::atomic<bool> stop{false};
  std::thread server([&] {
    while (!stop) {
      county_.clock.Advance(seal::kRingLookMs);
      county_.Write([](Work& work) { TestCounty::AddPerson(work); });
      for (const std::string& id : county_.AllPersons().ids) ASSERT_EQ(id, TestCounty::kId);
    }
  });
  const Result<record::RotateReport> rotated = upkeep_->RotateKeys(county_.county, {});
  stop = true;
  server.join();
  ASSERT_TRUE(rotated) << FormatError(rotated.error());
  EXPECT_EQ(rotated->version, 2U);
  EXPECT_GE(rotated->values, 50U);
  EXPECT_EQ(rotated->files, 1U);
  const TestCounty::Persons persons = county_.AllPersons();
  EXPECT_EQ(persons.versions, std::set<int>{2});
  EXPECT_TRUE(county_.vault->Fetch(county_.digest));
  const Result<record::VerifyReport> verified = upkeep_->Verify(county_.county, {});
  EXPECT_TRUE(verified->faults.empty());
  EXPECT_EQ(verified->old_key_values, 0U);
  county_.Read([](Work& work) {
    uint64_t rows = 0;
    EXPECT_TRUE(MakeAuditTrail(work)->Verify(rows));
    access::AuditFilter filter;
    filter.action = "key.rotate";
    EXPECT_EQ(MakeAuditTrail(work)->List(filter).size(), 1U);
  });
}

TEST_P(UpkeepTest, RotationThatWasKilledGoesOnUnderTheSameKey) {
  // As it is after the key was made and nothing was sealed anew.
  SetFileBytes(county_.keys.ring.string() + ".rotating", "1");
  ASSERT_TRUE(seal::KeyRing::AddDataKey(county_.keys));
  EXPECT_EQ(upkeep_->Verify(county_.county, {})->old_key_values, 50U);
  const Result<record::RotateReport> rotated = upkeep_->RotateKeys(county_.county, {});
  ASSERT_TRUE(rotated);
  EXPECT_EQ(rotated->version, 2U);
  EXPECT_EQ(rotated->values, 50U);
  EXPECT_EQ(upkeep_->RotateKeys(county_.county, {})->version, 3U);  // and the next one is a new one
  EXPECT_EQ(county_.AllPersons().versions, std::set<int>{3});
}

TEST_P(UpkeepTest, RotationThatIsStoppedGoesOnUnderTheSameKey) {
  record::Watch watch;
  watch.name = "jobs";
  watch.go_on = [left = 3](const std::string&, double) mutable { return left-- > 0; };
  const Result<record::RotateReport> stopped = upkeep_->RotateKeys(county_.county, watch);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::kCancelled);
  EXPECT_TRUE(seal::ReadRingFacts(county_.keys)->rotating);
  const Result<record::RotateReport> rotated = upkeep_->RotateKeys(county_.county, {});
  ASSERT_TRUE(rotated);
  EXPECT_EQ(rotated->version, 2U);
  const seal::RingFacts facts = seal::ReadRingFacts(county_.keys).value();
  EXPECT_FALSE(facts.rotating);
  ASSERT_EQ(facts.data_keys.size(), 2U);
  EXPECT_GT(facts.data_keys[1].made_ms, 0);
  EXPECT_EQ(county_.AllPersons().versions, std::set<int>{2});
}

TEST_P(UpkeepTest, AVerificationCanBeStopped) {
  record::Watch watch;
  watch.go_on = [left = 3](const std::string&, double) mutable { return left-- > 0; };
  EXPECT_EQ(upkeep_->Verify(county_.county, watch).error().code, ErrorCode::kCancelled);
}

TEST_P(UpkeepTest, TamperedCellIsLeftAloneByARotation) {
  const std::string first = Person(0);
  county_.Write([&](Work& work) {
    work.sql() << "UPDATE person SET id_no = substr(id_no, 1, 40) || 'x' || substr(id_no, 42) WHERE id = " + first;
  });
  const Result<record::RotateReport> rotated = upkeep_->RotateKeys(county_.county, {});
  ASSERT_TRUE(rotated);
  EXPECT_EQ(rotated->values, 49U);
  EXPECT_EQ(Faults(), std::vector<std::string>{"person.id_no/" + first});
}

}  // namespace
}  // namespace shouwang::store
