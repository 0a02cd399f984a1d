// What a database's exception means for the record. Internal to the store.
#pragma once

#include <soci/soci.h>

#include "record/record.h"

namespace shouwang::store {

// Is what is on the disk in doubt? Disk full, I/O error, corruption, a lost connection.
bool LeavesDoubt(const soci::soci_error& error);

// The exception that leaves the store: says what kind of fault it was, without SQL and values unless `tell_all`.
record::RecordError WithoutValues(const soci::soci_error& error, bool tell_all);

}  // namespace shouwang::store
