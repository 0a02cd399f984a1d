#include "access/divisions.h"
#include "api/access/access_api.h"
#include "api/access/messages.h"
#include "api/core/page.h"
#include "api/core/shapes.h"

namespace shouwang::api {
namespace {

Result<http::Reply> List(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::string parent = call.Query("parent");
    const std::vector<access::Division> divisions =
        parent.empty() ? tables.divisions().All() : tables.divisions().Children(parent);
    nlohmann::json items = nlohmann::json::array();
    for (const access::Division& division : divisions) {
      items.push_back({{"code", division.code}, {"name", division.name}, {"parent", TextOrNull(division.parent)}});
    }
    return Json(ListJson(std::move(items)));
  });
}

}  // namespace

Endpoints DivisionEndpoints() {
  const http::Schema item =
      http::Object(
          {{"code", DivisionShape(), {}}, {"name", http::Text(), {}}, {"parent", DivisionShape().Nullable(), {}}})
          .Named("Division");
  Endpoint list = Reading("/divisions", "listDivisions", message::kListDivisions, access::Permission::kReadDivisions,
                          http::Page(item), List);
  list.query = {{"parent", http::Text(12, 12).Optional(), message::kParent}};
  return {std::move(list)};
}

Endpoints AccessEndpoints() {
  return Joined({SessionEndpoints, OwnAccountEndpoints, SessionListEndpoints, TokenEndpoints, DivisionEndpoints,
                 UserEndpoints, GrantEndpoints, AuditEndpoints});
}

}  // namespace shouwang::api
