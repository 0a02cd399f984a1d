#include "store/casework/test_casework.h"

namespace shouwang::store {
namespace {

using casework::Decision;
using casework::Meeting;
using casework::Notice;
using casework::Objection;

class PublicityTest : public CaseworkTest {
 public:
  PublicityTest() {
    for (int64_t household = 1; household <= 3; ++household) cases_.push_back(AddCase(NewCase(kVillage, household)));
    other_case_ = AddCase(NewCase(kOtherVillage, 9));
  }

  Meeting HeldMeeting() const {
    Meeting meeting;
    meeting.division_code = kVillage;
    meeting.held_on = "2022-05-15";
    meeting.place = "村委会";
    meeting.host = "李主任";
    meeting.attendance = 32;
    meeting.minutes = "逐户评议";
    meeting.attachments = {std::string(64, 'b'), std::string(64, 'a')};
    meeting.decisions = {{cases_[1], true, "同意"}, {cases_[0], false, "户主有车"}};
    meeting.account = 5;
    meeting.created_ms = 11;
    return meeting;
  }

  Notice PostedNotice() const {
    Notice notice;
    notice.division_code = kVillage;
    notice.title = "公示";
    notice.place = "村务公开栏";
    notice.body = "拟纳入二户";
    notice.starts_on = "2022-05-16";
    notice.workdays = 5;
    notice.ends_on = "2022-05-20";
    notice.cases = {cases_[2], cases_[0]};
    notice.attachments = {std::string(64, 'c')};
    notice.account = 5;
    notice.created_ms = 12;
    return notice;
  }

  int64_t Post(const Notice& notice) {
    int64_t id = 0;
    Write([&](Work& work) {
      id = MakePublicity(work)->AddNotice(notice);
      return Status();
    });
    return id;
  }

  Objection Raised(int64_t notice) const {
    Objection objection;
    objection.notice = notice;
    objection.case_file = cases_[0];
    objection.received_on = "2022-05-17";
    objection.text = "他家开店";
    objection.account = 5;
    return objection;
  }

