#include "cli/run.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/county_command.h"
#include "cli/messages.h"
#include "cli/openapi_command.h"
#include "cli/policy_command.h"
#include "cli/screen_command.h"
#include "cli/simulate_command.h"
#include "cli/upkeep_command.h"
#include "cli/upkeep_messages.h"
#include "cli/user_command.h"
#include "cli/user_messages.h"

namespace shouwang::cli {
namespace {

// The options of every subcommand, filled in by the parser.
struct Arguments {
  std::string log_format = "text";
  RunArguments run;
  DemoArguments demo;
  InitArguments init;
  ServeArguments serve;
  UpkeepArguments upkeep;
  UserArguments user;
  std::string pack;
  std::string rule;
};

void AddRunOptions(CLI::App& command, RunArguments& run) {
  command.add_option("--policy", run.policy, message::kOptionPolicy)->required();
  command.add_option("--data", run.data, message::kOptionData)->required();
  command.add_option("--as-of", run.as_of, message::kOptionAsOf)->required();
  command.add_option("--out", run.out, message::kOptionOut)->required();
  command.add_option("--set", run.settings, message::kOptionSet);
  command.add_option("--memory", run.memory, message::kOptionMemory);
  command.add_option("--threads", run.threads, message::kOptionThreads)->check(CLI::Range(1U, 256U));
}

class CommandLine {
 public:
  CommandLine() : app_(message::kAbout, "shouwang") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", SHOUWANG_VERSION);
    app_.add_option("--log-format", arguments_.log_format, message::kOptionLogFormat)
        ->check(CLI::IsMember({"text", "json"}));
    app_.fallthrough();
    AddRuns();
    AddPolicy();
    AddDemo();
    AddInit();
    AddServe();
    OnParse(*app_.add_subcommand("openapi", message::kOpenApi), RunOpenApi);
    AddUpkeep();
    AddUser();
  }

  CLI::App& app() { return app_; }
  const Arguments& arguments() const { return arguments_; }
  int Run(const Context& context) const { return run_(context); }

 private:
  // Subcommands only note what to run: it runs once, when the whole line has been read.
  template <typename Function>
  void OnParse(CLI::App& command, Function function) {
    command.fallthrough();
    command.callback([this, function] { run_ = function; });
  }

  void AddRuns() {
    CLI::App& screen = *app_.add_subcommand("screen", message::kScreen);
    AddRunOptions(screen, arguments_.run);
    screen.add_flag("--reveal-ids", arguments_.run.reveal_ids, message::kOptionReveal);
    screen.add_option("--divisions", arguments_.run.divisions, message::kOptionDivisions);
    screen.add_flag("--explain", arguments_.run.explain, message::kOptionExplain);
    OnParse(screen, [this](const Context& context) { return RunScreen(arguments_.run, context); });
    CLI::App& simulate = *app_.add_subcommand("simulate", message::kSimulate);
    AddRunOptions(simulate, arguments_.run);
    simulate.add_option("--sweep", arguments_.run.sweep, message::kOptionSweep);
    OnParse(simulate, [this](const Context& context) { return RunSimulate(arguments_.run, context); });
  }

  void AddPolicy() {
    CLI::App& policy = *app_.add_subcommand("policy", message::kPolicy);
    policy.require_subcommand(1);
    policy.fallthrough();
    CLI::App& check = *policy.add_subcommand("check", message::kPolicyCheck);
    CLI::App& test = *policy.add_subcommand("test", message::kPolicyTest);
    CLI::App& show = *policy.add_subcommand("show", message::kPolicyShow);
    for (CLI::App* command : {&check, &test, &show}) {
      command->add_option("pack", arguments_.pack, message::kArgumentPack)->required();
    }
    show.add_option("rule", arguments_.rule, message::kArgumentRule);
    OnParse(check, [this](const Context& context) { return PolicyCheck(arguments_.pack, context); });
    OnParse(test, [this](const Context& context) { return PolicyTest(arguments_.pack, context); });
    OnParse(show, [this](const Context& context) { return PolicyShow(arguments_.pack, arguments_.rule, context); });
  }

