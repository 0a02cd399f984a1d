#include "base/json.h"

#include "intake/intake_json.h"
#include "store/core/work.h"
#include "store/intake/intake_messages.h"
#include "store/intake/intake_tables.h"
#include "store/intake/office_bounds.h"

namespace shouwang::store {
namespace {

using intake::Job;
using intake::JobState;
using intake::Run;
using nlohmann::json;
using soci::into;
using soci::use;

struct RunRow {
  Run run;
  std::string as_of, settings, inputs, state, counts, files, warnings;

  void BindTo(soci::statement& statement) {
    const auto bind = [&](auto& variable) { statement.exchange(into(variable)); };
    bind(run.id), bind(run.version), bind(run.division_code), bind(run.pack_id), bind(run.pack_version);
    bind(run.pack_hash), bind(run.pack_digest), bind(as_of), bind(settings), bind(run.repeats), bind(inputs);
    bind(run.job), bind(state), bind(run.reason), bind(run.account), bind(run.account_name), bind(run.asked_ms);
    bind(run.finished_ms), bind(counts), bind(files), bind(warnings);
  }

  Run Read() const {
    Run read = run;
    read.as_of = Date::FromIso(as_of).value();
    read.settings = json::parse(settings).get<std::vector<std::string>>();
    read.inputs = intake::InputsFrom(json::parse(inputs));
    read.state = intake::JobStateFromName(state).value();
    read.counts = intake::CountsFrom(json::parse(counts));
    read.files = intake::FilesFrom(json::parse(files));
    read.warnings = json::parse(warnings).get<std::vector<std::string>>();
    return read;
  }
};

constexpr const char* kSelectRun =
    "SELECT id, version, division_code, pack_id, pack_version, pack_hash, pack_digest, as_of, settings, repeats, "
    "inputs, job, state, reason, account, account_name, asked_ms, finished_ms, counts, files, warnings FROM run WHERE "
    "division_code BETWEEN :low AND :high AND ";

constexpr const char* kSelectJob =
    "SELECT id, division_code, keeper, kind, object, state, reason, account, account_name, asked_ms, started_ms, "
    "finished_ms, result FROM job WHERE (division_code BETWEEN :low AND :high OR keeper = :keeper) AND ";

class SqlRuns final : public intake::Runs {
 public:
  explicit SqlRuns(Work& work) : work_(work) {}

  std::optional<Run> Find(int64_t id) override {
    return First(Select("id = :id", [&](soci::statement& s) { s.exchange(use(id)); }));
  }

  std::vector<Run> List(int64_t before, int limit) override {
    return Select("id < :before ORDER BY id DESC LIMIT :limit", [&](soci::statement& s) {
      s.exchange(use(before));
      s.exchange(use(limit));
    });
  }

  std::optional<Run> LatestDone() override {
    return First(Select("state = 'done' AND repeats = 0 ORDER BY id DESC LIMIT 1", [](soci::statement&) {}));
  }

  Run Add(Run run) override {
    run.id = work_.numbers->Next();
    run.version = 1;
    run.account = work_.caller.account;
    run.account_name = work_.caller.name;
    run.asked_ms = work_.now_ms;
    run.finished_ms = 0;
    const std::string as_of = run.as_of.Iso();
    const std::string settings = json(run.settings).dump();
    const Texts texts(run);
    work_.sql() << "INSERT INTO run (id, version, division_code, pack_id, pack_version, pack_hash, pack_digest, as_of, "
                   "settings, repeats, inputs, job, state, reason, account, account_name, asked_ms, finished_ms, "
                   "counts, files, warnings) VALUES (:id, 1, :division, :pack, :pack_version, :hash, :digest, :as_of, "
                   ":settings, :repeats, :inputs, :job, :state, :reason, :account, :account_name, :asked, 0, :counts, "
                   ":files, :warnings)",
        use(run.id), use(run.division_code), use(run.pack_id), use(run.pack_version), use(run.pack_hash),
        use(run.pack_digest), use(as_of), use(settings), use(run.repeats), use(texts.inputs), use(run.job),
        use(texts.state), use(run.reason), use(run.account), use(run.account_name), use(run.asked_ms),
        use(texts.counts), use(texts.files), use(texts.warnings);
    return run;
  }

  Result<Run> Save(Run run) override {
    const std::optional<Run> present = Find(run.id);
    if (!present) return Fail(ErrorCode::kNotFound, message::kNoRun);
    if (present->version != run.version) return Fail(ErrorCode::kStale, message::kRunStale);
    ++run.version;
    const Texts texts(run);
    work_.sql() << "UPDATE run SET version = :version, inputs = :inputs, job = :job, state = :state, reason = :reason, "
                   "finished_ms = :finished, counts = :counts, files = :files, warnings = :warnings WHERE id = :id",
        use(run.version), use(texts.inputs), use(run.job), use(texts.state), use(run.reason), use(run.finished_ms),
        use(texts.counts), use(texts.files), use(texts.warnings), use(run.id);
    return run;
  }