 protected:
  std::vector<int64_t> cases_;
  int64_t other_case_ = 0;
};
SHOUWANG_ON_BOTH_DATABASES(PublicityTest);

TEST_P(PublicityTest, MeetingsComeBackAsTheyWere) {
  const Meeting meeting = HeldMeeting();
  std::vector<int64_t> ids;
  WriteAs(CallerAt(kVillage), [&](Work& work) {
    for (int i = 0; i < 5; ++i) ids.push_back(MakePublicity(work)->AddMeeting(meeting));
  });
  ReadAs(CallerAt(kTown), [&](Work& work) {
    const auto publicity = MakePublicity(work);
    const std::optional<Meeting> found = publicity->FindMeeting(ids[0]);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, ids[0]);
    EXPECT_EQ(found->division_code, kVillage);
    EXPECT_EQ(found->held_on, meeting.held_on);
    EXPECT_EQ(found->place, meeting.place);
    EXPECT_EQ(found->host, meeting.host);
    EXPECT_EQ(found->attendance, 32);
    EXPECT_EQ(found->minutes, meeting.minutes);
    EXPECT_EQ(found->attachments, meeting.attachments);
    EXPECT_EQ(found->decisions, meeting.decisions);
    EXPECT_EQ(found->account, 5);
    EXPECT_EQ(found->created_ms, 11);
    std::vector<int64_t> paged;
    int64_t before = INT64_MAX;
    for (;;) {
      const std::vector<Meeting> page = publicity->Meetings("530326101000", before, 2);
      for (const Meeting& each : page) paged.push_back(each.id);
      if (page.size() < 2) break;
      before = page.back().id;
    }
    EXPECT_EQ(paged, std::vector<int64_t>(ids.rbegin(), ids.rend()));
    EXPECT_TRUE(publicity->Meetings(kNextVillage, INT64_MAX, 10).empty());
  });
}

TEST_P(PublicityTest, NoticesComeBackAsTheyWere) {
  const Notice posted = PostedNotice();
  const int64_t id = Post(posted);
  WriteAs(CallerAt(kVillage), [&](Work& work) {
    const auto publicity = MakePublicity(work);
    Notice notice = publicity->FindNotice(id).value();
    EXPECT_EQ(notice.version, 1);
    EXPECT_EQ(notice.division_code, kVillage);
    EXPECT_EQ(notice.title, posted.title);
    EXPECT_EQ(notice.place, posted.place);
    EXPECT_EQ(notice.body, posted.body);
    EXPECT_EQ(notice.starts_on, posted.starts_on);
    EXPECT_EQ(notice.workdays, 5);
    EXPECT_EQ(notice.ends_on, posted.ends_on);
    EXPECT_EQ(notice.cases, posted.cases);
    EXPECT_EQ(notice.attachments, posted.attachments);
    EXPECT_EQ(notice.closed_on, "");
    EXPECT_EQ(notice.account, 5);
    EXPECT_EQ(notice.created_ms, 12);
    notice.ends_on = "2022-05-24";
    notice.closed_on = "2022-05-25";
    notice.closed_why = "风吹走了";
    notice.attachments.push_back(std::string(64, 'd'));
    for (const int64_t stale : {0, 2}) EXPECT_FALSE(publicity->SaveNotice(notice, stale));
    EXPECT_TRUE(publicity->SaveNotice(notice, 1));
    EXPECT_FALSE(publicity->SaveNotice(notice, 1));
    const Notice saved = publicity->FindNotice(id).value();
    EXPECT_EQ(saved.version, 2);
    EXPECT_EQ(saved.ends_on, notice.ends_on);
    EXPECT_EQ(saved.closed_on, notice.closed_on);
    EXPECT_EQ(saved.closed_why, notice.closed_why);
    EXPECT_EQ(saved.attachments, notice.attachments);
  });
}

TEST_P(PublicityTest, NoticesAreListedNewestFirst) {
  std::vector<int64_t> ids;
  for (int i = 0; i < 5; ++i) {
    Notice notice = PostedNotice();
    if (i == 2) notice.closed_on = "2022-05-21";
    if (i == 4) notice.cases = {cases_[1]};
    ids.insert(ids.begin(), Post(notice));
  }
  ReadAs(CallerAt(kTown), [&](Work& work) {
    const auto publicity = MakePublicity(work);
    const auto numbers = [](const std::vector<Notice>& notices) {
      std::vector<int64_t> found;
      for (const Notice& notice : notices) found.push_back(notice.id);
      return found;
    };
    EXPECT_EQ(numbers(publicity->Notices("", false, INT64_MAX, 10)), ids);
    EXPECT_EQ(numbers(publicity->Notices(kVillage, false, ids[1], 2)), (std::vector<int64_t>{ids[2], ids[3]}));
    EXPECT_EQ(numbers(publicity->Notices("", true, INT64_MAX, 10)),
              (std::vector<int64_t>{ids[0], ids[1], ids[3], ids[4]}));
    EXPECT_EQ(numbers(publicity->NoticesOf(cases_[1])), std::vector<int64_t>{ids[0]});
    EXPECT_EQ(publicity->NoticesOf(cases_[0]).size(), 4U);
    EXPECT_TRUE(publicity->NoticesOf(other_case_).empty());
  });
}

TEST_P(PublicityTest, AnObjectionIsAnsweredOnce) {
  const int64_t notice = Post(PostedNotice());
  WriteAs(CallerAt(kVillage), [&](Work& work) {
    const auto publicity = MakePublicity(work);
    const int64_t first = publicity->AddObjection(Raised(notice));
    const int64_t second = publicity->AddObjection(Raised(notice));
    std::vector<Objection> all = publicity->ObjectionsOf(notice);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, first);
    EXPECT_EQ(all[1].id, second);
    EXPECT_EQ(all[0].case_file, cases_[0]);
    EXPECT_EQ(all[0].received_on, "2022-05-17");
    EXPECT_EQ(all[0].text, "他家开店");
    EXPECT_EQ(all[0].account, 5);
    EXPECT_EQ(all[0].answered_on, "");
    all[0].answered_on = "2022-05-19";
    all[0].finding = "店已转让";
    all[0].answer = "已说明";
    all[0].answered_by = 6;
    EXPECT_TRUE(publicity->AnswerObjection(all[0]));
    EXPECT_FALSE(publicity->AnswerObjection(all[0]));
    const std::vector<Objection> after = publicity->ObjectionsOf(notice);
    EXPECT_EQ(after[0].answered_on, "2022-05-19");
    EXPECT_EQ(after[0].finding, "店已转让");
    EXPECT_EQ(after[0].answer, "已说明");
    EXPECT_EQ(after[0].answered_by, 6);
    EXPECT_EQ(after[1].answered_on, "");
  });
}

