// Visits and their forms as the API shows them; the schema of each stands beside it.
#pragma once

#include "api/core/account_names.h"
#include "api/core/call.h"
#include "api/core/shapes.h"
#include "visits/sheet.h"

namespace shouwang::api {

nlohmann::json VisitFormJson(const policy::VisitForm& form);
http::Schema VisitFormSchema();

nlohmann::json VisitJson(const visits::Visit& visit, const policy::VisitForm& form, AccountNames& names);
http::Schema VisitSchema();

nlohmann::json SheetJson(const visits::Sheet& sheet);
http::Schema SheetSchema();

http::Schema AnswersShape();
http::Schema AmountsShape();
http::Schema VisitKeyShape();

}  // namespace shouwang::api
