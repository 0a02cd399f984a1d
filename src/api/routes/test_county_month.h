// A month of the demo county, from its tables to determinations, as everybody in it would do it through the API. What
// each does is drawn from the seed by the household's number, so that a seed gives the same month again.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "api/routes/test_month_people.h"

namespace shouwang::api {

class CountyMonth : public MonthPeople {
 public:
  static constexpr const char* kPeriod = "2022-06";
  // 端午节 is on Friday the 3rd: of a notice that hangs from the 2nd, the fifth workday after is the 10th.
  static constexpr const char* kFirstDay = "2022-06-01";
  static constexpr const char* kNoticeFrom = "2022-06-02";
  static constexpr const char* kNoticeEnds = "2022-06-10";
  static constexpr const char* kDetermined = "2022-06-22";

  // What was drawn, and what came of it.
  struct Count {
    int clues = 0;
    int confirmed = 0;
    int monitored_already = 0;
    int identifications = 0;
    int eliminations = 0;
    int unsigned_families = 0;   // no authorisation: withdrawn
    int unwilling_families = 0;  // do not agree to be let go: recorded
    int excluded = 0;
    int not_agreed = 0;
    int objections = 0;
    int returned = 0;
    int identified = 0;
    int eliminated = 0;
    int people_in = 0;
    int people_out = 0;
  };

  using MonthPeople::MonthPeople;

  void Live() {
    MoveTo(kFirstDay);
    VerifyClues();
    ProposeEliminations();
    ASSERT_FALSE(cases().empty());
    OrderCampaign();
    Collect();
    Survey();
    LookUp();
    MoveTo(kNoticeFrom);
    Appraise();
    MoveTo("2022-06-06");
    Object();
    MoveTo("2022-06-08");
    AnswerObjections();
    MoveTo(kNoticeEnds);
    EndNotices(false, false);
    MoveTo("2022-06-13");
    EndNotices(true, false);
    MoveTo("2022-06-15");
    EndNotices(true, true);
    Review();
    MoveTo(kDetermined);
    Determine();
  }

  const Count& count() const { return count_; }

  std::vector<json> Cases() {
    std::vector<json> all;
    for (const auto& [key, id] : cases()) all.push_back(Read(id));
    return all;
  }

  // All that happened to the cases, in words that do not depend on numbers given by a database.
  std::string Events() {
    std::string told;
    for (const auto& [key, id] : cases()) {
      const json file = Read(id);
      for (const json& event : file["events"]) {
        json line = {key.first, key.second};
        for (const char* name : {"number", "at", "by", "kind", "step", "to", "reason", "paper", "again"}) {
          line.push_back(event[name]);
        }
        told += line.dump() + "\n";
      }
    }
    return told;
  }

  // Monitored households and people at the end of a day, as 统计 says.
  std::pair<int64_t, int64_t> MonitoredOn(const std::string& day) {
    const json table = Body(MustBe(200, Get(County(), "/statistics/table?table=monitored&as_of=" + day), "statistics"));
    std::map<std::string, int64_t> values;
    for (size_t i = 0; i < table["columns"].size(); ++i) {
      const json& value = table["total"]["values"][i];
      if (!value.is_null()) values[table["columns"][i]["name"]] = value.get<int64_t>();
    }
    return {values.at("all_households"), values.at("all_people")};
  }

  const std::string& campaign_town() const { return campaign_town_; }

 private:
  // ---- the month

  void VerifyClues() {
    MustBe(200, Post(County(), "/clues/send", {{"due_on", "2022-06-30"}}), "clues are sent down");
    std::vector<json> sent = All(County(), "/clues?state=sent");
    std::sort(sent.begin(), sent.end(), [](const json& a, const json& b) {
      const auto key = [](const json& clue) {
        return std::tuple(clue["household_id"].dump(), clue["rule"]["id"].dump(), clue["explanation"].dump());
      };
      return key(a) < key(b);
    });
    for (const json& clue : sent) {
      if (clue["household"].is_null() || clue["division_code"].get<std::string>().ends_with("000")) continue;
      const std::string household = clue["household_id"];
      const bool so = clue["kind"] == "risk" && Happens("clue", household, 0.25);
      const access::Caller officer = Officer(clue["division_code"]);
      MustBe(200,
             PostAt(officer, "/clues/" + NumberOf(clue) + "/answer",
                    {{"verdict", so ? "confirmed" : "refuted"},
                     {"note", "入户核实"},
                     {"checker", "村干部"},
                     {"visited_on", kFirstDay}},
                    clue),
             "an answer");
      ++count_.clues;
      count_.confirmed += so ? 1 : 0;
      if (so && !cases().contains({household, "identification"})) OpenFor(officer, clue);
    }
  }

