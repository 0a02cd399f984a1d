// The resources of src/access: session, one's own account, who is signed in, divisions, accounts and their roles, the
// audit trail.
//
// No secret goes into an answer that is kept for a repeated request: one-time passwords, tokens and secrets of second
// factors are shown once, to the request that made them.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints SessionEndpoints();
Endpoints OwnAccountEndpoints();
Endpoints SessionListEndpoints();
Endpoints TokenEndpoints();
Endpoints DivisionEndpoints();
Endpoints UserEndpoints();
Endpoints GrantEndpoints();
Endpoints AuditEndpoints();

// All of the above.
Endpoints AccessEndpoints();

// Passwords, second factors, names and sessions are changed by the person, not by a script: kForbidden for a token.
Status RefuseTokens(const Call& call);

}  // namespace shouwang::api
