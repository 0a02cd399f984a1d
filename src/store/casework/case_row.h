// Rows of case_file and case_event, bound to statements. Internal to the store.
//
// An event is sealed as a whole: in front of its detail stands the digest of its other columns, so that one that was
// changed in the database, or moved to another place in its case, does not open.
#pragma once

#include <soci/soci.h>

#include <string>

#include "casework/case_file.h"
#include "seal/sealer.h"

namespace shouwang::store {

// Of `case_file c`, in the order in which CaseRow takes them.
extern const char* const kCaseColumns;

struct CaseRow {
  casework::CaseFile file;
  std::string kind, status;
  int64_t held = 0, excluded = 0;

  // Binds every column to `statement`; both must stay where they are until the rows are fetched.
  void BindTo(soci::statement& statement);
  // The row just fetched.
  casework::CaseFile Read() const;
};

// Of case_event, in the order in which EventRow takes them.
extern const char* const kEventColumns;

struct EventRow {
  int64_t case_file = 0;
  procedure::Event event;
  std::string kind, status, reason, detail;  // as stored

  // A row to be written.
  static EventRow Of(const seal::Sealer& sealer, int64_t case_file, const procedure::Event& event);

  void BindTo(soci::statement& statement);
  void UseIn(soci::statement& statement) const;
  // The row just fetched. Throws seal::SealError.
  procedure::Event Read(const seal::Sealer& sealer) const;
};

}  // namespace shouwang::store
