#include "api/routes/api_routes.h"

#include "access/caller.h"
#include "api/access/access_api.h"
#include "api/casework/casework_api.h"
#include "api/clues/clues_api.h"
#include "api/core/endpoint.h"
#include "api/core/guard.h"
#include "api/core/networks.h"
#include "api/forms/forms_api.h"
#include "api/help/help_api.h"
#include "api/insurance/insurance_api.h"
#include "api/intake/intake_api.h"
#include "api/monitoring/monitoring_api.h"
#include "api/operation/operation_api.h"
#include "api/registry/registry_api.h"
#include "api/routes/messages.h"
#include "api/selfreport/selfreport_api.h"
#include "api/statistics/statistics_api.h"
#include "api/visits/visits_api.h"
#include "http/problem.h"
#include "http/server.h"

namespace shouwang::api {
namespace {

// Ready: the record can be read and written. A load balancer asks; it is told nothing but the status.
http::Route ReadyShape() {
  http::Route route;
  route.path = "/readyz";
  route.operation = "readReadiness";
  route.summary = message::kReady;
  route.tag = "system";
  route.reply = http::Object({{"status", http::Choice({"ready"}), ""}});
  return route;
}

http::Route ReadyRoute(Services& services) {
  http::Route route = ReadyShape();
  route.handle = [&services](const http::Request& request) {
    try {
      const Status read = services.record.Read(access::Caller::System("ready"), [](record::Tables& tables) -> Status {
        tables.divisions();
        return {};
      });
      if (read && !services.record.TakesWrites()) {
        return http::Problem(Error{ErrorCode::kUnavailable, message::kWritesStopped, "", message::kWritesStoppedHint},
                             request.id);
      }
      if (read) return Json({{"status", "ready"}});
    } catch (const record::RecordError&) {
      return http::Problem(Error{ErrorCode::kUnavailable, message::kNotReady, "", message::kNotReadyHint}, request.id);
    }
    return http::Problem(Error{ErrorCode::kUnavailable, message::kNotReady, "", message::kNotReadyHint}, request.id);
  };
  return route;
}

// Counts tell how busy the county is: for the networks of administrative routes only.
http::Route FromNetworks(http::Route route, const Networks& networks) {
  route.handle = [handle = std::move(route.handle), networks](const http::Request& request) {
    if (networks.Contains(request.address)) return handle(request);
    return http::Problem(Error{ErrorCode::kForbidden, message::kNotFromHere, "", ""}, request.id);
  };
  return route;
}

http::Route OpenApiRoute(std::string document) {
  http::Route route;
  route.path = "/api/openapi.json";
  route.operation = "readOpenApi";
  route.summary = message::kOpenApi;
  route.tag = "system";
  route.reply = http::AnyJson();
  route.handle = [document = std::move(document)](const http::Request& /*request*/) {
    http::Reply reply;
    reply.body = document;
    return reply;
  };
  return route;
}

}  // namespace

Endpoints AllEndpoints() {
  return Joined({AccessEndpoints, RegistryEndpoints, DatasetEndpoints, ImportEndpoints, RunEndpoints, JobEndpoints,
                 PolicyEndpoints, PolicyChangeEndpoints, SimulationEndpoints, ClueAreaEndpoints, CaseworkEndpoints,
                 VisitEndpoints, HelpEndpoints, SelfReportEndpoints, FormEndpoints, InsuranceEndpoints,
                 MonitoringEndpoints, StatisticsEndpoints, OperationEndpoints});
}

std::string OpenApiDocument(const std::string& version) {
  std::vector<http::Route> routes;
  for (const Endpoint& endpoint : AllEndpoints()) routes.push_back(Described(endpoint));
  routes.push_back(http::HealthRoute());
  routes.push_back(ReadyShape());
  routes.push_back(http::MetricsRoute(std::make_shared<http::Metrics>()));
  return http::OpenApi(routes, message::kApiTitle, version).dump();
}

Result<std::vector<http::Route>> ApiRoutes(Services& services, const GuardOptions& options,
                                           const std::shared_ptr<const http::Metrics>& metrics,
                                           const std::string& version) {
  const Result<Networks> networks = Networks::Parse(options.admin_networks);
  if (!networks) return Fail(networks.error());
  Result<std::vector<http::Route>> routes = Guarded(AllEndpoints(), services, options);
  if (!routes) return Fail(routes.error());
  routes->push_back(http::HealthRoute());
  routes->push_back(ReadyRoute(services));
  routes->push_back(FromNetworks(http::MetricsRoute(metrics), *networks));
  routes->push_back(OpenApiRoute(OpenApiDocument(version)));
  return routes;
}

}  // namespace shouwang::api
