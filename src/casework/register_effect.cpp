#include "casework/register_effect.h"

#include <algorithm>

#include "casework/messages.h"

namespace shouwang::casework {
namespace {

using procedure::FieldValues;
using registry::Entity;
using registry::Row;
namespace field = registry::monitored_field;

std::string ValueOf(const FieldValues& fields, const char* name) {
  const auto found = fields.find(name);
  return found == fields.end() || found->second.empty() ? "" : found->second.front();
}

std::string JoinedOf(const FieldValues& fields, const char* name) {
  std::string joined;
  if (const auto found = fields.find(name); found != fields.end()) {
    for (const std::string& value : found->second) {
      if (!joined.empty()) joined += message::kJoin;
      joined += value;
    }
  }
  return joined;
}

registry::Edit Monitored(Desk& desk, const CaseFile& file, const FieldValues& fields) {
  Row row(Entity::kMonitored);
  row.id = desk.registry.NewNumber();
  row.household = file.household;
  row[field::kCategory] = ValueOf(fields, "category");
  row[field::kIdentifiedOn] = desk.today.Iso();
  row[field::kRisks] = JoinedOf(fields, "risks");
  return registry::Created(row);
}

// Nothing to change when the household has that contact already.
Status AddContact(Desk& desk, const CaseFile& file, const FieldValues& fields, std::vector<registry::Edit>& edits) {
  const std::string account = ValueOf(fields, "contact");
  if (account.empty()) return {};
  if (!std::all_of(account.begin(), account.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return Fail(ErrorCode::kInvalid, message::kContactUnknown, "contact");
  }
  const std::optional<Row> household = desk.registry.Find(Entity::kHousehold, file.household);
  if (!household) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  Row after = *household;
  after[registry::household_field::kContact] = account;
  if (after.values != household->values) edits.push_back(registry::Changed(*household, after));
  return {};
}

Result<registry::Edit> Eliminated(Desk& desk, const CaseFile& file, const FieldValues& fields) {
  const std::optional<Row> row = MonitoredRow(desk.registry, file.household);
  if (!row) return Fail(ErrorCode::kConflict, message::kNotMonitored);
  Row after = *row;
  after[field::kEliminatedOn] = desk.today.Iso();
  after[field::kEliminationKind] = ValueOf(fields, "elimination_kind");
  return registry::Changed(*row, after);
}

}  // namespace

std::optional<Row> MonitoredRow(registry::Registry& registry, int64_t household) {
  for (Row& row : registry.RowsOf(Entity::kMonitored, household)) {
    if (!row.closed && row[field::kEliminatedOn].empty()) return std::move(row);
  }
  return std::nullopt;
}

std::string LeftOn(registry::Registry& registry, int64_t household) {
  std::string left_on;
  for (const Row& row : registry.RowsOf(Entity::kMonitored, household)) {
    if (!row.closed) left_on = std::max(left_on, row[field::kEliminatedOn]);
  }
  return left_on;
}

std::optional<Date> HelpedSince(registry::Registry& registry, const Row& monitored) {
  const std::string& identified_on = monitored[field::kIdentifiedOn];
  // What was given until the household left monitoring before belongs to that time.
  std::string left_on;
  for (const Row& row : registry.RowsOf(Entity::kMonitored, monitored.household)) {
    if (row[field::kIdentifiedOn] < identified_on) left_on = std::max(left_on, row[field::kEliminatedOn]);
  }
  std::string first;
  for (const Row& measure : registry.RowsOf(Entity::kMeasure, monitored.household)) {
    const std::string& day = measure[registry::measure_field::kStartedOn];
    if (day.empty() || (!left_on.empty() && day <= left_on)) continue;
    if (first.empty() || day < first) first = day;
  }
  if (first.empty()) return std::nullopt;
  return Date::FromIso(std::max(first, identified_on));
}

Status WriteDecision(Desk& desk, policy::ProcedureKind kind, const CaseFile& file, const FieldValues& fields) {
  registry::Operation operation;
  operation.source = registry::ChangeSource::kCase;
  if (kind == policy::ProcedureKind::kIdentification) {
    if (MonitoredRow(desk.registry, file.household)) return Fail(ErrorCode::kConflict, message::kAlreadyMonitored);
    operation.reason = message::kDetermined;
    operation.edits.push_back(Monitored(desk, file, fields));
    if (Status contact = AddContact(desk, file, fields, operation.edits); !contact) return contact;
  } else {
    operation.reason = message::kEliminated;
    Result<registry::Edit> edit = Eliminated(desk, file, fields);
    if (!edit) return Fail(edit.error());
    operation.edits.push_back(std::move(*edit));
  }
  const Result<int64_t> applied = desk.registry.Apply(operation);
  if (!applied) return Fail(applied.error());
  return {};
}

}  // namespace shouwang::casework
