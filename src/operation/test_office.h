// For tests of the officers' work: an empty county with all its tables, on either database, and a clock to move.
#pragma once

#include <gtest/gtest.h>

#include <climits>
#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/clock.h"
#include "intake/job_runner.h"
#include "record/record.h"
#include "record/upkeep.h"
#include "seal/file_vault.h"
#include "seal/ring_sealer.h"
#include "seal/test_keys.h"
#include "store/all/repositories.h"
#include "store/core/database.h"
#include "store/core/store_record.h"
#include "store/core/test_place.h"

namespace shouwang::operation {

// GetParam(): on PostgreSQL? One file is kept in the vault.
class OfficeTest : public testing::TestWithParam<bool> {
 public:
  OfficeTest() : database_place_(GetParam()) {
    place_.folder = folder_.path() / "county";
    place_.url = database_place_.url();
    keys_ = seal::KeyFilesOf(place_.folder);
    if (!seal::KeyRing::Create(keys_, seal::Cipher::kSm4)) throw std::runtime_error("no keys");
    sealer_ = seal::MakeSealer(keys_, clock_).value();
    store::DatabaseOptions options;
    options.url = place_.url;
    options.create = true;
    options.tell_all = true;
    Result<std::unique_ptr<store::Database>> opened = store::Database::Open(options, *sealer_, clock_);
    if (!opened) throw std::runtime_error(FormatError(opened.error()));
    database_ = std::move(*opened);
    record_ = store::MakeRecord(*database_, store::AllRepositories());
    if (!seal::FileVault::Open(place_.folder / "files", keys_, clock_).value()->Keep("a table")) {
      throw std::runtime_error("no vault");
    }
  }

  const record::CountyPlace& place() const { return place_; }
  const seal::KeyFiles& keys() const { return keys_; }
  record::Record& record() { return *record_; }
  ManualClock& clock() { return clock_; }

  void Write(const std::function<void(record::Tables&)>& change) {
    const Status done = record_->Write(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
      change(tables);
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    ASSERT_TRUE(done) << FormatError(done.error());
  }
  void Read(const std::function<void(record::Tables&)>& use) {
    const Status done = record_->Read(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
      use(tables);
      return {};
    });
    ASSERT_TRUE(done) << FormatError(done.error());
  }
  std::vector<access::AuditRow> Trail(const std::string& action) {
    std::vector<access::AuditRow> rows;
    Read([&](record::Tables& tables) {
      access::AuditFilter filter;
      filter.action = action;
      rows = tables.audit().List(filter);
    });
    return rows;
  }
  std::vector<intake::Job> Jobs(intake::JobState state) {
    std::vector<intake::Job> jobs;
    Read([&](record::Tables& tables) { jobs = tables.jobs().InState(state); });
    return jobs;
  }

 private:
  ManualClock clock_{1653955200000};  // 2022-05-31 08:00 in Beijing
  seal::testing::TestFolder folder_;
  store::TestDatabase database_place_;
  record::CountyPlace place_;
  seal::KeyFiles keys_;
  std::unique_ptr<seal::Sealer> sealer_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<record::Record> record_;
};

// What a job says on its way; stopped when `steps` have been shown.
class NotedControl final : public intake::JobControl {
 public:
  explicit NotedControl(int steps = INT_MAX) : left_(steps) {}
  const std::atomic<bool>& cancelled() const override { return cancelled_; }
  void Show(const std::string& stage, double fraction) override {
    EXPECT_GE(fraction, 0);
    EXPECT_LE(fraction, 1);
    stages.insert(stage);
    if (--left_ <= 0) cancelled_ = true;
  }
  std::set<std::string> stages;

 private:
  int left_;
  std::atomic<bool> cancelled_{false};
};

#define SHOUWANG_OFFICE_ON_BOTH_DATABASES(Suite)                                                    \
  INSTANTIATE_TEST_SUITE_P(, Suite, testing::Bool(), [](const testing::TestParamInfo<bool>& info) { \
    return info.param ? std::string("Postgres") : std::string("Sqlite");                            \
  })

}  // namespace shouwang::operation
