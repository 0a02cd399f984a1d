// The resources of src/access: session, one's own account, divisions, accounts and their roles, the audit trail.
//
// No secret goes into an answer that is kept for a repeated request: one-time passwords, tokens and secrets of second
// factors are shown once, to the request that made them.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints SessionEndpoints();
Endpoints OwnAccountEndpoints();
Endpoints TokenEndpoints();
Endpoints DivisionEndpoints();
Endpoints UserEndpoints();
Endpoints GrantEndpoints();
Endpoints AuditEndpoints();

// All of the above.
Endpoints AccessEndpoints();

}  // namespace shouwang::api
