// The register of the record as tables for a run: see register_tables.h. Memory: the text of one table at a time is not
// enough, all are made in one pass: some 250 bytes a person.
#pragma once

#include "intake/register_tables.h"
#include "record/record.h"
#include "seal/sealer.h"
#include "seal/vault.h"

namespace shouwang::intake {

// All references must outlive what is given back. `threads`: for opening sealed values.
ReadRegister RegisterReader(record::Record& record, const seal::Sealer& sealer, seal::Vault& vault, unsigned threads);

}  // namespace shouwang::intake
