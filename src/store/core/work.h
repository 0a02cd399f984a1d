// What every repository of the store is made with: the transaction's connection, its caller, the sealer, the numbers.
// Internal to the store.
#pragma once

#include <cstdint>
#include <string>

#include "access/caller.h"
#include "seal/sealer.h"
#include "store/core/connection.h"

namespace shouwang::store {

// Numbers for new rows, unique over all tables, rising. Numbers may be skipped but are never used twice.
class RowNumbers {
 public:
  virtual ~RowNumbers() = default;
  virtual int64_t Next() = 0;
};

// One transaction. Lives on the stack of Database::Read or Write; repositories keep a reference.
struct Work {
  Connection& connection;
  const access::Caller& caller;
  const seal::Sealer& sealer;
  RowNumbers* numbers = nullptr;  // none in a read
  int64_t now_ms = 0;
  bool audited = false;  // set by the audit trail: a write of the record without it fails

  soci::session& sql() const { return connection.sql; }
  bool writes() const { return numbers != nullptr; }
};

// What the caller's scope means in a query. Every query over rows of a division binds these:
//
//   … WHERE h.division_code BETWEEN :low AND :high AND (:any_contact = 1 OR h.contact_account = :contact)
//
// The officers' range is empty (low > high); the system's covers everything.
struct ScopeBounds {
  explicit ScopeBounds(const access::Scope& scope);
  std::string low;
  std::string high;
  int any_contact = 1;  // 0: only households assigned to `contact`
  int64_t contact = 0;
};

}  // namespace shouwang::store
