// Natural change of the population, a monthly job (02-domain.md section 2; S4 step 2): 出生 死亡 婚嫁 迁入 迁出.
//
// Who leaves keeps the row and gets a status and a date; nothing is deleted. When the head dies or leaves and others
// stay, one of them must be named as the new head.
#pragma once

#include <string>

#include "registry/edit.h"

namespace shouwang::registry {

enum class NaturalKind : uint8_t { kBirth, kDeath, kMarryIn, kMarryOut, kMoveIn, kMoveOut };
const char* NaturalKindName(NaturalKind kind);  // birth death marry_in marry_out move_in move_out
std::optional<NaturalKind> NaturalKindFromName(std::string_view name);

struct NaturalChange {
  NaturalKind kind = NaturalKind::kBirth;
  std::string date;              // of the event, not in the future
  nlohmann::json person;         // who comes: fields of a person (birth, marry_in, move_in)
  int64_t leaves = 0;            // who goes: number of a member (death, marry_out, move_out)
  int64_t new_head = 0;          // when the head goes
  bool known_duplicate = false;  // the person is 在户 elsewhere and that is known
};

// `version`: of the household as it was read.
Result<Operation> ChangeNaturally(Registry& registry, int64_t household, int64_t version, const NaturalChange& change,
                                  const Occasion& occasion);

}  // namespace shouwang::registry
