#include <gtest/gtest.h>

#include "store/core/test_database.h"
#include "store/intake/intake_tables.h"

namespace shouwang::store {
namespace {

using intake::JobState;
using intake::Upload;
using intake::UploadState;

class IntakeTablesTest : public DatabaseTest {
 public:
  static Upload Handed(const std::string& department, const std::string& period, const std::string& digest) {
    Upload upload;
    upload.division_code = "530326000000";
    upload.department = department;
    upload.period = period;
    upload.file_name = period + ".csv";
    upload.digest = digest;
    upload.bytes = 12;
    upload.mapping = {{"表1", "vehicle", 3, {{"车型", "vehicle_type"}}}};
    upload.sheets = {{"表1", "vehicle", 3, 10, 8, 1, 1}};
    upload.replaced = {{5, 1, 2, 3, {"vehicle changed 530326********0019"}}};
    return upload;
  }
  static access::Caller As(access::Scope::Kind kind, const std::string& division, const std::string& department = "") {
    access::Caller caller;
    caller.account = 7;
    caller.name = "someone";
    caller.scope.kind = kind;
    caller.scope.division = division;
    caller.scope.department = department;
    return caller;
  }
  size_t Seen(const access::Caller& caller) {
    size_t seen = 0;
    const Status status = database().Read(caller, [&](Work& work) {
      seen = MakeUploads(work)->List({}).size();
      return Status();
    });
    EXPECT_TRUE(status);
    return seen;
  }
};
SHOUWANG_ON_BOTH_DATABASES(IntakeTablesTest);

TEST_P(IntakeTablesTest, AnUploadComesBackAsItWas) {
  int64_t id = 0;
  Write([&](Work& work) {
    id = MakeUploads(work)->Add(Handed("public_security", "2022-05", "aa")).id;
    return Status();
  });
  Read([&](Work& work) {
    const Upload upload = MakeUploads(work)->Find(id).value();
    EXPECT_EQ(upload.version, 1);
    EXPECT_EQ(upload.account_name, "test");
    EXPECT_EQ(upload.at_ms, work.now_ms);
    EXPECT_EQ(upload.bytes, 12U);
    ASSERT_EQ(upload.mapping.size(), 1U);
    EXPECT_EQ(upload.mapping[0].columns[0].second, "vehicle_type");
    EXPECT_EQ(upload.mapping[0].header, 3U);
    EXPECT_EQ(upload.sheets[0].used, 8U);
    EXPECT_EQ(upload.replaced[0].changed, 3U);
    EXPECT_FALSE(MakeUploads(work)->Find(id + 1));
  });
}

TEST_P(IntakeTablesTest, ADepartmentSeesItsOwnAndTownsNothing) {
  Write([&](Work& work) {
    MakeUploads(work)->Add(Handed("public_security", "2022-05", "aa"));
    MakeUploads(work)->Add(Handed("civil_affairs", "2022-05", "bb"));
    return Status();
  });
  using Kind = access::Scope::Kind;
  EXPECT_EQ(Seen(As(Kind::kDivision, "530326")), 2U);
  EXPECT_EQ(Seen(As(Kind::kDepartment, "530326", "civil_affairs")), 1U);
  EXPECT_EQ(Seen(As(Kind::kDepartment, "530326", "water")), 0U);
  EXPECT_EQ(Seen(As(Kind::kDepartment, "530325", "civil_affairs")), 0U);
  EXPECT_EQ(Seen(As(Kind::kDivision, "530325")), 0U);
  EXPECT_EQ(Seen(As(Kind::kDivision, "530326101")), 0U);
  EXPECT_EQ(Seen(As(Kind::kContact, "530326")), 0U);
  EXPECT_EQ(Seen(As(Kind::kNothing, "")), 0U);
}

TEST_P(IntakeTablesTest, ListsAreFilteredAndPaged) {
  Write([&](Work& work) {
    const auto uploads = MakeUploads(work);
    for (const char* period : {"2022-03", "2022-04", "2022-05"}) {
      uploads->Add(Handed("civil_affairs", period, std::string("d") + period));
    }
    return Status();
  });
  Read([&](Work& work) {
    const auto uploads = MakeUploads(work);
    intake::UploadFilter filter;
    filter.limit = 2;
    const std::vector<Upload> first = uploads->List(filter);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].period, "2022-05");
    filter.before = first[1].id;
    ASSERT_EQ(uploads->List(filter).size(), 1U);
    filter = {};
    filter.period_from = filter.period_to = "2022-04";
    EXPECT_EQ(uploads->List(filter).size(), 1U);
    filter.state = UploadState::kLoaded;
    EXPECT_TRUE(uploads->List(filter).empty());
    EXPECT_TRUE(uploads->FindSame("civil_affairs", "d2022-04"));
    EXPECT_FALSE(uploads->FindSame("water", "d2022-04"));
  });
}

