// What every repository of the store is made with: the transaction's connection, its caller, the sealer, the numbers.
// Internal to the store.
#pragma once

#include <cstdint>
#include <string>

#include "access/caller.h"
#include "seal/sealer.h"
#include "store/core/connection.h"

namespace shouwang::store {

// Numbers for new rows, unique over all tables, rising. Handed out in blocks, so that numbers may be skipped but never
// used twice.
class RowNumbers {
 public:
  virtual ~RowNumbers() = default;
  virtual int64_t Next() = 0;
};

struct Work {
  Connection& connection;
  const access::Caller& caller;
  const seal::Sealer& sealer;
  RowNumbers* numbers = nullptr;  // none in a read
  int64_t now_ms = 0;

  soci::session& sql() const { return connection.sql; }
  bool writes() const { return numbers != nullptr; }
};

// Every query over rows of a division ends with this and binds the four (SOCI names are :scope_low …):
//   … AND <column> BETWEEN :scope_low AND :scope_high AND (:scope_contact = 0 OR <contact column> = :scope_contact2)
// Tables without a contact person of their own join household or are not shown to contacts.
struct ScopeBounds {
  explicit ScopeBounds(const access::Scope& scope);
  std::string low;
  std::string high;
  int64_t contact = 0;  // the account a contact person's households are assigned to; 0: no such limit
};

}  // namespace shouwang::store
