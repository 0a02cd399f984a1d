// Plans, their events and measures.
#include "store/help/measure_row.h"
#include "store/help/sql_help.h"

#include "store/help/help_tables.h"

namespace shouwang::store {

using help::Measure;
using help::Plan;
using help::PlanEvent;
using soci::into;
using soci::use;

namespace {

constexpr const char* kReasonPlace = "help_event.reason";
constexpr const char* kDetailPlace = "help_event.detail";
constexpr char kFromMeasure[] = " FROM help_measure x JOIN household h ON h.id = x.household WHERE";

std::vector<Measure> SelectMeasures(Work& work, ScopedQuery& query, MeasureRow& row, const std::string& condition) {
  std::vector<Measure> found;
  query.ForEach(std::string("SELECT ") + kMeasureColumns + kFromMeasure + kInScope + condition,
                [&] { found.push_back(row.Read(work.sealer)); });
  return found;
}

}  // namespace

int64_t SqlHelp::HouseholdOfPlan(int64_t plan) {
  int64_t household = 0;
  int64_t found = 0;
  ScopedQuery query(work_);
  query.Into(household).Use(plan);
  query.ForEach(std::string("SELECT x.household FROM help_plan x JOIN household h ON h.id = x.household WHERE") +
                    kInScope + "AND x.id = :plan",
                [&] { found = household; });
  return found;
}

int64_t SqlHelp::AddPlan(const Plan& plan) {
  if (!IsHouseholdInScope(work_, plan.household)) return 0;
  const int64_t id = work_.numbers->Next();
  work_.sql() << "INSERT INTO help_plan (id, version, household, monitored, made_on, account, created_ms) VALUES (:id, "
                 "0, :household, :monitored, :made, :account, :created)",
      use(id), use(plan.household), use(plan.monitored), use(plan.made_on), use(plan.account), use(plan.created_ms);
  return id;
}

std::optional<Plan> SqlHelp::PlanOf(int64_t monitored) {
  Plan row;
  std::optional<Plan> found;
  ScopedQuery query(work_);
  query.Into(row.id).Into(row.version).Into(row.household).Into(row.monitored).Into(row.made_on).Into(row.account);
  query.Into(row.created_ms).Use(monitored);
  query.ForEach(std::string("SELECT x.id, x.version, x.household, x.monitored, x.made_on, x.account, x.created_ms FROM "
                            "help_plan x JOIN household h ON h.id = x.household WHERE") +
                    kInScope + "AND x.monitored = :monitored",
                [&] { found = row; });
  return found;
}

std::optional<int64_t> SqlHelp::AddEvent(int64_t plan, const PlanEvent& event) {
  if (HouseholdOfPlan(plan) == 0) return std::nullopt;
  work_.sql() << "UPDATE help_plan SET version = version + 1 WHERE id = :id", use(plan);
  int64_t number = 0;
  work_.sql() << "SELECT version FROM help_plan WHERE id = :id", use(plan), into(number);
  const std::string action = help::Name(event.action);
  const std::string state = help::Name(event.state);
  const std::string reason = work_.sealer.Seal({kReasonPlace, plan}, event.reason);
  const std::string detail = work_.sealer.Seal({kDetailPlace, plan}, event.detail.dump());
  work_.sql() << "INSERT INTO help_event (plan, number, time_ms, account, account_name, action, measure, state, "
                 "reason, detail) VALUES (:plan, :number, :time, :account, :name, :action, :measure, :state, :reason, "
                 ":detail)",
      use(plan), use(number), use(event.time_ms), use(event.account), use(event.account_name), use(action),
      use(event.measure), use(state), use(reason), use(detail);
  return number;
}

std::vector<PlanEvent> SqlHelp::Events(int64_t plan) {
  PlanEvent row;
  std::string action;
  std::string state;
  std::string reason;
  std::string detail;
  std::vector<PlanEvent> found;
  ScopedQuery query(work_);
  query.Into(row.number).Into(row.time_ms).Into(row.account).Into(row.account_name).Into(action).Into(row.measure);
  query.Into(state).Into(reason).Into(detail).Use(plan);
  query.ForEach(std::string("SELECT e.number, e.time_ms, e.account, e.account_name, e.action, e.measure, e.state, "
                            "e.reason, e.detail FROM help_event e JOIN help_plan x ON x.id = e.plan JOIN household h "
                            "ON h.id = x.household WHERE") +
                    kInScope + "AND e.plan = :plan ORDER BY e.number",
                [&] {
                  row.action = help::PlanActionFromName(action).value();
                  row.state = help::MeasureStateFromName(state).value();
                  row.reason = work_.sealer.Open({kReasonPlace, plan}, reason);
                  row.detail = nlohmann::json::parse(work_.sealer.Open({kDetailPlace, plan}, detail));
                  found.push_back(row);
                });
  return found;
}

int64_t SqlHelp::AddMeasure(const Measure& measure) {
  if (HouseholdOfPlan(measure.plan) != measure.household || measure.household == 0) return 0;
  Measure row = measure;
  row.id = work_.numbers->Next();
  const StoredMeasure stored(row, work_.sealer);
  work_.sql() << "INSERT INTO help_measure (id, version, plan, household, kind, risks, department, content, cents, "
                 "from_on, to_on, responsible, person, state, posted_on, posted_place, carried_on, carried_cents, "
                 "carried_note, carried_by, attachments, register_row, checked_on, checked_by, check_note, why, "
                 "account, created_ms) VALUES (:id, 1, :plan, :household, :kind, :risks, :department, :content, "
                 ":cents, :from_on, :to_on, :responsible, :person, :state, :posted_on, :posted_place, :carried_on, "
                 ":carried_cents, :carried_note, :carried_by, :attachments, :register_row, :checked_on, :checked_by, "
                 ":check_note, :why, :account, :created)",
      use(row.id), use(row.plan), use(row.household), use(row.kind), use(stored.risks), use(row.department),
      use(stored.content), use(row.cents), use(row.from_on), use(row.to_on), use(stored.responsible), use(row.person),
      use(stored.state), use(row.posted_on), use(row.posted_place), use(row.carried_on), use(row.carried_cents),
      use(stored.carried_note), use(row.carried_by), use(stored.attachments), use(row.register_row),
      use(row.checked_on), use(row.checked_by), use(stored.check_note), use(stored.why), use(row.account),
      use(row.created_ms);
  return row.id;
}

std::optional<Measure> SqlHelp::FindMeasure(int64_t id) {
  ScopedQuery query(work_);
  MeasureRow row;
  row.BindTo(query);
  query.Use(id);
  std::vector<Measure> found = SelectMeasures(work_, query, row, "AND x.id = :id");
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Measure> SqlHelp::MeasuresOf(int64_t plan) {
  ScopedQuery query(work_);
  MeasureRow row;
  row.BindTo(query);
  query.Use(plan);
  return SelectMeasures(work_, query, row, "AND x.plan = :plan ORDER BY x.id");
}

std::vector<help::MeasureLine> SqlHelp::List(const help::MeasureFilter& filter, int64_t after, int limit) {
  ScopedQuery query(work_, filter.place);
  MeasureRow row;
  help::MeasureLine line;
  row.BindTo(query);
  query.Into(line.household_id).Into(line.division_code).Into(line.head).Use(after);
  std::string condition = "AND x.id > :after";
  const auto narrow = [&](const char* text, const std::string& value) {
    if (value.empty()) return;
    condition += text;
    query.Use(value);
  };
  narrow(" AND x.state = :state", filter.state ? help::Name(*filter.state) : "");
  narrow(" AND x.kind = :kind", filter.kind);
  narrow(" AND x.department = :department", filter.department);
  std::vector<help::MeasureLine> lines;
  query.ForEach(std::string("SELECT ") + kMeasureColumns + ", h.household_id, h.division_code, " + HeadColumn() +
                    kFromMeasure + kInScope + condition + " ORDER BY x.id LIMIT " + std::to_string(limit),
                [&] {
                  line.measure = row.Read(work_.sealer);
                  lines.push_back(line);
                });
  return lines;
}

bool SqlHelp::SaveMeasure(const Measure& measure, int64_t expected) {
  const std::optional<Measure> present = FindMeasure(measure.id);
  if (!present || present->version != expected) return false;
  const StoredMeasure stored(measure, work_.sealer);
  const int64_t version = expected + 1;
  work_.sql() << "UPDATE help_measure SET version = :version, kind = :kind, risks = :risks, department = :department, "
                 "content = :content, cents = :cents, from_on = :from_on, to_on = :to_on, responsible = :responsible, "
                 "person = :person, state = :state, posted_on = :posted_on, posted_place = :posted_place, carried_on = "
                 ":carried_on, carried_cents = :carried_cents, carried_note = :carried_note, carried_by = :carried_by, "
                 "attachments = :attachments, register_row = :register_row, checked_on = :checked_on, checked_by = "
                 ":checked_by, check_note = :check_note, why = :why WHERE id = :id",
      use(version), use(measure.kind), use(stored.risks), use(measure.department), use(stored.content),
      use(measure.cents), use(measure.from_on), use(measure.to_on), use(stored.responsible), use(measure.person),
      use(stored.state), use(measure.posted_on), use(measure.posted_place), use(measure.carried_on),
      use(measure.carried_cents), use(stored.carried_note), use(measure.carried_by), use(stored.attachments),
      use(measure.register_row), use(measure.checked_on), use(measure.checked_by), use(stored.check_note),
      use(stored.why), use(measure.id);
  return true;
}

std::shared_ptr<help::HelpBook> MakeHelpBook(Work& work) { return std::make_shared<SqlHelp>(work); }

}  // namespace shouwang::store
