#include "store/archive/check_backup.h"

#include "store/archive/messages.h"
#include "store/archive/read_backup.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

constexpr uint64_t kStepsBetweenLooks = 1000;
constexpr double kFilesShare = 0.3;

// Takes nothing; only says where the reading stands.
class NoSink final : public BackupSink {
 public:
  explicit NoSink(const record::Watch& watch) : watch_(watch) {}

  Status Head(const std::vector<std::string>& migrations) override {
    wanted_tables_ = static_cast<double>(TableNames(migrations).size());
    return Look(0);
  }
  Status Table(const std::string& /*name*/, const std::vector<std::string>& /*columns*/) override {
    ++tables_;
    return Look(kFilesShare + (1 - kFilesShare) * (tables_ - 1) / wanted_tables_);
  }
  Status Row(const std::vector<Cell>& /*row*/) override { return Step(); }
  Status EndTable() override { return {}; }
  Status File(const std::string& /*path*/) override { return Step(); }
  Status Bytes(std::string_view /*bytes*/) override { return Step(); }
  Status EndFile() override { return {}; }

 private:
  Status Step() { return ++steps_ % kStepsBetweenLooks == 0 ? Look(fraction_) : Status(); }
  Status Look(double fraction) {
    fraction_ = fraction;
    if (watch_.go_on(message::kStageCheckBackup, fraction)) return {};
    return Fail(ErrorCode::kCancelled, message::kStopped);
  }

  const record::Watch& watch_;
  double wanted_tables_ = 1;
  double tables_ = 0;
  double fraction_ = 0;
  uint64_t steps_ = 0;
};

}  // namespace

Result<record::BackupReport> CheckBackupFile(const record::CountyPlace& county, const std::filesystem::path& file,
                                             const record::Watch& watch) {
  Result<ArchiveReader> reader = OpenBackup(file, county.folder);
  if (!reader) return Fail(reader.error());
  NoSink sink(watch);
  const Result<BackupContents> contents = ReadBackup(*reader, sink);
  if (contents) return contents->report;
  if (contents.error().code == ErrorCode::kCancelled) return Fail(contents.error());
  return Fail(contents.error().code, message::kBackupDiffers, file.filename().string(), message::kBackupDiffersHint);
}

}  // namespace shouwang::store