  void AddDemo() {
    CLI::App& demo = *app_.add_subcommand("demo", message::kDemo);
    demo.add_option("dir", arguments_.demo.dir, message::kArgumentDir)->required();
    demo.add_option("--households", arguments_.demo.households, message::kOptionHouseholds);
    demo.add_option("--seed", arguments_.demo.seed, message::kOptionSeed);
    demo.add_option("--as-of", arguments_.demo.as_of, message::kOptionAsOf);
    demo.add_option("--county", arguments_.demo.county, message::kOptionCounty);
    demo.add_flag("--csv-only", arguments_.demo.csv_only, message::kOptionCsvOnly);
    OnParse(demo, [this](const Context& context) { return RunDemo(arguments_.demo, context); });
  }

  void AddInit() {
    CLI::App& init = *app_.add_subcommand("init", message::kInit);
    InitArguments& to = arguments_.init;
    init.add_option("dir", to.dir, message::kArgumentCounty)->required();
    init.add_option("--db", to.database, message::kOptionDatabase);
    init.add_option("--county", to.county, message::kOptionCountyCode)->required();
    init.add_option("--divisions", to.divisions, message::kOptionDivisionTable)->required();
    init.add_option("--policies", to.policies, message::kOptionPolicies);
    init.add_option("--cipher", to.cipher, message::kOptionCipher)->check(CLI::IsMember({"sm4", "aes"}));
    OnParse(init, [this](const Context& context) { return RunInit(arguments_.init, context); });
  }

  void AddServe() {
    CLI::App& serve = *app_.add_subcommand("serve", message::kServe);
    ServeArguments& to = arguments_.serve;
    serve.add_option("dir", to.dir, message::kArgumentCounty)->required();
    serve.add_option("--host", to.host, message::kOptionHost);
    serve.add_option("--port", to.port, message::kOptionPort);
    serve.add_option("--certificate", to.certificate, message::kOptionCertificate);
    serve.add_option("--key", to.key, message::kOptionKey);
    serve.add_option("--web", to.web, message::kOptionWeb);
    serve.add_option("--admin-network", to.admin_networks, message::kOptionAdminNetworks);
    serve.add_option("--trusted-proxy", to.trusted_proxies, message::kOptionProxies);
    serve.add_option("--memory", to.memory, message::kOptionMemory);
    serve.add_option("--threads", to.threads, message::kOptionThreads)->check(CLI::Range(1U, 256U));
    serve.add_option("--requests-per-second", to.requests_per_second, message::kOptionRate)
        ->check(CLI::Range(0.0, 1e9));
    serve.add_option("--public-reports-per-hour", to.public_reports_per_hour, message::kOptionPublicReports)
        ->check(CLI::Range(0.0, 1e9));
    serve.add_option("--public-look-ups-per-minute", to.public_look_ups_per_minute, message::kOptionPublicLookUps)
        ->check(CLI::Range(0.0, 1e9));
    serve
        .add_option("--public-reports-per-village-day", to.public_reports_per_village_day,
                    message::kOptionPublicVillage)
        ->check(CLI::Range(int64_t{0}, int64_t{1'000'000}));
    serve.add_option("--backup-at", to.backup_at, message::kOptionBackupAt);
    serve.add_option("--keep-backups", to.keep_backups, message::kOptionKeepBackups)->check(CLI::Range(1U, 1000U));
    serve.add_option("--breached-passwords", to.breached_passwords, message::kOptionBreached);
    serve.add_flag("--check-replies", to.check_replies, message::kOptionCheckReplies);
    OnParse(serve, [this](const Context& context) { return RunServe(arguments_.serve, context); });
  }

  void AddUpkeep() {
    UpkeepArguments& to = arguments_.upkeep;
    CLI::App& backup = *app_.add_subcommand("backup", message::kBackup);
    backup.add_option("dir", to.dir, message::kArgumentCounty)->required();
    backup.add_option("file", to.file, message::kArgumentBackup)->required();
    OnParse(backup, [this](const Context& context) { return RunBackup(arguments_.upkeep, context); });
    CLI::App& restore = *app_.add_subcommand("restore", message::kRestore);
    restore.add_option("file", to.file, message::kArgumentBackup)->required();
    restore.add_option("dir", to.dir, message::kArgumentEmptyCounty)->required();
    restore.add_option("--db", to.database, message::kOptionDatabase);
    OnParse(restore, [this](const Context& context) { return RunRestore(arguments_.upkeep, context); });
    CLI::App& verify = *app_.add_subcommand("verify", message::kVerify);
    CLI::App& store = *verify.add_subcommand("store", message::kVerifyStore);
    CLI::App& audit = *verify.add_subcommand("audit", message::kVerifyAudit);
    CLI::App& key = *app_.add_subcommand("key", message::kKey);
    CLI::App& rotate = *key.add_subcommand("rotate", message::kKeyRotate);
    for (CLI::App* group : {&verify, &key}) group->require_subcommand(1)->fallthrough();
    for (CLI::App* command : {&store, &audit, &rotate}) {
      command->add_option("dir", to.dir, message::kArgumentCounty)->required();
    }
    OnParse(store, [this](const Context& context) { return RunVerifyStore(arguments_.upkeep, context); });
    OnParse(audit, [this](const Context& context) { return RunVerifyAudit(arguments_.upkeep, context); });
    OnParse(rotate, [this](const Context& context) { return RunKeyRotate(arguments_.upkeep, context); });
  }

