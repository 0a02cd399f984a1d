#include "store/archive/verify_help.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <vector>

#include "help/measure.h"
#include "store/archive/messages.h"

namespace shouwang::store {
namespace {

using help::MeasureState;
using help::PlanAction;
using soci::into;
using soci::use;

constexpr int kPlansOfAStretch = 500;

struct StoredMeasure {
  int64_t id = 0;
  int64_t version = 0;
  std::string state;
  int64_t register_row = 0;
  int64_t registered = 0;  // that row is there
};

struct StoredEvent {
  int64_t number = 0;
  std::string action;
  int64_t measure = 0;
  std::string state;
};

struct StoredPlan {
  int64_t version = 0;
  std::vector<StoredEvent> events;
  std::vector<StoredMeasure> measures;
};

// What a measure's events come to.
struct Replayed {
  int64_t events = 0;
  MeasureState state = MeasureState::kPlanned;
};

// Where an action leads from there; nothing when it cannot be done there (help/plan_work.h).
std::optional<MeasureState> After(PlanAction action, MeasureState from) {
  const bool open = from == MeasureState::kPlanned || from == MeasureState::kPosted;
  switch (action) {
    case PlanAction::kAdd:
      return std::nullopt;
    case PlanAction::kRevise:
      return open ? std::optional(MeasureState::kPlanned) : std::nullopt;
    case PlanAction::kPost:
      return from == MeasureState::kPlanned ? std::optional(MeasureState::kPosted) : std::nullopt;
    case PlanAction::kCarry:
      return from == MeasureState::kPosted ? std::optional(MeasureState::kCarried) : std::nullopt;
    case PlanAction::kCheck:
      return from == MeasureState::kCarried ? std::optional(MeasureState::kChecked) : std::nullopt;
    case PlanAction::kSendBack:
      return from == MeasureState::kCarried ? std::optional(MeasureState::kPosted) : std::nullopt;
    case PlanAction::kCancel:
      return open ? std::optional(MeasureState::kCancelled) : std::nullopt;
  }
  return std::nullopt;
}

class HelpVerification {
 public:
  HelpVerification(Connection& connection, const HelpWatch& watch) : connection_(connection), watch_(watch) {}

  bool Run() {
    int64_t after = INT64_MIN;
    for (;;) {
      if (!watch_.go_on()) return false;
      const std::map<int64_t, StoredPlan> plans = Stretch(after);
      if (plans.empty()) return true;
      for (const auto& [id, plan] : plans) LookAt(id, plan);
      after = plans.rbegin()->first;
    }
  }

 private:
  std::map<int64_t, StoredPlan> Stretch(int64_t after) {
    std::map<int64_t, StoredPlan> plans;
    int64_t id = 0;
    int64_t version = 0;
    soci::statement statement =
        (connection_.sql.prepare << "SELECT id, version FROM help_plan WHERE id > :after ORDER BY id LIMIT :most",
         into(id), into(version), use(after), use(kPlansOfAStretch));
    statement.execute();
    while (statement.fetch()) plans[id].version = version;
    if (plans.empty()) return plans;
    ReadEvents(plans);
    ReadMeasures(plans);
    return plans;
  }

  void ReadEvents(std::map<int64_t, StoredPlan>& plans) {
    const int64_t first = plans.begin()->first;
    const int64_t last = plans.rbegin()->first;
    int64_t plan = 0;
    StoredEvent row;
    soci::statement statement =
        (connection_.sql.prepare << "SELECT plan, number, action, measure, state FROM help_event WHERE plan BETWEEN "
                                    ":first AND :last ORDER BY plan, number",
         into(plan), into(row.number), into(row.action), into(row.measure), into(row.state), use(first), use(last));
    statement.execute();
    while (statement.fetch()) plans[plan].events.push_back(row);
  }

  void ReadMeasures(std::map<int64_t, StoredPlan>& plans) {
    const int64_t first = plans.begin()->first;
    const int64_t last = plans.rbegin()->first;
    int64_t plan = 0;
    StoredMeasure row;
    soci::statement statement =
        (connection_.sql.prepare
             << "SELECT m.plan, m.id, m.version, m.state, m.register_row, (SELECT COUNT(*) FROM measure r WHERE r.id = "
                "m.register_row AND r.household = m.household) FROM help_measure m WHERE m.plan BETWEEN :first AND "
                ":last ORDER BY m.plan, m.id",
         into(plan), into(row.id), into(row.version), into(row.state), into(row.register_row), into(row.registered),
         use(first), use(last));
    statement.execute();
    while (statement.fetch()) plans[plan].measures.push_back(row);
  }

  void LookAt(int64_t id, const StoredPlan& plan) {
    const std::optional<std::map<int64_t, Replayed>> replayed = Replay(plan);
    if (!replayed) return watch_.fault(message::kPlanEventMissing, fmt::format("help_event/{}", id));
    if (replayed->size() != plan.measures.size()) {
      return watch_.fault(message::kPlanDiffers, fmt::format("help_plan/{}", id));
    }
    for (const StoredMeasure& measure : plan.measures) {
      const auto found = replayed->find(measure.id);
      const bool same = found != replayed->end() && found->second.events == measure.version &&
                        help::Name(found->second.state) == measure.state;
      if (!same) watch_.fault(message::kMeasureDiffers, fmt::format("help_measure/{}", measure.id));
      const bool done =
          measure.state == help::Name(MeasureState::kCarried) || measure.state == help::Name(MeasureState::kChecked);
      if (same && done != (measure.register_row != 0 && measure.registered != 0)) {
        watch_.fault(message::kMeasureUnregistered, fmt::format("help_measure/{}", measure.id));
      }
    }
  }

  // By measure. Nothing when events are missing, or do not follow one another.
  static std::optional<std::map<int64_t, Replayed>> Replay(const StoredPlan& plan) {
    std::map<int64_t, Replayed> measures;
    int64_t number = 0;
    for (const StoredEvent& event : plan.events) {
      const std::optional<PlanAction> action = help::PlanActionFromName(event.action);
      if (event.number != ++number || !action) return std::nullopt;
      Replayed& measure = measures[event.measure];
      const bool first = measure.events == 0;
      if (first != (*action == PlanAction::kAdd)) return std::nullopt;
      const std::optional<MeasureState> state = first ? MeasureState::kPlanned : After(*action, measure.state);
      if (!state || help::Name(*state) != event.state) return std::nullopt;
      measure.state = *state;
      ++measure.events;
    }
    if (number != plan.version) return std::nullopt;
    return measures;
  }

  Connection& connection_;
  const HelpWatch& watch_;
};

}  // namespace

bool VerifyHelp(Connection& connection, const HelpWatch& watch) { return HelpVerification(connection, watch).Run(); }

}  // namespace shouwang::store
