// What the sysadmin and the secadmin run: backups and verification of the store, keys. Long work is a job
// (api/intake/job_shapes.h): the answer is the job, which tells where it stands and what it came to.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints KeyEndpoints();
Endpoints BackupEndpoints();
Endpoints VerificationEndpoints();

// All of the above.
Endpoints OperationEndpoints();

}  // namespace shouwang::api
