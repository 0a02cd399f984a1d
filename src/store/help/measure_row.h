// A row of help_measure, bound to a query and back. Internal to the store.
#pragma once

#include <string>

#include "help/measure.h"
#include "store/core/work.h"
#include "store/help/scoped_query.h"

namespace shouwang::store {

// Columns of `x`, in the order of BindTo().
inline constexpr char kMeasureColumns[] =
    "x.id, x.version, x.plan, x.household, x.kind, x.risks, x.department, x.content, x.cents, x.from_on, x.to_on, "
    "x.responsible, x.person, x.state, x.posted_on, x.posted_place, x.carried_on, x.carried_cents, x.carried_note, "
    "x.carried_by, x.attachments, x.register_row, x.checked_on, x.checked_by, x.check_note, x.why, x.account, "
    "x.created_ms";

class MeasureRow {
 public:
  void BindTo(ScopedQuery& query);
  help::Measure Read(const seal::Sealer& sealer) const;  // of the row that was fetched

 private:
  help::Measure row_;
  std::string risks_, state_, content_, responsible_, carried_note_, attachments_, check_note_, why_;
};

// What of a measure is stored otherwise than it is: sealed, or joined.
struct StoredMeasure {
  StoredMeasure(const help::Measure& measure, const seal::Sealer& sealer);
  std::string risks, state, content, responsible, carried_note, attachments, check_note, why;
};

}  // namespace shouwang::store
