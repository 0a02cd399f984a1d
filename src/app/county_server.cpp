#include "app/county_server.h"

#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "access/password.h"
#include "access/session_book.h"
#include "api/routes/api_routes.h"
#include "api/selfreport/public_door.h"
#include "app/messages.h"
#include "app/open_county.h"
#include "http/server.h"
#include "intake/job_runner.h"
#include "intake/pack_shelf.h"
#include "intake/register_reader.h"
#include "intake/run_work.h"
#include "intake/what_if_desk.h"
#include "monitoring/low_income_reader.h"
#include "operation/backup_shelf.h"
#include "operation/daily_work.h"
#include "operation/office_job.h"
#include "operation/timetable.h"
#include "operation/upkeep_work.h"
#include "policy/calendar_reader.h"

namespace shouwang::app {
namespace {

constexpr size_t kReaders = 16;
constexpr unsigned kGraceSeconds = 10;
constexpr auto kLookAgain = std::chrono::milliseconds(100);
constexpr size_t kLogLines = 8192;

// One JSON line a request, on standard output; written by a thread of its own.
class RequestLog {
 public:
  RequestLog()
      : pool_(std::make_shared<spdlog::details::thread_pool>(kLogLines, 1)),
        logger_(std::make_shared<spdlog::async_logger>("requests", std::make_shared<spdlog::sinks::stdout_sink_mt>(),
                                                       pool_, spdlog::async_overflow_policy::block)) {
    logger_->set_pattern("%v");
  }
  void Write(const std::string& line) { logger_->info(line); }

 private:
  std::shared_ptr<spdlog::details::thread_pool> pool_;
  std::shared_ptr<spdlog::async_logger> logger_;
};

// In the order they are made; taken down the other way round.
class CountyServer {
 public:
  CountyServer(std::unique_ptr<CountyRecord> county, const record::CountyPlace& place,
               const cli::ServeArguments& arguments, const cli::Context& context, const Clock& clock,
               std::vector<operation::DailyTime> times)
      : county_(std::move(county)),
        sessions_(county_->record(), clock),
        policies_(place.folder / "policies"),
        packs_(policies_, context.make_parser),
        engine_{arguments.memory, arguments.threads},
        what_if_(county_->vault(), packs_, clock, context.make_engine, engine_),
        run_work_(county_->record(), county_->vault(), county_->sealer(), packs_, context.make_engine, engine_,
                  intake::RegisterReader(county_->record(), county_->sealer(), county_->vault(), engine_.threads)),
        backups_(place.folder / "backups", arguments.keep_backups),
        backup_work_(*context.upkeep, place, backups_, clock),
        verification_work_(*context.upkeep, place),
        rotation_work_(*context.upkeep, place),
        daily_work_(county_->record(), services_.calendar, [this](int64_t account) { sessions_.Forget(account); }),
        timetable_(county_->record(), clock, std::move(times)),
        jobs_(county_->record(), clock,
              {{intake::kRunJob, &run_work_},
               {operation::kBackupJob, &backup_work_},
               {operation::kVerificationJob, &verification_work_},
               {operation::kRotationJob, &rotation_work_},
               {operation::kDailyJob, &daily_work_}},
              [this](bool job_begins) { BetweenJobs(job_begins); }),
        public_door_(clock, LimitsOf(arguments)),
        services_{county_->record(),   clock,      county_->sealer(), county_->vault(),
                  &sessions_,          &jobs_,     &packs_,           &what_if_,
                  context.make_engine, &breached_, &backups_,         seal::KeyFilesOf(place.folder)} {
    services_.public_door = &public_door_;
  }

  Status Start(const cli::ServeArguments& arguments) {
    if (Status cleared = county_->vault().RemoveUnfinished(); !cleared) return cleared;
    if (!arguments.breached_passwords.empty()) {
      if (Status added = breached_.AddFile(arguments.breached_passwords); !added) return added;
    }
    api::GuardOptions guard;
    guard.secure_cookies = !arguments.certificate.empty();
    guard.requests_per_second = arguments.requests_per_second / 2;
    if (!arguments.admin_networks.empty()) guard.admin_networks = arguments.admin_networks;
    if (Status shelved = ShelvePublished(); !shelved) return shelved;
    if (Status read = ReadCalendar(); !read) return read;
    AddGauges();
    Result<std::vector<http::Route>> routes = api::ApiRoutes(services_, guard, metrics_, SHOUWANG_VERSION);
    if (!routes) return Fail(routes.error());
    Result<std::unique_ptr<http::Server>> server = http::StartServer(Options(arguments), std::move(*routes));
    if (!server) return Fail(server.error());
    server_ = std::move(*server);
    jobs_.Start();
    return {};
  }

