// A row of the table clue, bound to a statement. Internal to the store.
#pragma once

#include <soci/soci.h>

#include <string>

#include "clues/clue.h"

namespace shouwang::store {

// Of `clue c LEFT JOIN clue_rule r ON r.id = c.rule`, in the order that ClueRow takes them.
extern const char* const kClueColumns;

struct ClueRow {
  clues::Clue clue;
  std::string source, kind, state, verdict, attachments;
  int64_t rule = 0;
  std::string pack, rule_id, rule_title, advice, rule_risk;

  // Binds every column to `statement`, which must stay where it is until the rows are fetched.
  void BindTo(soci::statement& statement);
  // The row just fetched.
  clues::Clue Read() const;
};

}  // namespace shouwang::store