  void AddUser() {
    UserArguments& to = arguments_.user;
    CLI::App& user = *app_.add_subcommand("user", message::kUser);
    user.require_subcommand(1)->fallthrough();
    CLI::App& list = *user.add_subcommand("list", message::kUserList);
    CLI::App& add = *user.add_subcommand("add", message::kUserAdd);
    CLI::App& reset = *user.add_subcommand("reset", message::kUserReset);
    CLI::App& disable = *user.add_subcommand("disable", message::kUserDisable);
    CLI::App& enable = *user.add_subcommand("enable", message::kUserEnable);
    for (CLI::App* command : {&list, &add, &reset, &disable, &enable}) {
      command->add_option("dir", to.dir, message::kArgumentCounty)->required();
      if (command != &list) command->add_option("name", to.name, message::kArgumentUser)->required();
    }
    add.add_option("--display-name", to.display_name, message::kOptionDisplayName);
    add.add_option("--role", to.role, message::kOptionRole)
        ->check(
            CLI::IsMember({"county", "department", "town", "village", "contact", "sysadmin", "secadmin", "auditor"}));
    add.add_option("--division", to.division, message::kOptionDivision);
    add.add_option("--department", to.department, message::kOptionDepartment);
    reset.add_flag("--second-factor", to.second_factor, message::kOptionSecondFactor);
    OnParse(list, [this](const Context& context) { return RunUserList(arguments_.user, context); });
    OnParse(add, [this](const Context& context) { return RunUserAdd(arguments_.user, context); });
    OnParse(reset, [this](const Context& context) { return RunUserReset(arguments_.user, context); });
    OnParse(disable, [this](const Context& context) { return RunUserDisable(arguments_.user, context); });
    OnParse(enable, [this](const Context& context) { return RunUserEnable(arguments_.user, context); });
  }

  CLI::App app_;
  Arguments arguments_;
  std::function<int(const Context&)> run_;
};

// The line may be wrong and still say how its messages are wanted.
LogFormat FormatAskedFor(const std::vector<std::string>& arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    const bool next = arguments[i] == "--log-format" && i + 1 < arguments.size() && arguments[i + 1] == "json";
    if (next || arguments[i] == "--log-format=json") return LogFormat::kJson;
  }
  return LogFormat::kText;
}

}  // namespace

int RunCommandLine(const std::vector<std::string>& arguments, const std::function<Context(Reporter&)>& make_context) {
  CommandLine line;
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as the parser wants them
    line.app().parse(reversed);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return line.app().exit(error);  // --help, --version
    Reporter(FormatAskedFor(arguments))
        .Complain(Error{ErrorCode::kUsage, fmt::format(fmt::runtime(message::kUsage), error.what()), "",
                        message::kUsageHint});
    return ExitStatus(ErrorCode::kUsage);
  }
  Reporter reporter(line.arguments().log_format == "json" ? LogFormat::kJson : LogFormat::kText);
  try {
    return line.Run(make_context(reporter));
  } catch (const std::bad_alloc&) {
    reporter.Complain(Error{ErrorCode::kInternal, message::kOutOfMemory, "", message::kOutOfMemoryHint});
  } catch (const std::exception& error) {
    reporter.Complain(Error{ErrorCode::kInternal, fmt::format(fmt::runtime(message::kUnexpected), error.what()), "",
                            message::kUnexpectedHint});
  }
  return ExitStatus(ErrorCode::kInternal);
}

}  // namespace shouwang::cli
