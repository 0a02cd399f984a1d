// An endpoint that queues a job of an officer and answers with it. Internal to the API of operation.
#pragma once

#include <string>

#include "api/core/endpoint.h"

namespace shouwang::api {

// `kind`: of operation/office_job.h; `action`: in the audit trail.
Endpoint OfficeJobEndpoint(const char* path, const char* operation, const char* summary, access::Permission permission,
                           const char* kind, const char* action);

}  // namespace shouwang::api
