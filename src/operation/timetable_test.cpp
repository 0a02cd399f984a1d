// What the program asks for by itself, under a clock that is moved.
#include "operation/timetable.h"

#include "operation/office_job.h"
#include "operation/test_office.h"

namespace shouwang::operation {
namespace {

constexpr int64_t kMinuteMs = 60 * 1000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;

// The clock begins on 2022-05-31 at 08:00 in Beijing.
class TimetableTest : public OfficeTest {
 protected:
  // As a program does that has just started.
  void Ask() { Timetable(record(), clock(), {{kDailyJob, kDailyWorkMinute}}).AskWhatIsDue(); }
  size_t Queued() { return Jobs(intake::JobState::kQueued).size(); }
  void End(intake::JobState state) {
    Write([&](record::Tables& tables) {
      intake::Job job = tables.jobs().Latest(kDailyJob).value();
      job.state = state;
      job.finished_ms = tables.now_ms();
      ASSERT_TRUE(tables.jobs().Save(job));
    });
  }
};
SHOUWANG_OFFICE_ON_BOTH_DATABASES(TimetableTest);

TEST_P(TimetableTest, WhatWasMissedIsDoneOnceAfterTheStart) {
  Ask();
  ASSERT_EQ(Queued(), 1U);
  EXPECT_EQ(Jobs(intake::JobState::kQueued)[0].keeper, access::Role::kSysadmin);
  EXPECT_EQ(Trail("job.schedule").size(), 1U);
  EXPECT_EQ(Trail("job.schedule")[0].account_name, "timetable");
  Ask();  // started again while it waits
  EXPECT_EQ(Queued(), 1U);
  End(intake::JobState::kDone);
  Ask();  // and after it was done
  EXPECT_EQ(Queued(), 0U);
}

TEST_P(TimetableTest, EachDayAtItsTimeInBeijing) {
  Ask();
  End(intake::JobState::kDone);
  clock().Advance(22 * kHourMs - kMinuteMs);  // 05:59
  Ask();
  EXPECT_EQ(Queued(), 0U);
  clock().Advance(kMinuteMs);
  Ask();
  EXPECT_EQ(Queued(), 1U);
  End(intake::JobState::kDone);
  clock().Advance(kDayMs - kMinuteMs);
  Ask();
  EXPECT_EQ(Queued(), 0U);
  clock().Advance(5 * kDayMs);  // switched off for days: once is enough
  Ask();
  End(intake::JobState::kDone);
  Ask();
  EXPECT_EQ(Queued(), 0U);
}

TEST_P(TimetableTest, WhatFailedIsAskedForAgainAnHourLater) {
  Ask();
  End(intake::JobState::kFailed);
  clock().Advance(kHourMs - kMinuteMs);
  Ask();
  EXPECT_EQ(Queued(), 0U);
  clock().Advance(kMinuteMs);
  Ask();
  EXPECT_EQ(Queued(), 1U);
}

TEST_P(TimetableTest, AnOfficersJobIsSeenByThatOfficerAlone) {
  Write([](record::Tables& tables) {
    ASSERT_TRUE(AskOfficeJob(tables, kBackupJob));
    ASSERT_TRUE(AskOfficeJob(tables, kRotationJob));
    EXPECT_EQ(AskOfficeJob(tables, kBackupJob).error().code, ErrorCode::kConflict);
    intake::Job run;
    run.kind = "run";
    run.division_code = "530326000000";
    run.object = 1;
    tables.jobs().Add(run);
  });
  const auto seen = [&](access::Role role) {
    access::Caller caller;
    caller.role = role;
    if (role == access::Role::kCounty || role == access::Role::kTown) {
      caller.scope.kind = access::Scope::Kind::kDivision;
      caller.scope.division = role == access::Role::kCounty ? "530326" : "530326101";
    }
    std::vector<std::string> kinds;
    EXPECT_TRUE(record().Read(caller, [&](record::Tables& tables) -> Status {
      for (const intake::Job& job : tables.jobs().List(INT64_MAX, 10)) kinds.push_back(job.kind);
      return {};
    }));
    return kinds;
  };
  EXPECT_EQ(seen(access::Role::kSysadmin), std::vector<std::string>{kBackupJob});
  EXPECT_EQ(seen(access::Role::kSecadmin), std::vector<std::string>{kRotationJob});
  EXPECT_EQ(seen(access::Role::kAuditor), std::vector<std::string>{});
  EXPECT_EQ(seen(access::Role::kCounty), std::vector<std::string>{"run"});
  EXPECT_EQ(seen(access::Role::kTown), std::vector<std::string>{});
}

TEST(TimeOfDay, IsReadOrRefused) {
  EXPECT_EQ(ReadTimeOfDay("02:30", "--backup-at").value(), 150);
  EXPECT_EQ(ReadTimeOfDay("23:59", "--backup-at").value(), 1439);
  EXPECT_EQ(ReadTimeOfDay("never", "--backup-at").value(), std::nullopt);
  for (const char* wrong : {"", "2:30", "24:00", "02:60", "0230", "02:3x", "-1:30", "02:30:00"}) {
    ASSERT_FALSE(ReadTimeOfDay(wrong, "--backup-at")) << wrong;
    EXPECT_EQ(ReadTimeOfDay(wrong, "--backup-at").error().code, ErrorCode::kUsage);
  }
}

}  // namespace
}  // namespace shouwang::operation
