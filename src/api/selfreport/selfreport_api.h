// Endpoints of 自主申报: what the public page asks for without an account, and the inbox of village, town and county.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints PublicPageEndpoints();    // public_page_api.cpp: places, the form, notices that hang in a village
Endpoints PublicReportEndpoints();  // public_report_api.cpp: handing in, asking after it
Endpoints InboxEndpoints();         // inbox_api.cpp

// All of these.
Endpoints SelfReportEndpoints();

// ---- what the public's endpoints share

// Who asks: nobody, by the name that the audit trail shows.
access::Caller PublicCaller(const Call& call);
// kTooMany as a reply that says when to come again.
http::Reply ComeAgain(const Call& call, unsigned wait_s);
// What may be chosen as a difficulty: the risk types of the pack that holds in this county.
std::vector<std::string> Difficulties(Call& call);
// The village with that code.
Result<std::string> VillageName(record::Tables& tables, const std::string& code);

inline constexpr int64_t kMostPhotos = 3;

}  // namespace shouwang::api
