// Cases and what belongs to them as the API shows them; the schema of each stands beside it.
#pragma once

#include <string>

#include "api/core/account_names.h"
#include "api/core/body.h"
#include "api/core/call.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "casework/case_work.h"

namespace shouwang::api {

nlohmann::json CaseJson(const casework::CaseFile& file, const std::string& today);
http::Schema CaseSchema();

// With its procedure, papers, what is missing, and its history.
nlohmann::json CaseDetailJson(const casework::CaseView& view, AccountNames& names, const std::string& today);
http::Schema CaseDetailSchema();

nlohmann::json ProcedureJson(const policy::Procedure& procedure);
http::Schema ProcedureSchema();

http::Schema ProcedureKindShape();
http::Schema CaseStatusShape();
http::Schema OfficeShape();
http::Schema StepFieldsShape();  // {"risks": ["因病"], "situation": ["…"]}

}  // namespace shouwang::api
