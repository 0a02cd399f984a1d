// Accounts, divisions and the audit trail on the record's database: what src/access asks for. Each lives as long as the
// transaction it was made for. Internal to the store.
#pragma once

#include <memory>

#include "access/accounts.h"
#include "access/audit.h"
#include "access/divisions.h"

namespace shouwang::store {

struct Work;

std::shared_ptr<access::Accounts> MakeAccounts(Work& work);
std::shared_ptr<access::Divisions> MakeDivisions(Work& work);
std::shared_ptr<access::AuditTrail> MakeAuditTrail(Work& work);

}  // namespace shouwang::store
