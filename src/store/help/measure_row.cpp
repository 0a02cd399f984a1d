#include "store/help/measure_row.h"

#include "store/core/stored_text.h"

namespace shouwang::store {
namespace {

constexpr const char* kContent = "help_measure.content";
constexpr const char* kResponsible = "help_measure.responsible";
constexpr const char* kCarriedNote = "help_measure.carried_note";
constexpr const char* kCheckNote = "help_measure.check_note";
constexpr const char* kWhy = "help_measure.why";

}  // namespace

void MeasureRow::BindTo(ScopedQuery& query) {
  query.Into(row_.id).Into(row_.version).Into(row_.plan).Into(row_.household).Into(row_.kind).Into(risks_);
  query.Into(row_.department).Into(content_).Into(row_.cents).Into(row_.from_on).Into(row_.to_on).Into(responsible_);
  query.Into(row_.person).Into(state_).Into(row_.posted_on).Into(row_.posted_place).Into(row_.carried_on);
  query.Into(row_.carried_cents).Into(carried_note_).Into(row_.carried_by).Into(attachments_).Into(row_.register_row);
  query.Into(row_.checked_on).Into(row_.checked_by).Into(check_note_).Into(why_).Into(row_.account);
  query.Into(row_.created_ms);
}

help::Measure MeasureRow::Read(const seal::Sealer& sealer) const {
  help::Measure measure = row_;
  measure.risks = help::SplitRisks(risks_);
  measure.state = help::MeasureStateFromName(state_).value();
  measure.content = sealer.Open({kContent, row_.id}, content_);
  measure.responsible = sealer.Open({kResponsible, row_.id}, responsible_);
  measure.carried_note = sealer.Open({kCarriedNote, row_.id}, carried_note_);
  measure.attachments = DigestsFromStore(attachments_);
  measure.check_note = sealer.Open({kCheckNote, row_.id}, check_note_);
  measure.why = sealer.Open({kWhy, row_.id}, why_);
  return measure;
}

StoredMeasure::StoredMeasure(const help::Measure& measure, const seal::Sealer& sealer)
    : risks(help::JoinRisks(measure.risks)),
      state(help::Name(measure.state)),
      content(sealer.Seal({kContent, measure.id}, measure.content)),
      responsible(sealer.Seal({kResponsible, measure.id}, measure.responsible)),
      carried_note(sealer.Seal({kCarriedNote, measure.id}, measure.carried_note)),
      attachments(DigestsToStore(measure.attachments)),
      check_note(sealer.Seal({kCheckNote, measure.id}, measure.check_note)),
      why(sealer.Seal({kWhy, measure.id}, measure.why)) {}

}  // namespace shouwang::store
