// Runs: asking for one, carrying it out, repeating it.
//
// Everything that goes in and comes out lies in the vault: the pack's files, the register's tables, the departments'
// files, the result files (ids masked). Clues become visible in the same transaction that ends the run, or not at all.
// A repeat reads the same inputs with the same pack and only compares the result files; it makes no clues.
#pragma once

#include "intake/job_runner.h"
#include "intake/pack_shelf.h"
#include "intake/register_tables.h"
#include "screening/screen.h"
#include "seal/sealer.h"
#include "seal/vault.h"

namespace shouwang::intake {

inline constexpr char kRunJob[] = "run";

struct RunRequest {
  std::string pack;
  Date as_of;
  std::vector<std::string> settings;  // name=value
};

// Checks the request and seals the pack's files. kNotFound, kPolicy, kInvalid.
Result<Run> PrepareRun(const access::Caller& caller, const RunRequest& request, PackShelf& packs, seal::Vault& vault);
// In one transaction: takes the loaded files, queues the job. kUnavailable when too many wait.
Result<Run> AskRun(record::Tables& tables, Run run, const policy::Pack& pack);
// kConflict when the run is not done.
Result<Run> AskRepeat(record::Tables& tables, const Run& done);

// Which loaded files a run on that day reads, sheet by sheet: of datasets that accumulate those of the last 12 months,
// of others those of the latest month handed in.
std::vector<RunInput> SelectInputs(const std::vector<Upload>& loaded, const policy::Pack& pack, Date as_of);

// The tables of a run, fetched from the vault as they are read.
ingest::InputList InputsOf(const std::vector<RunInput>& inputs, const seal::Vault& vault);
Result<std::vector<policy::Setting>> SettingsOf(const std::vector<std::string>& texts, const policy::Pack& pack);

class RunWork final : public JobWork {
 public:
  // All references must outlive it.
  RunWork(record::Record& record, seal::Vault& vault, const seal::Sealer& sealer, PackShelf& packs,
          screening::EngineFactory make_engine, screening::EngineOptions engine, ReadRegister read_register);

  Result<JobClosing> Carry(const Job& job, JobControl& control) override;
  Status Abandon(record::Tables& tables, const Job& job, JobState state, const std::string& reason) override;

 private:
  Result<Run> RunOf(const Job& job) const;
  Result<JobClosing> CarryFirst(Run run, const policy::Pack& pack, JobControl& control);
  Result<JobClosing> CarryRepeat(Run run, const policy::Pack& pack, JobControl& control);
  Result<screening::ScreenResult> Compare(const Run& run, const policy::Pack& pack, JobControl& control,
                                          screening::ResultPlace& place) const;

  record::Record& record_;
  seal::Vault& vault_;
  const seal::Sealer& sealer_;
  PackShelf& packs_;
  screening::EngineFactory make_engine_;
  screening::EngineOptions engine_;
  ReadRegister read_register_;
};

}  // namespace shouwang::intake
