// What the subcommands need from the outside; filled in by `app`, which alone knows the concrete engine and store.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "cli/reporter.h"
#include "policy/sql_parser.h"
#include "record/record.h"
#include "record/upkeep.h"
#include "screening/sql_engine.h"
#include "seal/sealer.h"
#include "seal/vault.h"

namespace shouwang::cli {

struct ServeArguments;

// A county's record, open as long as this is there.
class OpenCounty {
 public:
  virtual ~OpenCounty() = default;
  virtual record::Record& record() = 0;
  virtual const seal::Sealer& sealer() const = 0;
  virtual seal::Vault& vault() = 0;
};

struct Context {
  screening::EngineFactory make_engine;
  std::function<std::unique_ptr<policy::SqlParser>()> make_parser;
  const std::atomic<bool>* cancelled = nullptr;
  Reporter* reporter = nullptr;
  std::filesystem::path divisions;  // where the demo finds the names of villages
  std::filesystem::path policies;   // the packs that come with the program
  // `create`: keys are there, the database is made.
  std::function<Result<std::unique_ptr<OpenCounty>>(const record::CountyPlace&, bool create)> open_county = nullptr;
  record::Upkeep* upkeep = nullptr;
  std::function<Status(const record::CountyPlace&, const ServeArguments&)> serve =
      nullptr;                                     // until it is asked to stop
  std::function<std::string()> openapi = nullptr;  // the API as an OpenAPI document
};

}  // namespace shouwang::cli
