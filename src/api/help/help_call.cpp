// What the endpoints of help have in common.
#include <fmt/format.h>

#include "api/help/help_api.h"
#include "api/help/messages.h"
#include "base/clock.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {

Result<help::HelpRules> HelpRulesFor(Call& call) {
  const Date today = BeijingDay(call.services().clock.NowMs());
  const std::vector<intake::PackPointer> packs = call.services().packs->AllOf(call.caller().scope.division, today);
  if (packs.empty()) return Fail(ErrorCode::kPolicy, message::kNoHelpPack, "", message::kNoHelpPackHint);
  return help::RulesOf(*packs.front(), today);
}

help::Desk HelpDeskOf(record::Tables& tables, const help::HelpRules& rules) {
  return {tables.help(),
          tables.registry(),
          tables.accounts(),
          tables.clues(),
          tables.cases(),
          tables.visits(),
          rules,
          tables.caller(),
          tables.now_ms(),
          BeijingDay(tables.now_ms())};
}

Result<http::Reply> ChangeHelp(
    Call& call, const char* action, const char* object,
    const std::function<Result<http::Reply>(help::Desk&, int64_t id, access::AuditEntry&)>& change) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<help::HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  return call.Change({action, fmt::format("{}/{}", object, *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       help::Desk desk = HelpDeskOf(tables, *rules);
                       return change(desk, *id, entry);
                     });
}

Endpoints HelpEndpoints() {
  return Joined({HouseholdHelpEndpoints, MeasureEndpoints, ContactEndpoints, ReviewEndpoints});
}

}  // namespace shouwang::api