TEST_P(IntakeTablesTest, SavingNeedsTheVersionThatWasRead) {
  Write([&](Work& work) {
    const auto uploads = MakeUploads(work);
    const Upload first = uploads->Add(Handed("civil_affairs", "2022-05", "aa"));
    Upload changed = first;
    changed.state = UploadState::kWithdrawn;
    const Result<Upload> saved = uploads->Save(changed);
    EXPECT_TRUE(saved);
    EXPECT_EQ(saved->version, 2);
    EXPECT_EQ(uploads->Save(first).error().code, ErrorCode::kStale);
    EXPECT_FALSE(uploads->FindSame("civil_affairs", "aa"));
    Upload nowhere = first;
    nowhere.id = 999'999;
    EXPECT_EQ(uploads->Save(nowhere).error().code, ErrorCode::kNotFound);
    return Status();
  });
}

TEST_P(IntakeTablesTest, TheLastMappingOfADatasetIsKept) {
  Write([&](Work& work) {
    const auto uploads = MakeUploads(work);
    uploads->KeepMapping("water", {"", "water_safety", 0, {{"结果1", "result"}}});
    uploads->KeepMapping("water", {"", "water_safety", 2, {{"结果2", "result"}}});
    const intake::Mapping kept = uploads->KeptMappings("water");
    EXPECT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.at(0).columns.at(0).first, "结果2");
    EXPECT_TRUE(uploads->KeptMappings("housing").empty());
    return Status();
  });
}

TEST_P(IntakeTablesTest, RunsAndJobs) {
  int64_t id = 0;
  Write([&](Work& work) {
    const auto runs = MakeRuns(work);
    intake::Run run;
    run.division_code = "530326000000";
    run.pack_id = "huize-2022";
    run.as_of = *Date::FromIso("2022-05-31");
    run.settings = {"bottom_line=6500"};
    run.inputs = {{"底册-户.csv", "dd", 3, 0, {{"", "household", 0, {}}}}};
    run = runs->Add(run);
    id = run.id;
    EXPECT_FALSE(runs->LatestDone());
    run.state = JobState::kDone;
    run.files = {{"clues.csv", "ee", 9}};
    run.counts.clues = 4;
    run.counts.by_rule = {{"HZ-R01", 4}};
    run.warnings = {"一"};
    EXPECT_TRUE(runs->Save(run));
    EXPECT_EQ(runs->Save(run).error().code, ErrorCode::kStale);
    intake::Run repeat = run;
    repeat.repeats = run.id;
    runs->Add(repeat);
    return Status();
  });
  Read([&](Work& work) {
    const intake::Run run = MakeRuns(work)->LatestDone().value();
    EXPECT_EQ(run.id, id);
    EXPECT_EQ(run.as_of.Iso(), "2022-05-31");
    EXPECT_EQ(run.settings.at(0), "bottom_line=6500");
    EXPECT_EQ(run.inputs.at(0).mapping.at(0).dataset, "household");
    EXPECT_EQ(run.files.at(0).bytes, 9U);
    EXPECT_EQ(run.counts.by_rule.at(0).clues, 4U);
    EXPECT_EQ(MakeRuns(work)->List(INT64_MAX, 50).size(), 2U);
  });
  Write([&](Work& work) {
    const auto jobs = MakeJobs(work);
    intake::Job job;
    job.division_code = "530326000000";
    job.kind = "run";
    job.object = id;
    job = jobs->Add(job);
    EXPECT_EQ(jobs->InState(JobState::kQueued).size(), 1U);
    job.state = JobState::kFailed;
    job.reason = "服务重启";
    EXPECT_TRUE(jobs->Save(job));
    EXPECT_TRUE(jobs->InState(JobState::kQueued).empty());
    EXPECT_EQ(jobs->Find(job.id)->reason, "服务重启");
    return Status();
  });
  const access::Caller department = As(access::Scope::Kind::kDepartment, "530326", "water");
  const Status status = database().Read(department, [&](Work& work) {
    EXPECT_TRUE(MakeRuns(work)->List(INT64_MAX, 50).empty());
    EXPECT_TRUE(MakeJobs(work)->List(INT64_MAX, 50).empty());
    return Status();
  });
  EXPECT_TRUE(status);
}

}  // namespace
}  // namespace shouwang::store
