// From a department's table to the rows that the layers are made of. Done when the table is loaded: from then on they
// follow the register, whoever moves.
#pragma once

#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "intake/pack_shelf.h"
#include "intake/upload.h"
#include "monitoring/lists.h"
#include "policy/pack.h"
#include "record/record.h"
#include "seal/sealer.h"
#include "seal/vault.h"

namespace shouwang::monitoring {

// The dataset that the layers come from (policies/national/datasets.toml).
inline constexpr const char* kLowIncomeDataset = "assistance";
bool HoldsLowIncome(const intake::Upload& upload);

struct LowIncomeTools {
  const policy::Pack& pack;  // of the datasets
  const seal::Vault& vault;
  const seal::Sealer& sealer;
  Date today;
};

// The good rows of the upload's table. Reads a file: outside any transaction. kInput when it can no longer be read,
// kPolicy when the pack's dataset lacks a column that is needed.
Result<std::vector<LowIncomePerson>> ReadLowIncome(const intake::Upload& upload, const LowIncomeTools& tools);

// Takes the rows of loaded tables that were loaded by a program that did not know the layers yet. Gives how many.
Result<int64_t> TakeMissing(record::Record& record, const LowIncomeTools& tools);

}  // namespace shouwang::monitoring
