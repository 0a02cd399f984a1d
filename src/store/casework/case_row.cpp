#include "store/casework/case_row.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "procedure/procedure_json.h"
#include "store/core/stored_text.h"

namespace shouwang::store {

using procedure::Event;
using soci::into;
using soci::use;

namespace {

constexpr const char* kReasonPlace = "case_event.reason";
constexpr const char* kDetailPlace = "case_event.detail";
constexpr size_t kDigestDigits = 64;

// What the seal of an event holds on to.
std::string DigestOf(const Event& event) {
  std::string text = fmt::format("{}\n{}\n{}\n{}\n{}\n", event.number, event.time_ms, event.account, Name(event.kind),
                                 Name(event.status));
  for (const std::string* part : {&event.account_name, &event.step, &event.to, &event.reason, &event.paper, &event.ref})
    text += fmt::format("{}:{}\n", part->size(), *part);
  return Sha256Hex(text);
}

}  // namespace

const char* const kCaseColumns =
    "c.id, c.version, c.kind, c.procedure_digest, c.pack, c.household, c.household_id, c.head, c.division_code, "
    "c.period, c.raised_on, c.status, c.step, c.step_title, c.office, c.due_on, c.limit_on, c.told, c.held, "
    "c.excluded, c.started_ms";

void CaseRow::BindTo(soci::statement& statement) {
  const auto bind = [&statement](auto& variable) { statement.exchange(into(variable)); };
  bind(file.id), bind(file.version), bind(kind), bind(file.procedure), bind(file.pack), bind(file.household);
  bind(file.household_id), bind(file.head), bind(file.division_code), bind(file.period), bind(file.raised_on);
  bind(status), bind(file.step), bind(file.step_title), bind(file.office), bind(file.due_on), bind(file.limit_on);
  bind(file.told), bind(held), bind(excluded), bind(file.started_ms);
}

casework::CaseFile CaseRow::Read() const {
  casework::CaseFile read = file;
  read.kind = policy::ProcedureKindFromName(kind).value_or(policy::ProcedureKind::kIdentification);
  read.status = procedure::CaseStatusFromName(status).value_or(procedure::CaseStatus::kOpen);
  read.due_on = DayFromStore(file.due_on);
  read.held = held != 0;
  read.excluded = excluded != 0;
  return read;
}

const char* const kEventColumns =
    "case_file, number, time_ms, account, account_name, kind, step, to_step, status, reason, paper, ref, detail";

EventRow EventRow::Of(const seal::Sealer& sealer, int64_t case_file, const Event& event) {
  EventRow row;
  row.case_file = case_file;
  row.event = event;
  row.kind = Name(event.kind);
  row.status = Name(event.status);
  row.reason = sealer.Seal({kReasonPlace, case_file}, event.reason);
  row.detail = sealer.Seal({kDetailPlace, case_file}, DigestOf(event) + DetailJson(event));
  return row;
}

void EventRow::BindTo(soci::statement& statement) {
  const auto bind = [&statement](auto& variable) { statement.exchange(into(variable)); };
  bind(case_file), bind(event.number), bind(event.time_ms), bind(event.account), bind(event.account_name), bind(kind);
  bind(event.step), bind(event.to), bind(status), bind(reason), bind(event.paper), bind(event.ref), bind(detail);
}

void EventRow::UseIn(soci::statement& statement) const {
  const auto bind = [&statement](const auto& variable) { statement.exchange(use(variable)); };
  bind(case_file), bind(event.number), bind(event.time_ms), bind(event.account), bind(event.account_name), bind(kind);
  bind(event.step), bind(event.to), bind(status), bind(reason), bind(event.paper), bind(event.ref), bind(detail);
}

Event EventRow::Read(const seal::Sealer& sealer) const {
  Event read = event;
  const std::optional<procedure::EventKind> known = procedure::EventKindFromName(kind);
  const std::optional<procedure::CaseStatus> after = procedure::CaseStatusFromName(status);
  read.kind = known.value_or(procedure::EventKind::kStarted);
  read.status = after.value_or(procedure::CaseStatus::kOpen);
  read.reason = sealer.Open({kReasonPlace, case_file}, reason);
  const std::string opened = sealer.Open({kDetailPlace, case_file}, detail);
  if (!known || !after || opened.substr(0, kDigestDigits) != DigestOf(read) ||
      !ReadDetail(opened.substr(kDigestDigits), read)) {
    throw seal::SealError(fmt::format("case_event {}/{} was changed", case_file, event.number));
  }
  return read;
}

}  // namespace shouwang::store
