// What the forms of casework choose from: departments, and the people who may be a family's contact person.
#include "access/accounts.h"
#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

using access::Account;
using access::Permission;
using access::Role;
using nlohmann::json;

constexpr Role kContactRoles[] = {Role::kContact, Role::kVillage, Role::kTown};
constexpr int kAtOnce = 200;

Result<http::Reply> ListDepartments(Call& call) {
  const Result<intake::PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  json items = json::array();
  for (const policy::Department& department : (*pack)->departments) {
    items.push_back({{"name", department.name}, {"title", department.title}});
  }
  return Json(ListJson(std::move(items)));
}

// In the place, or above it: a village is shown its town's people too.
bool IsNear(const std::string& division, const std::string& place) {
  return division.starts_with(place) || place.starts_with(division);
}

json ContactJson(const Account& account) {
  return {{"account", account.id},
          {"name", account.display_name},
          {"role", access::RoleName(*account.role)},
          {"division_code", account.division}};
}

// Accounts are for officers to read; of these only who it is and where, and nobody of another place.
Result<http::Reply> ListContacts(Call& call) {
  const std::string own = call.caller().scope.division;
  const std::string place = call.Query("place");
  const std::string account = call.Query("account");
  json items = json::array();
  const Status read =
      call.services().record.Read(access::Caller::System("case"), [&](record::Tables& tables) -> Status {
        for (const Role role : kContactRoles) {
          access::AccountFilter filter;
          filter.role = role;
          filter.limit = kAtOnce;
          for (;;) {
            const std::vector<Account> page = tables.accounts().List(filter);
            for (const Account& one : page) {
              const bool asked = account.empty() ? one.enabled : account == std::to_string(one.id);
              if (asked && IsNear(one.division, own) && IsNear(one.division, place)) items.push_back(ContactJson(one));
            }
            if (page.size() < kAtOnce) break;
            filter.after_name = page.back().name;
          }
        }
        return {};
      });
  if (!read) return Fail(read.error());
  return Json(ListJson(std::move(items)));
}

}  // namespace

Endpoints ChoiceEndpoints() {
  using http::Object;
  using http::Text;
  const http::Schema department = Object({{"name", Text(), {}}, {"title", Text(), {}}}).Named("DepartmentName");
  const http::Schema contact =
      Object({{"account", IdShape(), {}}, {"name", Text(), {}}, {"role", Text(), {}}, {"division_code", Text(), {}}})
          .Named("ContactChoice");
  Endpoint contacts = Reading("/contacts", "listContacts", message::kListContacts, Permission::kReadCases,
                              http::Page(contact), ListContacts);
  contacts.query = {{"place", DivisionShape().Optional(), message::kContactPlaceParameter},
                    {"account", http::Pattern("^[0-9]{1,15}$", 15, message::kAccountParameter).Optional(),
                     message::kAccountParameter}};
  return {Reading("/departments", "listDepartments", message::kListDepartments, Permission::kReadPolicies,
                  http::Page(department), ListDepartments),
          std::move(contacts)};
}

}  // namespace shouwang::api
