// Backup, verification and a new key as jobs of a running county.
#include "operation/upkeep_work.h"

#include "access/account_changes.h"
#include "base/json.h"
#include "operation/office_job.h"
#include "operation/test_office.h"
#include "store/archive/upkeep.h"

namespace shouwang::operation {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class UpkeepWorkTest : public OfficeTest {
 protected:
  static constexpr size_t kKept = 2;

  // The result of the job, with its end in the record.
  json Carry(intake::JobWork& work) {
    NotedControl control;
    intake::Job job;
    const Result<intake::JobClosing> closing = work.Carry(job, control);
    if (!closing) throw std::runtime_error(FormatError(closing.error()));
    Write([&](record::Tables& tables) { EXPECT_TRUE((*closing)(tables, job)); });
    EXPECT_FALSE(control.stages.empty());
    return json::parse(job.result);
  }
  BackupWork Backup() { return {*upkeep_, place(), shelf_, clock()}; }
  void AddSealedValue() {
    Write([](record::Tables& tables) {
      const int64_t id = access::CreateAccount(tables, {"liming", "某人"}, {"x", "x"}).value().id;
      tables.accounts().SetSecondFactor(id, {"secret", true, 0});
    });
  }
  size_t FilesIn(const fs::path& folder) {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }

  const SystemClock now_;
  const std::unique_ptr<record::Upkeep> upkeep_ = store::MakeUpkeep(now_);
  const BackupShelf shelf_{place().folder / "backups", kKept};
};
SHOUWANG_OFFICE_ON_BOTH_DATABASES(UpkeepWorkTest);

TEST_P(UpkeepWorkTest, ABackupIsMadeCheckedAndListed) {
  BackupWork work = Backup();
  const json result = Carry(work);
  EXPECT_EQ(result["name"], "2022-05-31-080000.backup");
  const std::vector<KeptBackup> listed = shelf_.List().value();
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].name, "2022-05-31-080000.backup");
  EXPECT_EQ(listed[0].bytes, fs::file_size(shelf_.PathOf(listed[0].name)));
  EXPECT_EQ(listed[0].report.files, 1U);
  EXPECT_GT(listed[0].report.rows, 0U);
  EXPECT_NE(listed[0].checked_ms, 0);
  ASSERT_EQ(Trail("backup.make").size(), 1U);
  EXPECT_EQ(json::parse(Trail("backup.make")[0].entry.detail), result);
  // And it comes back.
  const seal::testing::TestFolder to;
  fs::create_directories(to.path() / "keys");
  fs::copy_file(keys().master, to.path() / "keys" / "master.key");
  EXPECT_TRUE(upkeep_->Restore(shelf_.PathOf(listed[0].name), record::CountyPlace::InFolder(to.path())));
}

TEST_P(UpkeepWorkTest, OnlyTheLastCheckedOnesStay) {
  BackupWork work = Backup();
  std::vector<std::string> names;
  for (int i = 0; i < 3; ++i) {
    names.push_back(Carry(work)["name"].get<std::string>());
    clock().Advance(24LL * 3600 * 1000);
  }
  // One that was never checked takes the place of none.
  seal::testing::SetFileBytes(shelf_.PathOf("2022-06-02-090000.backup"), "half");
  seal::testing::SetFileBytes(shelf_.PathOf("notes.txt"), "the operator's");
  const json result = Carry(work);
  EXPECT_EQ(result["removed"], json::array({names[1]}));
  std::vector<std::string> left;
  const std::vector<KeptBackup> listed = shelf_.List().value();
  for (const KeptBackup& backup : listed) left.push_back(backup.name);
  EXPECT_EQ(left, (std::vector<std::string>{result["name"].get<std::string>(), "2022-06-02-090000.backup", names[2]}));
  EXPECT_TRUE(fs::exists(shelf_.PathOf("notes.txt")));
  EXPECT_EQ(FilesIn(shelf_.PathOf("")), 6U);  // two with their notes, the half one, the operator's
}

