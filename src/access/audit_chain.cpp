#include "access/audit_chain.h"

#include <fmt/format.h>

#include "access/messages.h"
#include "base/binary_text.h"

namespace shouwang::access {
namespace {

// Each field with its length before it: no two rows have the same text.
void AppendField(std::string& out, std::string_view field) {
  fmt::format_to(std::back_inserter(out), "{}:", field.size());
  out += field;
}

tl::unexpected<Error> Broken(int64_t sequence, const std::string& what) {
  return Fail(ErrorCode::kConflict, fmt::format(message::kAuditBroken, sequence, what),
              fmt::format("audit/{}", sequence), message::kAuditHint);
}

}  // namespace

std::string AuditLink(const seal::Sealer& sealer, const std::string& previous, const AuditRow& row) {
  std::string text = "row|";
  AppendField(text, previous);
  fmt::format_to(std::back_inserter(text), "{}|{}|{}|", row.sequence, row.time_ms, row.account);
  for (const std::string* field :
       {&row.account_name, &row.address, &row.entry.action, &row.entry.object, &row.entry.result, &row.entry.detail}) {
    AppendField(text, *field);
  }
  return HexText(sealer.AuditMac(text));
}

std::string AuditHeadSeal(const seal::Sealer& sealer, int64_t sequence, const std::string& chain) {
  return HexText(sealer.AuditMac(fmt::format("head|{}|{}", sequence, chain)));
}

Status AuditCheck::Next(const AuditRow& row) {
  if (row.sequence != sequence_ + 1) return Broken(row.sequence, message::kAuditGap);
  if (AuditLink(sealer_, chain_, row) != row.chain) return Broken(row.sequence, message::kAuditEdited);
  sequence_ = row.sequence;
  chain_ = row.chain;
  return {};
}

Status AuditCheck::End(const AuditHead& head) const {
  // Making a record leaves the first row, so that there is none without rows.
  if (sequence_ == 0 && head.sequence == 0) {
    return Fail(ErrorCode::kConflict, message::kAuditEmpty, "audit", message::kAuditHint);
  }
  if (head.seal != AuditHeadSeal(sealer_, head.sequence, head.chain)) {
    return Fail(ErrorCode::kConflict, message::kAuditHead, "audit/head", message::kAuditHint);
  }
  if (head.sequence > sequence_) {
    return Broken(sequence_ + 1, fmt::format(message::kAuditCut, head.sequence, sequence_));
  }
  if (head.sequence < sequence_ || head.chain != chain_) return Broken(head.sequence + 1, message::kAuditExtra);
  return {};
}

}  // namespace shouwang::access
