// Wiring: the only place that knows the concrete engine. Ctrl-C asks the run to stop; a second one ends the process at
// once.
#include <csignal>
#include <cstdlib>

#include <atomic>
#include <string>
#include <vector>

#include "cli/run.h"
#include "engine/duckdb_engine.h"

namespace {

std::atomic<bool> cancelled{false};

extern "C" void OnInterrupt(int /*signal*/) {
  if (cancelled.exchange(true)) std::_Exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  struct sigaction action = {};
  action.sa_handler = OnInterrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return shouwang::cli::RunCommandLine(arguments, [](shouwang::cli::Reporter& reporter) {
    return shouwang::cli::Context{shouwang::engine::MakeDuckdbEngine, shouwang::engine::MakeDuckdbParser, &cancelled,
                                  &reporter, SHOUWANG_DIVISIONS};
  });
}
