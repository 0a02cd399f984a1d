// Endpoints of casework: cases and their steps, campaigns, applications, authorisations, look-ups, meetings and
// notices. Households are shown by number and head, ids masked. A department sees only the questions put to it.
#pragma once

#include "api/core/endpoint.h"
#include "casework/desk.h"

namespace shouwang::api {

Endpoints CaseEndpoints();         // case_api.cpp: procedures, open, list, read, summary
Endpoints CaseStepEndpoints();     // case_step_api.cpp: complete, return, end, withdraw, papers, move, in bulk
Endpoints MonthListEndpoints();    // month_list_api.cpp: the drafts of step 2
Endpoints CampaignEndpoints();     // campaign_api.cpp
Endpoints ConsentEndpoints();      // consent_api.cpp: applications, authorisations
Endpoints LookUpEndpoints();       // lookup_api.cpp
Endpoints LookUpFileEndpoints();   // lookup_file_api.cpp: the questions as a workbook
Endpoints MeetingEndpoints();      // meeting_api.cpp
Endpoints NoticeBoardEndpoints();  // notice_board_api.cpp: 公示 and objections
Endpoints AttachmentEndpoints();   // attachment_api.cpp
Endpoints ChoiceEndpoints();       // choice_api.cpp: what forms choose from: departments, contact persons

// All of these.
Endpoints CaseworkEndpoints();

// What the use cases work with, over the tables of one transaction.
casework::Desk DeskOf(Call& call, record::Tables& tables);

// A change of something with a number in the path, in the one shape of this area.
Result<http::Reply> ChangeOne(
    Call& call, const char* action, const char* object,
    const std::function<Result<http::Reply>(casework::Desk&, int64_t id, access::AuditEntry&)>& change);
// Digests of the body's `attachments`; kInvalid when one was not handed up.
Result<std::vector<std::string>> AttachmentsOf(Call& call);
http::Schema AttachmentsShape();
// The procedure of that kind or id that the county goes by: of the named pack, or of the one whose region holds the
// place.
Result<policy::Procedure> ProcedureFor(Call& call, const std::string& pack, const std::string& id,
                                       const std::string& division_code, Date day);

// What the answers to its questions mean to a case, in a change of its own: the department does not see it. What is
// lost in between is made up before the case's next step.
void TellCase(Call& call, int64_t case_file);

}  // namespace shouwang::api
