// Personal fields of many rows sealed and opened on several threads (04-trust.md line 19).
#pragma once

#include <vector>

#include "registry/entity.h"
#include "seal/sealer.h"

namespace shouwang::registry {

// Where a personal field of a row is sealed: "person.id_no" and the row's number.
seal::Place PlaceOf(Entity entity, size_t field, int64_t row);

// Blind indexes of rows in the clear.
void IndexRow(const seal::Sealer& sealer, Row& row);
void IndexRows(const seal::Sealer& sealer, std::vector<Row*> rows, unsigned threads);
// Rows with numbers and blind indexes: personal fields sealed, derived fields worked out.
void SealRow(const seal::Sealer& sealer, Row& row);
void SealRows(const seal::Sealer& sealer, std::vector<Row>& rows, unsigned threads);
void OpenRow(const seal::Sealer& sealer, Row& row);
void OpenRows(const seal::Sealer& sealer, std::vector<Row>& rows, unsigned threads);

}  // namespace shouwang::registry
