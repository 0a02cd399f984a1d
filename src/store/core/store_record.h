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

  Maker<access::AuditTrail> audit = nullptr;
  Maker<access::Accounts> accounts = nullptr;
  Maker<access::Divisions> divisions = nullptr;
  Maker<registry::Registry> registry = nullptr;
  Maker<registry::RegistryImports> registry_imports = nullptr;
  Maker<intake::Uploads> uploads = nullptr;
  Maker<intake::Runs> runs = nullptr;
  Maker<intake::Jobs> jobs = nullptr;
  Maker<intake::PolicyChanges> policy_changes = nullptr;
  Maker<clues::Clues> clues = nullptr;
  Maker<clues::GroupRisks> group_risks = nullptr;
  Maker<casework::Cases> cases = nullptr;
  Maker<casework::Consents> consents = nullptr;
  Maker<casework::Publicity> publicity = nullptr;
  Maker<visits::Visits> visits = nullptr;
  Maker<help::HelpBook> help = nullptr;
  Maker<selfreport::Inbox> self_reports = nullptr;
  Maker<insurance::Policies> insurance = nullptr;
  Maker<monitoring::Lists> monitoring = nullptr;
  Maker<statistics::Basis> statistics = nullptr;
};

// `database` must outlive it.
std::unique_ptr<record::Record> MakeRecord(Database& database, Repositories repositories);

}  // namespace shouwang::store
