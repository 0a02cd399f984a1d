// The links of the audit chain (04-trust.md line 14): pure functions over rows, used by the store when it appends and
// by the verification.
//
// A link is the HMAC-SM3 over the row's content and the link before it. A tail that was cut off leaves a chain that
// fits; so the number and link of the last row are kept beside the rows, under an HMAC of their own.
#pragma once

#include <string>

#include "access/audit.h"
#include "seal/sealer.h"

namespace shouwang::access {

struct AuditHead {
  int64_t sequence = 0;  // of the last row; 0: none yet
  std::string chain;     // its link; blank: none yet
  std::string seal;      // AuditHeadSeal() of the two
};

// The link of `row` (its `chain` is not looked at) behind a row whose link is `previous`, blank for the first one.
std::string AuditLink(const seal::Sealer& sealer, const std::string& previous, const AuditRow& row);
std::string AuditHeadSeal(const seal::Sealer& sealer, int64_t sequence, const std::string& chain);

// Goes over the rows in order of their sequence; then End() compares with the head. kConflict, naming the first row
// that does not fit.
class AuditCheck {
 public:
  explicit AuditCheck(const seal::Sealer& sealer) : sealer_(sealer) {}
  Status Next(const AuditRow& row);
  Status End(const AuditHead& head) const;
  uint64_t rows() const { return static_cast<uint64_t>(sequence_); }

 private:
  const seal::Sealer& sealer_;
  int64_t sequence_ = 0;
  std::string chain_;
};

}  // namespace shouwang::access