  void OpenFor(const access::Caller& officer, const json& clue) {
    const http::Reply opened = Post(
        officer, "/cases",
        {{"procedure", "identification"}, {"household", clue["household"]}, {"clue", clue["id"]}, {"period", kPeriod}});
    if (opened.status == 409) {
      ++count_.monitored_already;
      return;
    }
    cases()[{clue["household_id"], "identification"}] = Body(MustBe(201, opened, "a case"))["id"];
    ++count_.identifications;
  }

  // Of the draft that step 2 gives each village.
  void ProposeEliminations() {
    for (const access::Division& division : divisions()) {
      if (division.code.ends_with("000")) continue;
      const access::Caller officer = Officer(division.code);
      const json lists = Body(MustBe(
          200, Get(officer, "/month-lists?place=" + division.code + "&period=" + std::string(kPeriod)), "three lists"));
      for (const json& draft : lists["eliminate"]) {
        const std::string household = draft["household_id"];
        if (!draft["is_ready"] || !Happens("eliminate", household, 0.5)) continue;
        cases()[{household, "elimination"}] =
            Made(officer, "/cases",
                 {{"procedure", "elimination"}, {"household", draft["household"]}, {"period", kPeriod}})["id"];
        ++count_.eliminations;
      }
    }
  }

  // 集中排查 of one town, on dates of its own.
  void OrderCampaign() {
    campaign_town_ = Read(cases().begin()->second)["division_code"].get<std::string>().substr(0, 9);
    Made(County(), "/campaigns",
         {{"procedure", "identification"},
          {"division_code", campaign_town_ + "000"},
          {"period", kPeriod},
          {"title", "集中排查"},
          {"ordered_by", "上级通知"},
          {"dates",
           {{"collect", "2022-06-04"},
            {"analyse", "2022-06-06"},
            {"survey", "2022-06-09"},
            {"lookup", "2022-06-14"},
            {"appraisal", "2022-06-20"},
            {"town_review", "2022-06-22"},
            {"determine", "2022-06-24"},
            {"entry", "2022-06-28"}}}});
    for (const json& file : Waiting("collect")) {
      const bool ordered = file["division_code"].get<std::string>().starts_with(campaign_town_);
      EXPECT_EQ(file["due_on"], ordered && !IsElimination(file) ? "2022-06-04" : "2022-06-03");
    }
  }

  // Steps 1 and 2, a village's cases at once.
  void Collect() {
    for (const auto& [group, files] : ByVillageAndKind(Waiting("collect"))) {
      const json first =
          group.second == "elimination" ? json{{"help_effect", {"收入稳定"}}} : json{{"situation", {"医疗支出大"}}};
      AtOnce(Officer(group.first), files, "collect", first);
      AtOnce(Officer(group.first), files, "analyse", {{"judgement", {"列入入户名单"}}});
    }
  }
  void AtOnce(const access::Caller& officer, const std::vector<json>& files, const char* step, const json& fields) {
    json cases = json::array();
    for (const json& file : files) cases.push_back({{"id", file["id"]}, {"version", Again(file)["version"]}});
    MustBe(200, Post(officer, "/cases/complete", {{"cases", cases}, {"step", step}, {"fields", fields}}), step);
  }

  void Survey() {
    for (const json& file : Waiting("survey")) {
      if (IsElimination(file)) {
        Assess(file);
      } else {
        Visit(file);
      }
    }
  }

