// The help that a household was promised and got.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "paperwork/form_words.h"
#include "paperwork/household_parts.h"
#include "paperwork/messages.h"
#include "paperwork/write_out.h"

namespace shouwang::paperwork {
namespace {

using forms::FormTexts;
using forms::FormValues;
using help::Measure;
using help::MeasureState;
using registry::Entity;
using registry::Row;
namespace measure_field = registry::measure_field;

std::string DepartmentTitle(const Drawer& drawer, const std::string& name) {
  const policy::Department* department = drawer.pack.FindDepartment(name);
  return department == nullptr ? name : department->title;
}

std::string Say(const char* text, const std::string& value) { return fmt::format(fmt::runtime(text), value); }

// How far it has come.
std::string StandOf(const Measure& measure) {
  switch (measure.state) {
    case MeasureState::kPlanned:
      return message::kMeasurePlanned;
    case MeasureState::kPosted:
      return Say(message::kMeasurePosted, LongDay(measure.posted_on));
    case MeasureState::kCarried:
      return Say(message::kMeasureCarried, LongDay(measure.carried_on));
    case MeasureState::kChecked:
      return Say(message::kMeasureChecked, LongDay(measure.checked_on));
    case MeasureState::kCancelled:
      break;
  }
  return {};
}

FormTexts RowOf(const Drawer& drawer, const Measure& measure) {
  const bool carried = !measure.carried_on.empty();
  const int64_t cents = carried ? measure.carried_cents : measure.cents;
  FormTexts row;
  row[word::kMeasureRisks] = Joined(measure.risks);
  row[word::kMeasureKind] = measure.kind;
  row[word::kMeasureContent] = measure.content;
  row[word::kMeasureDepartment] = DepartmentTitle(drawer, measure.department);
  if (cents > 0) row[word::kMeasureAmount] = Yuan(cents);
  row[word::kMeasureFrom] = LongDay(carried ? measure.carried_on : measure.from_on);
  row[word::kMeasureTo] = LongDay(measure.to_on);
  row[word::kMeasureDone] = StandOf(measure);
  row[word::kMeasureEffect] = measure.check_note;
  return row;
}

FormTexts RowOf(const Row& measure) {
  FormTexts row;
  row[word::kMeasureKind] = measure[measure_field::kKind];
  row[word::kMeasureFrom] = LongDay(measure[measure_field::kStartedOn]);
  const std::string& cents = measure[measure_field::kAmount];
  if (!cents.empty()) row[word::kMeasureAmount] = Yuan(std::stoll(cents));
  return row;
}

}  // namespace

void PutHelp(Drawer& drawer, int64_t household, FormValues& values) {
  std::vector<FormTexts>& rows = values.lists[word::kMeasures];
  std::set<int64_t> registered;  // rows of the register that are the plan's
  for (const help::HelpedHousehold& helped : drawer.help.Helped("", household)) {
    if (helped.plan == 0) continue;
    values.texts[word::kPlannedOn] = LongDay(helped.planned_on);
    for (const Measure& measure : drawer.help.MeasuresOf(helped.plan)) {
      registered.insert(measure.register_row);
      if (measure.state != MeasureState::kCancelled) rows.push_back(RowOf(drawer, measure));
    }
  }
  for (const Row& measure : drawer.desk.registry.RowsOf(Entity::kMeasure, household)) {
    if (!measure.closed && !registered.contains(measure.id)) rows.push_back(RowOf(measure));
  }
  std::vector<std::string> kinds;
  for (const FormTexts& row : rows) {
    const std::string& kind = row.at(word::kMeasureKind);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  values.texts[word::kMeasureKinds] = Joined(kinds);
}

}  // namespace shouwang::paperwork
