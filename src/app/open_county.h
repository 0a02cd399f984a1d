// A county's record opened from its folder: keys, kept files, database.
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/result.h"
#include "cli/context.h"
#include "record/upkeep.h"
#include "seal/file_vault.h"
#include "store/core/database.h"

namespace shouwang::app {

class CountyRecord final : public cli::OpenCounty {
 public:
  // `create`: makes the database's schema where there is none. `clock` must outlive it. Errors: wrong keys, no
  // database, a newer schema.
  static Result<std::unique_ptr<CountyRecord>> Open(const record::CountyPlace& place, bool create, size_t readers,
                                                    const Clock& clock);

  record::Record& record() override { return *record_; }
  const seal::Sealer& sealer() const override { return *sealer_; }
  seal::FileVault& vault() override { return *vault_; }
  const store::Database& database() const { return *database_; }

 private:
  CountyRecord() = default;

  std::unique_ptr<seal::Sealer> sealer_;
  std::unique_ptr<seal::FileVault> vault_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<record::Record> record_;
};

}  // namespace shouwang::app
