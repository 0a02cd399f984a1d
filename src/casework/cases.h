// Where cases are kept. Implemented by src/store/casework. All calls belong to one transaction of the record, see only
// rows of the caller's scope, and throw record::RecordError when the database cannot be used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"

namespace shouwang::casework {

class Cases {
 public:
  virtual ~Cases() = default;

  // Versions of procedures, kept as long as there is a case: procedure_json.h. Keeping the same again does nothing.
  virtual void KeepProcedure(const std::string& digest, const std::string& body) = 0;
  virtual std::optional<std::string> ProcedureBody(const std::string& digest) = 0;

  virtual std::optional<CaseFile> Find(int64_t id) = 0;
  virtual std::vector<procedure::Event> Events(int64_t id) = 0;      // oldest first
  virtual std::vector<CaseFile> OfHousehold(int64_t household) = 0;  // newest first
  // Those with a due day first, in its order; at most `limit`, behind `after`.
  virtual std::vector<CaseFile> List(const CaseFilter& filter, const std::optional<CaseCursor>& after, int limit) = 0;
  virtual std::vector<CaseCount> Count(const CaseFilter& filter, const std::string& today, const std::string& soon) = 0;

  // Steps at which a case is overdue and nobody was told.
  virtual std::vector<StepAt> OverdueSteps(const std::string& today) = 0;

  // A new case without events; gives its number.
  virtual int64_t Add(const CaseFile& file) = 0;
  // The event, and the case as it is afterwards. False when its version is not event.number - 1 any more, or it is out
  // of the scope.
  virtual bool Append(const CaseFile& after, const procedure::Event& event) = 0;
  // Due days after a campaign came; the version stays.
  virtual void SetDue(int64_t id, const std::string& due_on) = 0;

  virtual int64_t AddCampaign(const Campaign& campaign) = 0;
  virtual std::vector<Campaign> Campaigns(
      const std::string& period) = 0;  // of the scope and above it; blank: of any month
  // The one that covers the village most closely, the latest of these.
  virtual std::optional<Campaign> CampaignFor(policy::ProcedureKind kind, const std::string& division_code,
                                              const std::string& period) = 0;

  virtual int64_t AddApplication(const Application& application) = 0;
  virtual std::optional<Application> FindApplication(int64_t id) = 0;
  virtual std::vector<Application> ApplicationsOf(int64_t household) = 0;  // newest first
};

}  // namespace shouwang::casework
