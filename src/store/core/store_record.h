// record::Record over a Database: hands each transaction its repositories, made when they are first asked for.
#pragma once

#include <functional>
#include <memory>

#include "record/record.h"
#include "store/core/database.h"

namespace shouwang::store {

struct Work;  // store/core/work.h

// How each repository is made; the areas of the store give these (store/repositories.h has all of them). A test may
// leave out what it does not use: asking for it is a std::logic_error.
struct Repositories {
  template <typename T>
  using Maker = std::function<std::shared_ptr<T>(Work&)>;

  Maker<access::AuditTrail> audit;
  Maker<access::Accounts> accounts;
  Maker<access::Divisions> divisions;
  Maker<registry::Registry> registry;
  Maker<registry::RegistryImports> registry_imports;
  Maker<intake::Uploads> uploads;
  Maker<intake::Runs> runs;
  Maker<intake::Jobs> jobs;
  Maker<clues::Clues> clues;
  Maker<clues::GroupRisks> group_risks;
};

// `database` must outlive it.
std::unique_ptr<record::Record> MakeRecord(Database& database, Repositories repositories);

}  // namespace shouwang::store