 private:
  struct Texts {
    explicit Texts(const Run& run)
        : inputs(intake::ToJson(run.inputs).dump()),
          state(intake::Name(run.state)),
          counts(intake::ToJson(run.counts).dump()),
          files(intake::ToJson(run.files).dump()),
          warnings(json(run.warnings).dump()) {}
    std::string inputs, state, counts, files, warnings;
  };

  static std::optional<Run> First(std::vector<Run> runs) {
    if (runs.empty()) return std::nullopt;
    return std::move(runs.front());
  }

  template <typename Bind>
  std::vector<Run> Select(const char* where, const Bind& bind) {
    const CountyBounds bounds(work_.caller.scope);
    RunRow row;
    soci::statement statement(work_.sql());
    row.BindTo(statement);
    statement.exchange(use(bounds.low));
    statement.exchange(use(bounds.high));
    bind(statement);
    statement.alloc();
    statement.prepare(std::string(kSelectRun) + where);
    statement.define_and_bind();
    statement.execute();
    std::vector<Run> runs;
    while (statement.fetch()) runs.push_back(row.Read());
    return runs;
  }

  Work& work_;
};

// The county sees its jobs, an officer those of the own role, whoever asked for them.
class SqlJobs final : public intake::Jobs {
 public:
  explicit SqlJobs(Work& work) : work_(work) {}

  std::optional<Job> Find(int64_t id) override {
    std::vector<Job> jobs = Select("id = :id", [&](soci::statement& s) { s.exchange(use(id)); });
    if (jobs.empty()) return std::nullopt;
    return std::move(jobs.front());
  }

  std::vector<Job> List(int64_t before, int limit) override {
    return Select("id < :before ORDER BY id DESC LIMIT :limit", [&](soci::statement& s) {
      s.exchange(use(before));
      s.exchange(use(limit));
    });
  }

  std::vector<Job> InState(JobState state) override {
    const std::string name = intake::Name(state);
    return Select("state = :state ORDER BY id", [&](soci::statement& s) { s.exchange(use(name)); });
  }

  std::optional<Job> Latest(const std::string& kind) override {
    std::vector<Job> jobs =
        Select("kind = :kind ORDER BY id DESC LIMIT 1", [&](soci::statement& s) { s.exchange(use(kind)); });
    if (jobs.empty()) return std::nullopt;
    return std::move(jobs.front());
  }

  Job Add(Job job) override {
    job.id = work_.numbers->Next();
    job.account = work_.caller.account;
    job.account_name = work_.caller.name;
    job.asked_ms = work_.now_ms;
    const std::string state = intake::Name(job.state);
    const std::string keeper = job.keeper ? access::RoleName(*job.keeper) : "";
    work_.sql() << "INSERT INTO job (id, division_code, keeper, kind, object, state, reason, account, account_name, "
                   "asked_ms, started_ms, finished_ms, result) VALUES (:id, :division, :keeper, :kind, :object, "
                   ":state, :reason, :account, :account_name, :asked, 0, 0, '')",
        use(job.id), use(job.division_code), use(keeper), use(job.kind), use(job.object), use(state), use(job.reason),
        use(job.account), use(job.account_name), use(job.asked_ms);
    return job;
  }

  Status Save(const Job& job) override {
    if (!Find(job.id)) return Fail(ErrorCode::kNotFound, message::kNoJob);
    const std::string state = intake::Name(job.state);
    work_.sql() << "UPDATE job SET state = :state, reason = :reason, started_ms = :started, finished_ms = :finished, "
                   "result = :result WHERE id = :id",
        use(state), use(job.reason), use(job.started_ms), use(job.finished_ms), use(job.result), use(job.id);
    return {};
  }

 private:
  template <typename Bind>
  std::vector<Job> Select(const char* where, const Bind& bind) {
    const CountyBounds bounds(work_.caller.scope);
    const std::string own = access::RoleName(work_.caller.role);
    Job job;
    std::string state;
    std::string keeper;
    soci::statement statement(work_.sql());
    const auto into_next = [&](auto& variable) { statement.exchange(into(variable)); };
    into_next(job.id), into_next(job.division_code), into_next(keeper), into_next(job.kind), into_next(job.object),
        into_next(state);
    into_next(job.reason), into_next(job.account), into_next(job.account_name), into_next(job.asked_ms);
    into_next(job.started_ms), into_next(job.finished_ms), into_next(job.result);
    statement.exchange(use(bounds.low));
    statement.exchange(use(bounds.high));
    statement.exchange(use(own));
    bind(statement);
    statement.alloc();
    statement.prepare(std::string(kSelectJob) + where);
    statement.define_and_bind();
    statement.execute();
    std::vector<Job> jobs;
    while (statement.fetch()) {
      job.state = intake::JobStateFromName(state).value();
      job.keeper = access::RoleFromName(keeper);
      jobs.push_back(job);
    }
    return jobs;
  }

  Work& work_;
};

}  // namespace

std::shared_ptr<intake::Runs> MakeRuns(Work& work) { return std::make_shared<SqlRuns>(work); }
std::shared_ptr<intake::Jobs> MakeJobs(Work& work) { return std::make_shared<SqlJobs>(work); }

}  // namespace shouwang::store
