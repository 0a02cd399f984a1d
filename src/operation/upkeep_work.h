// The officers' jobs over a whole county, carried out while its server runs: backup, verification of the store, a new
// data key. Each does what the command of that name does.
//
// A job that is stopped leaves nothing half done: a backup is there in whole or not at all, a change of keys is taken
// up again by the next.
#pragma once

#include "base/clock.h"
#include "intake/job_runner.h"
#include "operation/backup_shelf.h"
#include "record/upkeep.h"

namespace shouwang::operation {

// What the three have in common; references must outlive them.
class UpkeepWork : public intake::JobWork {
 public:
  UpkeepWork(record::Upkeep& upkeep, record::CountyPlace county) : upkeep_(upkeep), county_(std::move(county)) {}
  Result<intake::JobClosing> Carry(const intake::Job& job, intake::JobControl& control) final;
  Status Abandon(record::Tables& tables, const intake::Job& job, intake::JobState state,
                 const std::string& reason) override;

 protected:
  virtual Result<intake::JobClosing> Do(const record::Watch& watch) = 0;
  record::Upkeep& upkeep() { return upkeep_; }
  const record::CountyPlace& county() const { return county_; }

 private:
  record::Upkeep& upkeep_;
  const record::CountyPlace county_;
};

// Makes a backup, reads it again, and removes those beyond what is kept.
class BackupWork final : public UpkeepWork {
 public:
  BackupWork(record::Upkeep& upkeep, record::CountyPlace county, const BackupShelf& shelf, const Clock& clock)
      : UpkeepWork(upkeep, std::move(county)), shelf_(shelf), clock_(clock) {}

 private:
  Result<intake::JobClosing> Do(const record::Watch& watch) override;
  const BackupShelf& shelf_;
  const Clock& clock_;
};

// Faults found are the job's result; it fails only when the store could not be looked at.
class VerificationWork final : public UpkeepWork {
 public:
  using UpkeepWork::UpkeepWork;

 private:
  Result<intake::JobClosing> Do(const record::Watch& watch) override;
};

class RotationWork final : public UpkeepWork {
 public:
  using UpkeepWork::UpkeepWork;

 private:
  Result<intake::JobClosing> Do(const record::Watch& watch) override;
};

}  // namespace shouwang::operation
