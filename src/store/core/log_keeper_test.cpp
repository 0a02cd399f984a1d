#include "store/core/log_keeper.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "store/core/test_place.h"

namespace shouwang::store {
namespace {

constexpr int kFull = 50;
constexpr int kWrites = 400;

class LogKeeperTest : public testing::Test {
 public:
  LogKeeperTest() : place_(false), path_(place_.url().substr(std::string("sqlite:").size())) {
    writer_.sql << "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)";
  }
  // Each changes a few pages.
  void Write(int from, int to) {
    for (int i = from; i < to; ++i) {
      const std::string text(10'000, 'x');
      writer_.sql << "INSERT INTO note (id, text) VALUES (:id, :text)", soci::use(i), soci::use(text);
    }
  }
  size_t LogBytes() const { return std::filesystem::file_size(path_ + "-wal"); }
  const std::string& path() const { return path_; }

 private:
  TestDatabase place_;
  std::string path_;

 protected:
  Connection writer_{Connection::Kind::kSqlite, path_};
};

TEST_F(LogKeeperTest, TheLogIsBegunAnewWhileTheWriterGoesOn) {
  LogKeeper keeper(writer_, path(), kFull);
  Write(0, kWrites);
  constexpr size_t kPageBytes = 4096 + 24;
  EXPECT_LT(LogBytes(), 5 * kFull * kPageBytes) << "of " << kWrites * 4 << " pages";
  Connection reader(Connection::Kind::kSqlite, path());
  int count = 0;
  reader.sql << "SELECT count(*) FROM note", soci::into(count);
  EXPECT_EQ(count, kWrites);
}

TEST_F(LogKeeperTest, AReaderOfThePastKeepsTheLogAndNothingIsLost) {
  LogKeeper keeper(writer_, path(), kFull);
  Write(0, 1);
  Connection reader(Connection::Kind::kSqlite, path());
  int count = 0;
  reader.sql << "BEGIN";
  reader.sql << "SELECT count(*) FROM note", soci::into(count);
  Write(1, kWrites);
  EXPECT_GT(LogBytes(), 5U * kFull * 4096);
  reader.sql << "SELECT count(*) FROM note", soci::into(count);
  EXPECT_EQ(count, 1);
  reader.sql << "COMMIT";
  Write(kWrites, kWrites + 2);
  reader.sql << "SELECT count(*) FROM note", soci::into(count);
  EXPECT_EQ(count, kWrites + 2);
}

}  // namespace
}  // namespace shouwang::store