  // Tables that were loaded before the program knew the layers.
  Status TakeLowIncome() {
    const Result<intake::PackPointer> pack = packs_.Contracts();
    if (!pack) return Fail(pack.error());
    const Result<int64_t> taken = monitoring::TakeMissing(
        county_->record(), {**pack, county_->vault(), county_->sealer(), BeijingDay(services_.clock.NowMs())});
    return taken ? Status() : Fail(taken.error());
  }

  uint16_t port() const { return server_->port(); }

  void Stop() {
    server_->Stop(kGraceSeconds);
    jobs_.Stop();
    sessions_.Flush();
  }

 private:
  static api::PublicLimits LimitsOf(const cli::ServeArguments& arguments) {
    api::PublicLimits limits;
    limits.reports_per_hour = arguments.public_reports_per_hour;
    limits.look_ups_per_minute = arguments.public_look_ups_per_minute;
    limits.reports_per_village_day = arguments.public_reports_per_village_day;
    return limits;
  }

  // The packs with what the county has published.
  Status ShelvePublished() {
    return county_->record().Read(access::Caller::System("serve"), [this](record::Tables& tables) {
      packs_.SetPublished(tables.policy_changes().Published());
      return Status();
    });
  }

  // A county without the folder can do everything but count workdays, and is told so when it must.
  Status ReadCalendar() {
    Errors errors;
    std::optional<WorkCalendar> calendar = policy::ReadCalendar(policies_ / "calendar", errors);
    if (!calendar) return Fail(errors.front());
    services_.calendar = std::move(*calendar);
    return {};
  }

  void BetweenJobs(bool job_begins) {
    what_if_.GiveUp(job_begins);
    if (!job_begins) timetable_.AskWhatIsDue();
  }

  void AddGauges() {
    metrics_->AddGauge("shouwang_store_commits", message::kGaugeCommits,
                       [this] { return static_cast<double>(county_->database().counts().commits); });
    metrics_->AddGauge("shouwang_store_writes", message::kGaugeWrites,
                       [this] { return static_cast<double>(county_->database().counts().writes); });
  }

  http::ServerOptions Options(const cli::ServeArguments& arguments) {
    http::ServerOptions options;
    options.host = arguments.host;
    options.port = arguments.port;
    options.certificate_file = arguments.certificate;
    options.key_file = arguments.key;
    options.web_root = arguments.web;
    options.trusted_proxies = arguments.trusted_proxies;
    options.requests_per_second = arguments.requests_per_second;
    options.check_replies = arguments.check_replies;
    options.metrics = metrics_;
    options.log = [this](const std::string& line) { log_.Write(line); };
    return options;
  }

  RequestLog log_;
  std::shared_ptr<http::Metrics> metrics_ = std::make_shared<http::Metrics>();
  std::unique_ptr<CountyRecord> county_;
  access::SessionBook sessions_;
  const std::filesystem::path policies_;
  intake::PackShelf packs_;
  screening::EngineOptions engine_;
  intake::WhatIfDesk what_if_;
  intake::RunWork run_work_;
  access::BreachedPasswords breached_;
  operation::BackupShelf backups_;
  operation::BackupWork backup_work_;
  operation::VerificationWork verification_work_;
  operation::RotationWork rotation_work_;
  operation::DailyWork daily_work_;
  operation::Timetable timetable_;
  intake::JobRunner jobs_;
  api::PublicDoor public_door_;
  api::Services services_;
  std::unique_ptr<http::Server> server_;
};

Result<std::vector<operation::DailyTime>> TimesOf(const cli::ServeArguments& arguments) {
  std::vector<operation::DailyTime> times = {{operation::kDailyJob, operation::kDailyWorkMinute}};
  const Result<std::optional<int>> backup = operation::ReadTimeOfDay(arguments.backup_at, "--backup-at");
  if (!backup) return Fail(backup.error());
  if (*backup) times.push_back({operation::kBackupJob, **backup});
  return times;
}

}  // namespace

Status ServeCounty(const record::CountyPlace& place, const cli::ServeArguments& arguments, const cli::Context& context,
                   const std::atomic<bool>& stop) {
  static const SystemClock kClock;
  Result<std::vector<operation::DailyTime>> times = TimesOf(arguments);
  if (!times) return Fail(times.error());
  Result<std::unique_ptr<CountyRecord>> county = CountyRecord::Open(place, false, kReaders, kClock);
  if (!county) return Fail(county.error());
  CountyServer server(std::move(*county), place, arguments, context, kClock, std::move(*times));
  if (Status started = server.Start(arguments); !started) return started;
  // What cannot be read is no reason not to serve: its list is missing, and tried again at the next start.
  if (Status taken = server.TakeLowIncome(); !taken) context.reporter->Say(FormatError(taken.error()));
  context.reporter->Say(fmt::format(fmt::runtime(message::kServing), arguments.certificate.empty() ? "http" : "https",
                                    arguments.host, server.port()));
  while (!stop) std::this_thread::sleep_for(kLookAgain);
  context.reporter->Say(message::kStopping);
  server.Stop();
  return {};
}

}  // namespace shouwang::app