TEST_P(PublicityTest, WhatIsSaidOfPersonsIsSealed) {
  const int64_t notice = Post(PostedNotice());
  Write([&](Work& work) {
    const auto publicity = MakePublicity(work);
    publicity->AddMeeting(HeldMeeting());
    Objection objection = Raised(notice);
    objection.finding = "店已转让";
    objection.answer = "已说明";
    publicity->AddObjection(objection);
    return Status();
  });
  for (const auto& [table, column] :
       {std::pair("meeting", "minutes"), std::pair("meeting_decision", "note"), std::pair("objection", "text"),
        std::pair("objection", "finding"), std::pair("objection", "answer")}) {
    EXPECT_TRUE(Column(table, column).starts_with(std::string(table) + "." + column + "/")) << Column(table, column);
  }
}

TEST_P(PublicityTest, NobodySeesOrChangesWhatIsOutsideTheirScope) {
  const int64_t id = Post(PostedNotice());
  int64_t meeting = 0;
  Write([&](Work& work) {
    meeting = MakePublicity(work)->AddMeeting(HeldMeeting());
    MakePublicity(work)->AddObjection(Raised(id));
    return Status();
  });
  const Objection objection = [&] {
    Objection found;
    Read([&](Work& work) { found = MakePublicity(work)->ObjectionsOf(id).front(); });
    return found;
  }();
  AssignHousehold(1, kVillage, 42);
  for (const access::Caller& caller : {CallerAt(kNextVillage), CallerAt(kOtherTown), CallerAt("530327"), Officer(),
                                       DepartmentAt(kCounty, "health"), ContactAt(kCounty, 42)}) {
    WriteAs(caller, [&](Work& work) {
      const auto publicity = MakePublicity(work);
      EXPECT_FALSE(publicity->FindMeeting(meeting));
      EXPECT_TRUE(publicity->Meetings("", INT64_MAX, 10).empty());
      EXPECT_EQ(publicity->AddMeeting(HeldMeeting()), 0);
      EXPECT_FALSE(publicity->FindNotice(id));
      EXPECT_TRUE(publicity->Notices("", false, INT64_MAX, 10).empty());
      EXPECT_TRUE(publicity->NoticesOf(cases_[0]).empty());
      EXPECT_EQ(publicity->AddNotice(PostedNotice()), 0);
      Notice notice = PostedNotice();
      notice.id = id;
      EXPECT_FALSE(publicity->SaveNotice(notice, 1));
      EXPECT_EQ(publicity->AddObjection(Raised(id)), 0);
      EXPECT_TRUE(publicity->ObjectionsOf(id).empty());
      EXPECT_FALSE(publicity->AnswerObjection(objection));
    });
  }
  WriteAs(CallerAt(kVillage), [&](Work& work) {
    Meeting wide = HeldMeeting();
    wide.decisions.push_back({other_case_, true, ""});
    EXPECT_EQ(MakePublicity(work)->AddMeeting(wide), 0) << "a case of another village";
    Notice notice = PostedNotice();
    notice.cases.push_back(other_case_);
    EXPECT_EQ(MakePublicity(work)->AddNotice(notice), 0);
    Objection elsewhere = Raised(id);
    elsewhere.case_file = other_case_;
    EXPECT_EQ(MakePublicity(work)->AddObjection(elsewhere), 0);
  });
}

}  // namespace
}  // namespace shouwang::store
