// Keys, backups and the store's verification as the officers ask for them, carried out by the runner.
#include <chrono>

#include "access/role.h"
#include "api/core/test_api.h"
#include "api/intake/intake_api.h"
#include "api/operation/operation_api.h"
#include "intake/job_runner.h"
#include "operation/backup_shelf.h"
#include "operation/office_job.h"
#include "operation/upkeep_work.h"
#include "seal/test_keys.h"
#include "store/all/repositories.h"

namespace shouwang::api {
namespace {

using access::Role;
using nlohmann::json;

// Stands for the store: what it does to a county is tested there.
class NotedUpkeep final : public record::Upkeep {
 public:
  Result<record::BackupReport> Backup(const record::CountyPlace&, const std::filesystem::path& file,
                                      const record::Watch& watch) override {
    watch.go_on("备份数据", 0.5);
    seal::testing::SetFileBytes(file, "sealed");
    return record::BackupReport{3, 20, 1};
  }
  Result<record::BackupReport> CheckBackup(const record::CountyPlace&, const std::filesystem::path&,
                                           const record::Watch&) override {
    return record::BackupReport{3, 20, 1};
  }
  Result<record::BackupReport> Restore(const std::filesystem::path&, const record::CountyPlace&) override {
    return Fail(ErrorCode::kInternal, "not by the server");
  }
  Result<record::VerifyReport> Verify(const record::CountyPlace&, const record::Watch&) override {
    if (fails) throw record::RecordError("gone");
    record::VerifyReport report;
    report.rows = 20;
    report.faults = {{ErrorCode::kInternal, "登记的文件不在文件库中", "upload.digest/7", ""}};
    return report;
  }
  Result<record::RotateReport> RotateKeys(const record::CountyPlace&, const record::Watch&) override {
    return record::RotateReport{2, 7, 1};
  }
  bool fails = false;
};

class OperationApiTest : public ApiTest {
 public:
  OperationApiTest()
      : ApiTest(store::AllRepositories(), Joined({OperationEndpoints, JobEndpoints})),
        runner_(record(), clock(),
                {{operation::kBackupJob, &backup_},
                 {operation::kVerificationJob, &verification_},
                 {operation::kRotationJob, &rotation_}},
                [](bool) {}) {
    services().jobs = &runner_;
    services().backups = &shelf_;
    services().keys = keys_.files;
  }

  static access::Caller Officer(Role role) {
    access::Caller caller = At(role, "", static_cast<int64_t>(role) + 20);
    caller.scope = {};
    return caller;
  }
  static json Body(const http::Reply& reply) { return json::parse(reply.body); }
  void WaitForJobs() {
    runner_.Start();
    ASSERT_TRUE(runner_.WaitUntilIdle(std::chrono::seconds(60)));
    runner_.Stop();
  }
  static std::string PathOf(const json& job) { return "/jobs/" + std::to_string(job["id"].get<int64_t>()); }

