// The commands over a store that only notes what it was asked.
#include "cli/upkeep_command.h"

#include <gtest/gtest.h>

#include "cli/run.h"
#include "policy/test_pack_folder.h"

namespace shouwang::cli {
namespace {

class NotedUpkeep final : public record::Upkeep {
 public:
  Result<record::BackupReport> Backup(const record::CountyPlace& county, const std::filesystem::path& file,
                                      const record::Watch&) override {
    asked = "backup " + county.folder.string() + " " + county.url + " " + file.string();
    if (fails) return Fail(ErrorCode::kOutput, "磁盘满");
    return record::BackupReport{3, 20, 1};
  }
  Result<record::BackupReport> Restore(const std::filesystem::path& file, const record::CountyPlace& county) override {
    asked = "restore " + file.string() + " " + county.url;
    return record::BackupReport{};
  }
  Result<record::BackupReport> CheckBackup(const record::CountyPlace&, const std::filesystem::path&,
                                           const record::Watch&) override {
    asked = "check";
    return record::BackupReport{};
  }
  Result<record::VerifyReport> Verify(const record::CountyPlace&, const record::Watch&) override {
    asked = "verify";
    record::VerifyReport report;
    if (fails)
      report.faults = {{ErrorCode::kInternal, "甲", "person.id_no/1", ""}, {ErrorCode::kInternal, "乙", "x", ""}};
    return report;
  }
  Result<record::RotateReport> RotateKeys(const record::CountyPlace&, const record::Watch&) override {
    asked = "rotate";
    return record::RotateReport{2, 7, 1};
  }
  std::string asked;
  bool fails = false;
};

class UpkeepCommandTest : public ::testing::Test {
 protected:
  int Run(const std::vector<std::string>& arguments) {
    ::testing::internal::CaptureStderr();
    const int status = RunCommandLine(arguments, [&](Reporter& reporter) {
      Context context;
      context.upkeep = &upkeep_;
      context.reporter = &reporter;
      return context;
    });
    said_ = ::testing::internal::GetCapturedStderr();
    return status;
  }
  bool Said(const std::string& text) const { return said_.find(text) != std::string::npos; }

  const policy::testing::TemporaryFolder folder_;
  const std::string dir_ = folder_.path().string();
  NotedUpkeep upkeep_;
  std::string said_;
};

TEST_F(UpkeepCommandTest, BackupSaysThatTheMasterKeyIsNeeded) {
  EXPECT_EQ(Run({"backup", dir_, "out"}), 0);
  EXPECT_EQ(upkeep_.asked, "backup " + dir_ + " sqlite:" + dir_ + "/record.db out");
  EXPECT_TRUE(Said("20 行"));
  EXPECT_TRUE(Said("master.key"));
  upkeep_.fails = true;
  EXPECT_EQ(Run({"backup", dir_, "out"}), 1);
  EXPECT_TRUE(Said("磁盘满"));
}

TEST_F(UpkeepCommandTest, RestoreNotesTheDatabaseItWentTo) {
  EXPECT_EQ(Run({"restore", "in", dir_, "--db", "postgresql:///county"}), 0);
  EXPECT_EQ(upkeep_.asked, "restore in postgresql:///county");
  EXPECT_FALSE(Said("postgresql"));
  EXPECT_EQ(Run({"backup", dir_, "out"}), 0);
  EXPECT_EQ(upkeep_.asked, "backup " + dir_ + " postgresql:///county out");
}

TEST_F(UpkeepCommandTest, EveryFaultIsSaidAndTheStatusTellsThem) {
  EXPECT_EQ(Run({"verify", "store", dir_}), 0);
  upkeep_.fails = true;
  EXPECT_EQ(Run({"verify", "store", dir_}), 1);
  EXPECT_TRUE(Said("person.id_no/1：甲"));
  EXPECT_TRUE(Said("x：乙"));
}

TEST_F(UpkeepCommandTest, RotateSaysWhatItDid) {
  EXPECT_EQ(Run({"key", "rotate", dir_}), 0);
  EXPECT_EQ(upkeep_.asked, "rotate");
  EXPECT_TRUE(Said("第 2 把"));
}

TEST_F(UpkeepCommandTest, WrongUsageAsksNothing) {
  for (const std::vector<std::string>& wrong : {std::vector<std::string>{"backup"},
                                                {"backup", dir_},
                                                {"restore", "f"},
                                                {"verify"},
                                                {"verify", dir_},
                                                {"key"},
                                                {"key", "rotate"},
                                                {"backup", dir_, "f", "--db", "x"}}) {
    EXPECT_EQ(Run(wrong), 2);
  }
  EXPECT_EQ(upkeep_.asked, "");
}

}  // namespace
}  // namespace shouwang::cli
