// A disk that gives out (04-trust.md line 30): SQLite's own calls of the system are replaced by ones that fail.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "store/core/test_database.h"

namespace {

std::atomic<int> write_error{0};  // errno of every write to a file; 0: the disk is well
std::atomic<int> flush_error{0};

ssize_t WriteToDisk(int file, const void* bytes, size_t count, off_t at) {
  if (write_error != 0) {
    errno = write_error;
    return -1;
  }
  return pwrite(file, bytes, count, at);
}

}  // namespace

// Stands before the C library's for everything this program loads.
extern "C" int fdatasync(int file) {
  if (flush_error != 0) {
    errno = flush_error;
    return -1;
  }
  return fsync(file);
}

namespace shouwang::store {
namespace {

class DiskFaultTest : public DatabaseTest {
 public:
  DiskFaultTest() {
    sqlite_api::sqlite3_vfs* system = sqlite_api::sqlite3_vfs_find(nullptr);
    for (const char* name : {"pwrite", "pwrite64"}) {
      system->xSetSystemCall(system, name, reinterpret_cast<sqlite_api::sqlite3_syscall_ptr>(WriteToDisk));
    }
  }
  ~DiskFaultTest() override {
    Heal();
    sqlite_api::sqlite3_vfs* system = sqlite_api::sqlite3_vfs_find(nullptr);
    for (const char* name : {"pwrite", "pwrite64"}) system->xSetSystemCall(system, name, nullptr);
  }
  static void Heal() {
    write_error = 0;
    flush_error = 0;
  }

  Status Put(const std::string& name) {
    return database().Write(access::Caller::System("test"), [&](Work& work) {
      const std::string value(10'000, 'x');
      work.sql() << "INSERT INTO county_fact (name, value) VALUES (:name, :value)", soci::use(name), soci::use(value);
      return Status();
    });
  }
  std::string Facts() {
    std::string names;
    Read([&](Work& work) {
      const soci::rowset<std::string> rows = (work.sql().prepare << "SELECT name FROM county_fact ORDER BY name");
      for (const std::string& name : rows) names += name + " ";
    });
    return names;
  }

  void IsRefused(const std::string& name) {
    const Status status = Put(name);
    ASSERT_FALSE(status) << "a write that is not on the disk was acknowledged";
    EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
  }
  // After a fault: it stops and says so, goes on reading, and is well again when it is started again.
  void StopsUntilItIsStartedAgain() {
    IsRefused("lost");
    EXPECT_FALSE(database().TakesWrites());
    Heal();
    IsRefused("after the fault");
    EXPECT_EQ(Facts().substr(0, 5), "kept ");
    Open();
    EXPECT_TRUE(database().TakesWrites());
    EXPECT_TRUE(Put("later"));
    const std::string facts = Facts();
    EXPECT_NE(facts.find("kept "), std::string::npos);
    EXPECT_NE(facts.find("later "), std::string::npos);
    EXPECT_EQ(facts.find("after"), std::string::npos);
  }
};
INSTANTIATE_TEST_SUITE_P(, DiskFaultTest, testing::Values(Connection::Kind::kSqlite),
                         [](const auto& /*info*/) { return std::string("Sqlite"); });

TEST_P(DiskFaultTest, AFullDiskStopsAndSaysSo) {
  ASSERT_TRUE(Put("kept"));
  write_error = ENOSPC;
  StopsUntilItIsStartedAgain();
}

TEST_P(DiskFaultTest, AnErrorOfTheDiskStopsAndSaysSo) {
  ASSERT_TRUE(Put("kept"));
  write_error = EIO;
  StopsUntilItIsStartedAgain();
}

TEST_P(DiskFaultTest, AFlushThatFailsIsNotAcknowledged) {
  ASSERT_TRUE(Put("kept"));
  flush_error = EIO;
  StopsUntilItIsStartedAgain();
}

}  // namespace
}  // namespace shouwang::store