TEST_P(UpkeepWorkTest, ABackupThatIsStoppedOrFailsLeavesTheOthers) {
  BackupWork work = Backup();
  Carry(work);
  clock().Advance(60'000);
  NotedControl control(2);
  const Result<intake::JobClosing> stopped = work.Carry({}, control);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::kCancelled);
  fs::rename(keys().master, keys().master.string() + ".away");
  NotedControl second;
  EXPECT_FALSE(work.Carry({}, second));
  EXPECT_EQ(shelf_.List()->size(), 1U);
  EXPECT_EQ(FilesIn(shelf_.PathOf("")), 2U);
}

TEST_P(UpkeepWorkTest, WhatAKilledBackupLeftIsTakenAway) {
  ASSERT_TRUE(shelf_.Prepare());
  seal::testing::SetFileBytes(shelf_.PathOf("2022-05-30-023000.backup.0a1b2c3d.part"), "half");
  seal::testing::SetFileBytes(shelf_.PathOf("other.part"), "the operator's");
  BackupWork work = Backup();
  Carry(work);
  EXPECT_FALSE(fs::exists(shelf_.PathOf("2022-05-30-023000.backup.0a1b2c3d.part")));
  EXPECT_TRUE(fs::exists(shelf_.PathOf("other.part")));
}

TEST_P(UpkeepWorkTest, AVerificationTellsFaultsWithoutValues) {
  AddSealedValue();
  VerificationWork work(*upkeep_, place());
  json result = Carry(work);
  EXPECT_EQ(result["intact"], true) << result;
  EXPECT_EQ(result["sealed_values"], 1);
  EXPECT_EQ(result["files"], 1);
  EXPECT_EQ(Trail("store.verify")[0].entry.result, "done");
  for (const auto& entry : fs::recursive_directory_iterator(place().folder / "files")) {
    if (entry.is_regular_file() && entry.path().filename() != "lock") seal::testing::SetFileBytes(entry.path(), "x");
  }
  result = Carry(work);
  EXPECT_EQ(result["intact"], false);
  ASSERT_EQ(result["faults"].size(), 1U);
  EXPECT_FALSE(result["faults"][0]["what"].get<std::string>().empty());
  EXPECT_EQ(Trail("store.verify")[0].entry.result, "failed");
  EXPECT_EQ(Trail("store.verify")[0].entry.detail, R"({"faults":1})");
}

TEST_P(UpkeepWorkTest, ANewKeyIsTakenUpWhileTheCountyRuns) {
  AddSealedValue();
  RotationWork work(*upkeep_, place());
  const json result = Carry(work);
  EXPECT_EQ(result["version"], 2);
  EXPECT_EQ(result["values"], 1);
  EXPECT_EQ(result["files"], 1);
  ASSERT_EQ(Trail("key.rotate").size(), 1U);
  EXPECT_EQ(Trail("key.rotate")[0].account_name, "jobs");
  Read([](record::Tables& tables) {
    const access::Account account = tables.accounts().FindByName("liming").value();
    EXPECT_EQ(tables.accounts().CredentialsOf(account.id).second_factor.secret, "secret");
  });
}

// Through the runner, as the server does it: queued, carried out, its result kept.
TEST_P(UpkeepWorkTest, TheRunnerKeepsTheResult) {
  BackupWork work = Backup();
  int64_t id = 0;
  Write([&](record::Tables& tables) { id = AskOfficeJob(tables, kBackupJob)->id; });
  intake::JobRunner runner(record(), clock(), {{kBackupJob, &work}}, [](bool) {});
  runner.Start();
  ASSERT_TRUE(runner.WaitUntilIdle(std::chrono::seconds(60)));
  runner.Stop();
  Read([&](record::Tables& tables) {
    const intake::Job job = tables.jobs().Find(id).value();
    EXPECT_EQ(job.state, intake::JobState::kDone) << job.reason;
    EXPECT_EQ(json::parse(job.result)["files"], 1);
  });
}

}  // namespace
}  // namespace shouwang::operation
