// Wiring: the only place that knows the concrete engine and store. Ctrl-C asks what runs to stop; a second one ends the
// process at once.
#include <csignal>
#include <cstdlib>

#include <atomic>
#include <string>
#include <vector>

#include "api/routes/api_routes.h"
#include "app/county_server.h"
#include "app/open_county.h"
#include "base/clock.h"
#include "cli/run.h"
#include "engine/duckdb_engine.h"
#include "store/archive/upkeep.h"

namespace {

std::atomic<bool> cancelled{false};

extern "C" void OnInterrupt(int /*signal*/) {
  if (cancelled.exchange(true)) std::_Exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace shouwang;  // NOLINT(google-build-using-namespace)
  struct sigaction action = {};
  action.sa_handler = OnInterrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const SystemClock clock;
  const std::unique_ptr<record::Upkeep> upkeep = store::MakeUpkeep(clock);
  return cli::RunCommandLine(arguments, [&](cli::Reporter& reporter) {
    cli::Context context;
    context.make_engine = engine::MakeDuckdbEngine;
    context.make_parser = engine::MakeDuckdbParser;
    context.cancelled = &cancelled;
    context.reporter = &reporter;
    context.divisions = SHOUWANG_DIVISIONS;
    context.policies = SHOUWANG_POLICIES;
    context.upkeep = upkeep.get();
    context.open_county = [&](const record::CountyPlace& place,
                              bool create) -> Result<std::unique_ptr<cli::OpenCounty>> {
      Result<std::unique_ptr<app::CountyRecord>> county = app::CountyRecord::Open(place, create, 2, clock);
      if (!county) return Fail(county.error());
      return std::unique_ptr<cli::OpenCounty>(std::move(*county));
    };
    context.serve = [context](const record::CountyPlace& place, const cli::ServeArguments& serve) {
      return app::ServeCounty(place, serve, context, cancelled);
    };
    context.openapi = [] { return api::OpenApiDocument(SHOUWANG_VERSION); };
    return context;
  });
}
