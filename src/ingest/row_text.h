// Values of a batch as people read them, for previews and comparisons of tables. Ids and whatever else could identify a
// person by number are masked; names are not.
#pragma once

#include <string>
#include <vector>

#include "ingest/batch.h"
#include "policy/dataset.h"

namespace shouwang::ingest {

// One value; blank where the cell was.
std::string MaskedValue(const policy::Column& column, const BatchColumn& values, size_t row);
// One text for each column of the dataset.
std::vector<std::string> MaskedRow(const policy::Dataset& dataset, const Batch& batch, size_t row);
// What the row is about: its id number or, without such a column, its household; in the clear, to compare rows by.
std::string RowKey(const policy::Dataset& dataset, const Batch& batch, size_t row);

}  // namespace shouwang::ingest
