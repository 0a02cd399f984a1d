// The contact person 监测联系人 of a household.
#include <fmt/format.h>

#include "api/casework/casework_api.h"
#include "api/help/help_api.h"
#include "api/help/help_json.h"
#include "api/help/messages.h"
#include "help/contact_work.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;

Result<http::Reply> ListContacts(Call& call) {
  const Result<help::HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    help::Desk desk = HelpDeskOf(tables, *rules);
    json items = json::array();
    for (const help::ContactPerson& person : help::ContactPersons(desk)) {
      items.push_back({{"account", person.account},
                       {"name", person.name},
                       {"division", person.division},
                       {"households", person.households}});
    }
    return Json(ListJson(std::move(items)));
  });
}

http::Schema ContactSchema() {
  return http::Object({{"account", IdShape(), {}},
                       {"name", http::Text(), {}},
                       {"division", http::Text(), {}},
                       {"households", CountShape(), {}}})
      .Named("ContactPerson");
}

Result<http::Reply> ListTasks(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<help::HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.registry().Find(registry::Entity::kHousehold, *id)) return Fail(NotHere());
    help::Desk desk = HelpDeskOf(tables, *rules);
    json items = json::array();
    for (const help::OpenTask& task : help::OpenTasksOf(desk, *id)) items.push_back(OpenTaskJson(task));
    return Json(ListJson(std::move(items)));
  });
}

Result<http::Reply> HandOver(Call& call) {
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  help::HandOverOrder order;
  order.expected = *expected;
  order.to = NumberOf(call.body(), "to");
  order.on = TextOf(call.body(), "on");
  order.reason = TextOf(call.body(), "reason");
  return ChangeHelp(call, "help.contact", "household",
                    [&](help::Desk& desk, int64_t id, access::AuditEntry& entry) -> Result<http::Reply> {
                      order.household = id;
                      const Result<help::HandOver> done = help::HandOverContact(desk, order);
                      if (!done) return Fail(done.error());
                      entry.detail = json{{"from", done->from_account}, {"to", done->to_account}}.dump();
                      return Json(HandOverJson(*done), 201);
                    });
}

}  // namespace

Endpoints ContactEndpoints() {
  Endpoint list = Reading("/help-contacts", "listHelpContacts", message::kListContacts, Permission::kKeepHelp,
                          http::Page(ContactSchema()), ListContacts);
  Endpoint tasks = Reading("/households/{id}/open-tasks", "listOpenTasks", message::kOpenTasks, Permission::kReadCases,
                           http::Page(OpenTaskSchema()), ListTasks);
  Endpoint hand_over =
      Posting("/households/{id}/contact", "handOverContact", message::kHandOver, Permission::kKeepHelp,
              http::Object({{"to", IdShape(), {}}, {"on", http::Day(), {}}, {"reason", http::Text(1, 500), {}}}),
              HandOverSchema(), HandOver);
  hand_over.needs_version = true;
  hand_over.success = 201;
  return {std::move(list), std::move(tasks), std::move(hand_over)};
}

}  // namespace shouwang::api
