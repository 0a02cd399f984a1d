// The family's application and its signed authorisation.
#include <fmt/format.h>

#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "base/clock.h"
#include "casework/consent_work.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::Application;
using casework::Authorisation;
using casework::Desk;
using nlohmann::json;

json ApplicationJson(const Application& application) {
  return {{"id", application.id},
          {"household", application.household},
          {"received_on", application.received_on},
          {"text", application.text},
          {"attachments", application.attachments},
          {"created_at", TimeOrNull(application.created_ms)}};
}

http::Schema ApplicationSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"household", IdShape(), {}},
                       {"received_on", http::Day(), {}},
                       {"text", http::Text(), {}},
                       {"attachments", TextsShape(), {}},
                       {"created_at", TimeShape(), {}}})
      .Named("Application");
}

json AuthorisationJson(const Authorisation& authorisation) {
  return {{"id", authorisation.id},
          {"household", authorisation.household},
          {"signed_on", authorisation.signed_on},
          {"scope", authorisation.scope},
          {"signers", authorisation.signers},
          {"attachments", authorisation.attachments},
          {"created_at", TimeOrNull(authorisation.created_ms)},
          {"taken_back_on", TextOrNull(authorisation.taken_back_on)},
          {"taken_back_why", TextOrNull(authorisation.taken_back_why)}};
}

http::Schema AuthorisationSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"household", IdShape(), {}},
                       {"signed_on", http::Day(), {}},
                       {"scope", http::Text(), {}},
                       {"signers", http::Array(IdShape()), {}},
                       {"attachments", TextsShape(), {}},
                       {"created_at", TimeShape(), {}},
                       {"taken_back_on", http::Day().Nullable(), {}},
                       {"taken_back_why", http::Text().Nullable(), {}}})
      .Named("Authorisation");
}

Result<http::Reply> HouseholdCases(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.registry().Find(registry::Entity::kHousehold, *id)) return Fail(NotHere());
    const std::string today = BeijingDay(tables.now_ms()).Iso();
    json reply = {{"cases", json::array()}, {"applications", json::array()}, {"authorisations", json::array()}};
    for (const casework::CaseFile& file : tables.cases().OfHousehold(*id)) {
      reply["cases"].push_back(CaseJson(file, today));
    }
    for (const Application& application : tables.cases().ApplicationsOf(*id)) {
      reply["applications"].push_back(ApplicationJson(application));
    }
    for (const Authorisation& authorisation : tables.consents().AuthorisationsOf(*id)) {
      reply["authorisations"].push_back(AuthorisationJson(authorisation));
    }
    return Json(reply);
  });
}

Result<http::Reply> TakeApplication(Call& call) {
  const Result<std::vector<std::string>> attachments = AttachmentsOf(call);
  if (!attachments) return Fail(attachments.error());
  const json body = call.body();
  return ChangeOne(call, "application.take", "household",
                   [&](Desk& desk, int64_t household, access::AuditEntry&) -> Result<http::Reply> {
                     Application application;
                     application.household = household;
                     application.received_on = body.at("received_on").get<std::string>();
                     application.text = TextOf(body, "text");
                     application.attachments = *attachments;
                     const Result<int64_t> id = casework::TakeApplication(desk, application);
                     if (!id) return Fail(id.error());
                     return Json(ApplicationJson(desk.cases.FindApplication(*id).value()), 201);
                   });
}

Result<http::Reply> SignAuthorisation(Call& call) {
  const Result<std::vector<std::string>> attachments = AttachmentsOf(call);
  if (!attachments) return Fail(attachments.error());
  const json body = call.body();
  return ChangeOne(call, "authorisation.sign", "household",
                   [&](Desk& desk, int64_t household, access::AuditEntry&) -> Result<http::Reply> {
                     Authorisation authorisation;
                     authorisation.household = household;
                     authorisation.signed_on = body.at("signed_on").get<std::string>();
                     authorisation.scope = body.at("scope").get<std::string>();
                     authorisation.signers = body.at("signers").get<std::vector<int64_t>>();
                     authorisation.attachments = *attachments;
                     const Result<int64_t> id = casework::SignAuthorisation(desk, authorisation);
                     if (!id) return Fail(id.error());
                     return Json(AuthorisationJson(desk.consents.FindAuthorisation(*id).value()), 201);
                   });
}

Result<http::Reply> TakeBack(Call& call) {
  const std::string why = call.body().at("why").get<std::string>();
  return ChangeOne(call, "authorisation.take-back", "authorisation",
                   [&](Desk& desk, int64_t id, access::AuditEntry&) -> Result<http::Reply> {
                     if (Status taken = casework::TakeBackAuthorisation(desk, id, why); !taken) {
                       return Fail(taken.error());
                     }
                     return Json(AuthorisationJson(desk.consents.FindAuthorisation(id).value()));
                   });
}

}  // namespace

Endpoints ConsentEndpoints() {
  using http::Array;
  using http::Object;
  using http::Text;
  constexpr size_t kMostSigners = 30;
  Endpoint all =
      Reading("/households/{id}/cases", "readHouseholdCases", message::kHouseholdCases, Permission::kReadCases,
              Object({{"cases", Array(CaseSchema()), {}},
                      {"applications", Array(ApplicationSchema()), {}},
                      {"authorisations", Array(AuthorisationSchema()), {}}})
                  .Named("HouseholdCases"),
              HouseholdCases);
  Endpoint apply =
      Posting("/households/{id}/applications", "takeApplication", message::kTakeApplication, Permission::kHandleCases,
              Object({{"received_on", http::Day(), {}},
                      {"text", Text(0, 2000).Optional(), {}},
                      {"attachments", AttachmentsShape(), {}}}),
              ApplicationSchema(), TakeApplication);
  apply.success = 201;
  Endpoint sign = Posting("/households/{id}/authorisations", "signAuthorisation", message::kSignAuthorisation,
                          Permission::kHandleCases,
                          Object({{"signed_on", http::Day(), {}},
                                  {"scope", Text(1, 500), {}},
                                  {"signers", Array(IdShape(), 1, kMostSigners), {}},
                                  {"attachments", AttachmentsShape(), {}}}),
                          AuthorisationSchema(), SignAuthorisation);
  sign.success = 201;
  Endpoint take_back =
      Posting("/authorisations/{id}/take-back", "takeBackAuthorisation", message::kTakeBack, Permission::kHandleCases,
              Object({{"why", Text(1, 500), {}}}), AuthorisationSchema(), TakeBack);
  return {std::move(all), std::move(apply), std::move(sign), std::move(take_back)};
}

}  // namespace shouwang::api