  const access::Caller sysadmin_ = Officer(Role::kSysadmin);
  const access::Caller secadmin_ = Officer(Role::kSecadmin);
  const seal::testing::TestKeys keys_;
  const record::CountyPlace county_{keys_.folder.path(), ""};
  const operation::BackupShelf shelf_{keys_.folder.path() / "backups", 2};
  NotedUpkeep upkeep_;
  operation::BackupWork backup_{upkeep_, county_, shelf_, clock()};
  operation::VerificationWork verification_{upkeep_, county_};
  operation::RotationWork rotation_{upkeep_, county_};
  intake::JobRunner runner_;
};
SHOUWANG_API_ON_BOTH_DATABASES(OperationApiTest);

TEST_P(OperationApiTest, ABackupIsAskedForMadeAndListed) {
  EXPECT_EQ(Body(Get(sysadmin_, "/backups"))["items"], json::array());
  const http::Reply asked = Post(sysadmin_, "/backups", nullptr);
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(Body(asked)["kind"], "backup");
  EXPECT_EQ(Body(asked)["state"], "queued");
  EXPECT_EQ(Body(asked)["result"], nullptr);
  EXPECT_EQ(Post(sysadmin_, "/backups", nullptr).status, 409);  // one is enough
  WaitForJobs();
  const json job = Body(Get(sysadmin_, PathOf(Body(asked))));
  EXPECT_EQ(job["state"], "done") << job;
  EXPECT_EQ(job["result"]["rows"], 20);
  const json listed = Body(Get(sysadmin_, "/backups"))["items"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0]["name"], "2022-05-31-080000.backup");
  EXPECT_EQ(listed[0]["bytes"], 6);
  EXPECT_EQ(listed[0]["verified"], true);
  seal::testing::SetFileBytes(shelf_.PathOf("2022-05-31-090000.backup"), "half");
  const json half = Body(Get(sysadmin_, "/backups"))["items"][0];
  EXPECT_EQ(half["verified"], false);
  EXPECT_EQ(half["rows"], nullptr);
}

TEST_P(OperationApiTest, TheVerificationTellsItsFaultsAtTheJob) {
  const json asked = Body(Post(sysadmin_, "/store-verification", nullptr));
  WaitForJobs();
  const json job = Body(Get(sysadmin_, PathOf(asked)));
  EXPECT_EQ(job["state"], "done");
  EXPECT_EQ(job["result"]["intact"], false);
  EXPECT_EQ(job["result"]["faults"][0]["where"], "upload.digest/7");
}

TEST_P(OperationApiTest, ADatabaseThatFailsEndsTheJobAndNotTheRunner) {
  upkeep_.fails = true;
  const json asked = Body(Post(sysadmin_, "/store-verification", nullptr));
  Post(sysadmin_, "/backups", nullptr);
  WaitForJobs();
  EXPECT_EQ(Body(Get(sysadmin_, PathOf(asked)))["state"], "failed");
  EXPECT_EQ(Body(Get(sysadmin_, "/jobs"))["items"][0]["state"], "done");
}

TEST_P(OperationApiTest, Trust20_KeysAreShownWithoutKeysAndRotatedByTheSecadmin) {
  const http::Reply shown = Get(secadmin_, "/keys");
  const json keys = Body(shown);
  EXPECT_EQ(keys["cipher"], "sm4");
  EXPECT_EQ(keys["current"], 1);
  EXPECT_EQ(keys["master_key_file"], true);
  EXPECT_EQ(keys["rotating"], false);
  const json ring = json::parse(seal::testing::FileBytes(keys_.files.ring));
  for (const char* name : {"cipher_key", "mac_key"}) {
    EXPECT_EQ(shown.body.find(ring["data"][0][name].get<std::string>()), std::string::npos);
  }
  const json asked = Body(Post(secadmin_, "/keys/rotation", nullptr));
  WaitForJobs();
  EXPECT_EQ(Body(Get(secadmin_, PathOf(asked)))["result"]["values"], 7);
  std::filesystem::remove(keys_.files.master);
  EXPECT_EQ(Body(Get(secadmin_, "/keys"))["master_key_file"], false);
}

TEST_P(OperationApiTest, Trust07_EachOfficerDoesAndSeesTheirPart) {
  const json backup = Body(Post(sysadmin_, "/backups", nullptr));
  const json rotation = Body(Post(secadmin_, "/keys/rotation", nullptr));
  EXPECT_EQ(Get(sysadmin_, PathOf(backup)).status, 200);
  EXPECT_EQ(Get(sysadmin_, PathOf(rotation)).status, 404);
  EXPECT_EQ(Get(secadmin_, PathOf(rotation)).status, 200);
  EXPECT_EQ(Get(secadmin_, PathOf(backup)).status, 404);
  EXPECT_EQ(Get(County(), PathOf(backup)).status, 404);
  EXPECT_EQ(Body(Get(County(), "/jobs"))["items"], json::array());
  const access::Caller auditor = Officer(Role::kAuditor);
  EXPECT_EQ(Get(auditor, "/jobs").status, 403);
  for (const access::Caller& other : {secadmin_, auditor, County()}) {
    EXPECT_EQ(Get(other, "/backups").status, 403);
    EXPECT_EQ(Post(other, "/backups", nullptr).status, 403);
    EXPECT_EQ(Post(other, "/store-verification", nullptr).status, 403);
  }
  for (const access::Caller& other : {sysadmin_, auditor, County()}) {
    EXPECT_EQ(Get(other, "/keys").status, 403);
    EXPECT_EQ(Post(other, "/keys/rotation", nullptr).status, 403);
  }
}

}  // namespace
}  // namespace shouwang::api
