#include "access/divisions.h"
#include "api/access/access_api.h"
#include "api/access/messages.h"

namespace shouwang::api {
namespace {

Result<http::Reply> List(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::string parent = call.Query("parent");
    const std::vector<access::Division> divisions =
        parent.empty() ? tables.divisions().All() : tables.divisions().Children(parent);
    nlohmann::json items = nlohmann::json::array();
    for (const access::Division& division : divisions) {
      items.push_back({{"code", division.code}, {"name", division.name}, {"parent", division.parent}});
    }
    return Json({{"items", std::move(items)}, {"next", nullptr}});
  });
}

}  // namespace

Endpoints DivisionEndpoints() {
  const http::Schema item =
      http::Object({{"code", http::Text(), {}}, {"name", http::Text(), {}}, {"parent", http::Text(), {}}})
          .Named("Division");
  return {{.method = http::Method::kGet,
           .path = "/divisions",
           .operation = "listDivisions",
           .summary = message::kListDivisions,
           .permission = access::Permission::kReadDivisions,
           .query = {{"parent", http::Text(12, 12).Optional(), message::kParent}},
           .reply = http::Page(item),
           .handle = List}};
}

Endpoints AccessEndpoints() {
  Endpoints all;
  for (const auto make : {SessionEndpoints, OwnAccountEndpoints, TokenEndpoints, DivisionEndpoints, UserEndpoints,
                          GrantEndpoints, AuditEndpoints}) {
    for (Endpoint& endpoint : make()) all.push_back(std::move(endpoint));
  }
  return all;
}

}  // namespace shouwang::api