  void Visit(json file) {
    const access::Caller officer = OfficerOf(file);
    const std::string family = "/households/" + std::to_string(file["household"].get<int64_t>());
    file = Give(officer, file, "visit");
    Made(officer, family + "/applications",
         {{"received_on", kFirstDay}, {"text", "申请纳入"}, {"attachments", sheet()}});
    if (Happens("no signature", HouseholdOf(file), 0.08)) {
      // No look-up without the family's authorisation; it does not want one.
      MustBe(409, Post(County(), PathOf(file) + "/lookups", {{"departments", {"medical_insurance"}}}), "a look-up");
      Act(officer, Again(file), "/withdraw", {{"reason", "家庭不同意授权"}});
      ++count_.unsigned_families;
      return;
    }
    json signers = json::array();
    const json household = Body(Get(County(), family));
    for (const json& member : household["members"]) {
      if (signers.empty() && member["status"] == "在户") signers.push_back(member["id"]);
    }
    Made(officer, family + "/authorisations",
         {{"signed_on", kFirstDay}, {"scope", "家庭资产"}, {"signers", signers}, {"attachments", sheet()}});
    Complete(officer, Again(file), {{"findings", {"收入下降"}}});
  }

  void Assess(json file) {
    const access::Caller officer = OfficerOf(file);
    const bool unwilling = Happens("unwilling", HouseholdOf(file), 0.2);
    for (const char* kind : {"assessment", "income_proof", "safety_proof"}) file = Give(officer, file, kind);
    // The three gates without the family's word are not enough.
    Complete(officer, file, {{"findings", {"三道关口都过"}}}, 409);
    file = Give(officer, file, unwilling ? "refusal_record" : "consent");
    Complete(officer, file, {{"findings", {"三道关口都过"}}});
    count_.unwilling_families += unwilling ? 1 : 0;
  }

  void LookUp() {
    for (const json& file : Waiting("lookup")) {
      if (!IsElimination(file)) {
        const json asked =
            Made(County(), PathOf(file) + "/lookups", {{"departments", {"medical_insurance"}}})["items"][0];
        const bool found = Happens("exclusion", HouseholdOf(file), 0.15);
        json findings = json::array();
        if (found) findings.push_back({{"exclusion", 3}, {"text", "名下有一辆轿车"}});
        MustBe(200,
               PostAt(Department("medical_insurance"), "/lookups/" + NumberOf(asked) + "/answer",
                      {{"note", "已核对"}, {"findings", findings}}, asked),
               "a department's answer");
        count_.excluded += found ? 1 : 0;
      }
      Complete(County(), Again(file), {{"lookup_opinion", {"信息属实"}}});
    }
  }

  // Each village's meeting over all its cases of a kind, and the notice of those it agreed to.
  void Appraise() {
    for (const auto& [group, files] : ByVillageAndKind(Waiting("appraisal"))) {
      const access::Caller officer = Officer(group.first);
      json decisions = json::array();
      json agreed = json::array();
      for (const json& file : files) {
        const bool yes = !Happens("not agreed", HouseholdOf(file), 0.1);
        decisions.push_back({{"case", file["id"]}, {"agreed", yes}});
        if (yes) agreed.push_back(file["id"]);
      }
      Made(officer, "/meetings",
           {{"division_code", group.first},
            {"held_on", Today()},
            {"place", "村委会"},
            {"host", "村支书"},
            {"attendance", 31},
            {"minutes", "逐户评议"},
            {"attachments", sheet()},
            {"decisions", decisions}});
      for (size_t i = 0; i < files.size(); ++i) {
        if (decisions[i]["agreed"]) continue;
        Act(officer, Again(files[i]), "/end", {{"reason", "评议未通过"}});
        ++count_.not_agreed;
      }
      if (!agreed.empty()) Hang(officer, group.first, agreed);
    }
  }

  void Hang(const access::Caller& officer, const std::string& village, const json& cases) {
    const json draft = Body(MustBe(200, Post(officer, "/postings/draft", {{"cases", cases}}), "a draft"));
    notices_.push_back(Made(officer, "/postings",
                            {{"division_code", village},
                             {"title", "公示"},
                             {"place", "村务公开栏"},
                             {"body", draft["body"]},
                             {"starts_on", Today()},
                             {"cases", cases}}));
    EXPECT_EQ(notices_.back()["ends_on"], kNoticeEnds) << "five workdays, and the holiday is none";
  }

