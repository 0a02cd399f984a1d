// What the subcommands need from the outside; filled in by `app`, which alone knows the concrete engine.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>

#include "cli/reporter.h"
#include "policy/sql_parser.h"
#include "screening/sql_engine.h"

namespace shouwang::cli {

struct Context {
  screening::EngineFactory make_engine;
  std::function<std::unique_ptr<policy::SqlParser>()> make_parser;
  const std::atomic<bool>* cancelled = nullptr;
  Reporter* reporter = nullptr;
  std::filesystem::path divisions;  // where the demo finds the names of villages
};

}  // namespace shouwang::cli
