// Uploads, runs, jobs and changes of policies on the record's database: what src/intake asks for. Each lives as long as
// the transaction it was made for. Internal to the store.
#pragma once

#include <memory>

#include "intake/policy_change.h"
#include "intake/run.h"
#include "intake/upload.h"

namespace shouwang::store {

struct Work;

std::shared_ptr<intake::Uploads> MakeUploads(Work& work);
std::shared_ptr<intake::Runs> MakeRuns(Work& work);
std::shared_ptr<intake::Jobs> MakeJobs(Work& work);
std::shared_ptr<intake::PolicyChanges> MakePolicyChanges(Work& work);

}  // namespace shouwang::store
