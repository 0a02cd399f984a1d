#include "store/all/repositories.h"

#include "store/access/access_tables.h"
#include "store/casework/casework_tables.h"
#include "store/clues/clue_tables.h"
#include "store/help/help_tables.h"
#include "store/insurance/insurance_tables.h"
#include "store/intake/intake_tables.h"
#include "store/monitoring/monitoring_tables.h"
#include "store/registry/registry_tables.h"
#include "store/selfreport/inbox_table.h"
#include "store/statistics/statistics_tables.h"
#include "store/visits/visit_tables.h"

namespace shouwang::store {

Repositories AllRepositories() {
  Repositories all;
  all.audit = MakeAuditTrail;
  all.accounts = MakeAccounts;
  all.divisions = MakeDivisions;
  all.registry = MakeRegistry;
  all.registry_imports = MakeRegistryImports;
  all.uploads = MakeUploads;
  all.runs = MakeRuns;
  all.jobs = MakeJobs;
  all.policy_changes = MakePolicyChanges;
  all.clues = MakeClues;
  all.group_risks = MakeGroupRisks;
  all.cases = MakeCases;
  all.consents = MakeConsents;
  all.publicity = MakePublicity;
  all.visits = MakeVisits;
  all.help = MakeHelpBook;
  all.self_reports = MakeInbox;
  all.insurance = MakeInsurance;
  all.monitoring = MakeMonitoring;
  all.statistics = MakeStatistics;
  return all;
}

}  // namespace shouwang::store
