// Endpoints of clues, their workbook and feedback tables, group risks, and what waits for the caller. Persons are shown
// by name and masked id. Workbooks are exports: a purpose, a row cap, a mark, and an audit row.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints ClueEndpoints();        // clue_api.cpp: list, read, summary, report
Endpoints ClueStepEndpoints();    // clue_step_api.cpp: answer, review, return, escalate, close, assign, send
Endpoints ClueFileEndpoints();    // clue_file_api.cpp: workbook, feedback
Endpoints CluePhotoEndpoints();   // clue_photo_api.cpp
Endpoints ClueSourceEndpoints();  // clue_source_api.cpp: source rows
Endpoints ClueMonthEndpoints();   // clue_month_api.cpp
Endpoints GroupRiskEndpoints();   // group_risk_api.cpp
Endpoints NoticeEndpoints();      // notice_api.cpp

// All of these.
Endpoints ClueAreaEndpoints();

}  // namespace shouwang::api
