// What waits for the caller: counts by which a page shows where to begin.
#include "api/clues/clue_json.h"
#include "api/clues/clue_shapes.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "api/core/soon.h"
#include "base/date.h"

namespace shouwang::api {
namespace {

using access::Permission;
using access::Role;
using clues::State;
using nlohmann::json;

// Whose turn it is in which state (clues/transition.h).
std::vector<State> StatesOf(Role role) {
  switch (role) {
    case Role::kCounty:
      return {State::kFound, State::kEscalated, State::kReviewed};
    case Role::kTown:
      return {State::kEscalated, State::kAnswered};
    case Role::kVillage:
    case Role::kContact:
      return {State::kSent, State::kReturned, State::kEscalated};
    default:
      return {};
  }
}

Result<http::Reply> ReadNotices(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const clues::Moment at = Now(tables);
    const std::string soon = Date::FromIso(at.today).value().AddDays(kSoonDays).Iso();
    json waiting = json::array();
    for (const clues::DueCount& count : tables.clues().CountDue(StatesOf(call.caller().role), at.today, soon)) {
      waiting.push_back({{"state", Name(count.state)},
                         {"title", Title(count.state)},
                         {"clues", count.clues},
                         {"overdue", count.overdue},
                         {"due_soon", count.due_soon}});
    }
    json group_risks;
    if (access::May(call.caller().role, Permission::kReadGroupRisk)) group_risks = tables.group_risks().CountOpen();
    return Json({{"waiting", std::move(waiting)}, {"group_risks", std::move(group_risks)}});
  });
}

}  // namespace

Endpoints NoticeEndpoints() {
  const http::Schema notice = http::Object({{"state", ClueStateSchema(), {}},
                                            {"title", http::Text(), {}},
                                            {"clues", CountShape(), {}},
                                            {"overdue", CountShape(), {}},
                                            {"due_soon", CountShape(), {}}})
                                  .Named("Notice");
  const http::Schema notices = http::Object({{"waiting", http::Array(notice), {}},
                                             {"group_risks", CountShape().Nullable(), message::kOpenGroupRisks}})
                                   .Named("Notices");
  return {Reading("/notices", "readNotices", message::kNotices, Permission::kReadClues, notices, ReadNotices)};
}

}  // namespace shouwang::api
