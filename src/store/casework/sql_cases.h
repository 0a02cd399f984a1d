// casework::Cases over the database: cases and their events in sql_cases.cpp, campaigns and applications in
// sql_campaigns.cpp. Internal to the store.
#pragma once

#include "casework/cases.h"
#include "store/casework/conditions.h"

namespace shouwang::store {

class SqlCases final : public casework::Cases {
 public:
  explicit SqlCases(Work& work) : work_(work) {}

  void KeepProcedure(const std::string& digest, const std::string& body) override;
  std::optional<std::string> ProcedureBody(const std::string& digest) override;

  std::optional<casework::CaseFile> Find(int64_t id) override;
  std::vector<procedure::Event> Events(int64_t id) override;
  std::vector<casework::CaseFile> OfHousehold(int64_t household) override;
  std::vector<casework::CaseFile> List(const casework::CaseFilter& filter,
                                       const std::optional<casework::CaseCursor>& after, int limit) override;
  std::vector<casework::CaseCount> Count(const casework::CaseFilter& filter, const std::string& today,
                                         const std::string& soon) override;
  std::vector<casework::StepAt> OverdueSteps(const std::string& today) override;

  int64_t Add(const casework::CaseFile& file) override;
  bool Append(const casework::CaseFile& after, const procedure::Event& event) override;
  void SetDue(int64_t id, const std::string& due_on) override;

  int64_t AddCampaign(const casework::Campaign& campaign) override;
  std::vector<casework::Campaign> Campaigns(const std::string& period) override;
  std::optional<casework::Campaign> CampaignFor(policy::ProcedureKind kind, const std::string& division_code,
                                                const std::string& period) override;

  int64_t AddApplication(const casework::Application& application) override;
  std::optional<casework::Application> FindApplication(int64_t id) override;
  std::vector<casework::Application> ApplicationsOf(int64_t household) override;

 private:
  Work& work_;
};

}  // namespace shouwang::store
