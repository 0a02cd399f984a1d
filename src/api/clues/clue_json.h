// Clues and their like as the API shows them, and what endpoints of clues have in common.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

#include "api/core/body.h"
#include "api/core/call.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "clues/clues.h"
#include "clues/group_risk.h"
#include "http/route.h"

namespace shouwang::api {

// As text at once: lists of clues and answers to them are what is asked for most.
std::string ClueText(const clues::Clue& clue, const std::string& today);
std::string ClueListText(const std::vector<clues::Clue>& clues, const std::string& today);  // an array
nlohmann::json ClueDetailJson(const clues::Clue& clue, const clues::ClueDetail& detail, const std::string& today);
nlohmann::json RuleJson(const clues::RuleInfo& rule);
nlohmann::json GroupRiskJson(const clues::GroupRisk& risk);

clues::Moment Now(record::Tables& tables);

// 12 digits of the caller's own division; blank for whom none is (the system).
std::string OwnDivision(const access::Caller& caller);

// Filter of the list and the workbook from the query: state rule kind place overdue mine. kInvalid.
Result<clues::ClueFilter> FilterOf(Call& call, const std::string& today);
http::QueryParameter PlaceQuery();
// The query parameters that FilterOf() reads.
std::vector<http::QueryParameter> FilterQuery();

inline constexpr char kWorkbookType[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace shouwang::api