  static std::string PathOfNotice(const json& notice) { return "/postings/" + NumberOf(notice); }

  // To every third notice; its clock stops until it is answered.
  void Object() {
    for (size_t i = 0; i < notices_.size(); i += 3) {
      json& notice = notices_[i];
      notice = Made(Officer(notice["division_code"]), PathOfNotice(notice) + "/objections",
                    {{"case", notice["cases"][0]}, {"received_on", Today()}, {"text", "这户有别的收入"}});
      held_.insert(notice["id"].get<int64_t>());
      ++count_.objections;
    }
  }
  void AnswerObjections() {
    for (const json& notice : notices_) {
      if (!held_.contains(notice["id"].get<int64_t>())) continue;
      MustBe(200,
             Post(Officer(notice["division_code"]), PathOfNotice(notice) + "/objections/answer",
                  {{"objection", notice["objections"][0]["id"]}, {"finding", "查过账"}, {"answer", "已向反映人说明"}}),
             "an answer to an objection");
    }
  }

  // Tries to take all notices down today: those without an objection when `others`, those with one when `held`.
  void EndNotices(bool others, bool held) {
    for (const json& notice : notices_) {
      const access::Caller officer = Officer(notice["division_code"]);
      const json now = Body(Get(officer, PathOfNotice(notice)));
      if (!now["closed_on"].is_null()) continue;
      const http::Reply closed =
          PostAt(officer, PathOfNotice(notice) + "/close", {{"why", ""}, {"attachments", sheet()}}, now);
      const bool was_held = held_.contains(notice["id"].get<int64_t>());
      EXPECT_EQ(closed.status == 200, was_held ? held : others)
          << Today() << ", ends " << now["ends_on"] << ", held " << was_held << ": " << closed.body;
    }
  }

  void Review() {
    const auto decided = [](const json& file, std::vector<std::string> measures) {
      json fields = {{"village_decision", {"同意"}}};
      if (!IsElimination(file)) fields["suggested_measures"] = std::move(measures);
      return fields;
    };
    for (json file : Waiting("appraisal")) {
      if (IsElimination(file)) file = Give(OfficerOf(file), file, "acceptance_proof");
      Complete(OfficerOf(file), file, decided(file, {"健康帮扶"}));
    }
    for (json file : Waiting("town_review")) {
      if (Happens("returned", HouseholdOf(file), 0.15)) {
        Act(ClerkOf(file), file, "/return", {{"to", "appraisal"}, {"reason", "说明不具体"}});
        file = Complete(OfficerOf(file), Again(file), decided(file, {"健康帮扶", "就业帮扶"}));
        ++count_.returned;
      }
      json fields = {{"spot_check", {"抽查一致"}}, {"town_opinion", {"同意"}}};
      if (!IsElimination(file)) fields["agreed_measures"] = {"健康帮扶"};
      Complete(ClerkOf(file), Again(file), fields);
    }
  }

  void Determine() {
    for (json file : Waiting("determine")) {
      const json fields = IsElimination(file)
                              ? json{{"elimination_kind", {"帮扶消除"}}, {"county_opinion", {"同意消除"}}}
                              : json{{"category", {"突发严重困难户"}},
                                     {"risks", {"因病"}},
                                     {"department", {"medical_insurance"}},
                                     {"contact", {std::to_string(AccountOf(file["division_code"]))}},
                                     {"county_opinion", {"纳入"}}};
      // Who judged the look-up does not determine.
      Complete(County(), file, fields, 403);
      if (file["excluded"]) {
        Complete(Decider(), file, fields, 409);
        for (const char* kind : {"group_decision", "explanation"}) file = Give(Decider(), file, kind);
      }
      file = Complete(Decider(), file, fields);
      Complete(Decider(), Again(file), {{"entered_on", {Today()}}});
      const int64_t people = Members(file);
      (IsElimination(file) ? count_.eliminated : count_.identified) += 1;
      (IsElimination(file) ? count_.people_out : count_.people_in) += static_cast<int>(people);
    }
  }
  Count count_;
  std::string campaign_town_;
  std::vector<json> notices_;
  std::set<int64_t> held_;
};

}  // namespace shouwang::api
