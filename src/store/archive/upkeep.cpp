#include "store/archive/upkeep.h"

#include "store/archive/backup.h"
#include "store/archive/check_backup.h"
#include "store/archive/restore.h"
#include "store/archive/rotate.h"
#include "store/archive/verify.h"

namespace shouwang::store {
namespace {

class StoreUpkeep final : public record::Upkeep {
 public:
  explicit StoreUpkeep(const Clock& clock) : clock_(clock) {}

  Result<record::BackupReport> Backup(const record::CountyPlace& county, const std::filesystem::path& file,
                                      const record::Watch& watch) override {
    return MakeBackup(county, file, watch);
  }
  Result<record::BackupReport> CheckBackup(const record::CountyPlace& county, const std::filesystem::path& file,
                                           const record::Watch& watch) override {
    return CheckBackupFile(county, file, watch);
  }
  Result<record::BackupReport> Restore(const std::filesystem::path& file, const record::CountyPlace& county) override {
    return RestoreBackup(file, county);
  }
  Result<record::VerifyReport> Verify(const record::CountyPlace& county, const record::Watch& watch) override {
    return VerifyCounty(county, clock_, watch);
  }
  Result<record::RotateReport> RotateKeys(const record::CountyPlace& county, const record::Watch& watch) override {
    return RotateCountyKeys(county, clock_, watch);
  }

 private:
  const Clock& clock_;
};

}  // namespace

std::unique_ptr<record::Upkeep> MakeUpkeep(const Clock& clock) { return std::make_unique<StoreUpkeep>(clock); }

}  // namespace shouwang::store
