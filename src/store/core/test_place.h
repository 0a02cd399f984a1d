// For tests: a fresh, empty database of either kind.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "base/binary_text.h"

namespace shouwang::store {

// A database that is there as long as this object: a file of its own, or a database of the tests' PostgreSQL server.
class TestDatabase {
 public:
  explicit TestDatabase(bool postgres) {
    const std::string pattern = (std::filesystem::temp_directory_path() / "shouwang-test-XXXXXX").string();
    std::string made = pattern;
    if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = made;
    url_ = "sqlite:" + (folder_ / "record.db").string();
    if (postgres) MakePostgres();
  }
  ~TestDatabase() {
    if (!name_.empty()) Server("drop", name_);
    std::filesystem::remove_all(folder_);
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& url() const { return url_; }
  const std::filesystem::path& folder() const { return folder_; }  // temporary, empty but for the SQLite file

 private:
  void MakePostgres() {
    const std::string folder = folder_.filename().string();
    name_ = "test_" + HexText(folder.substr(folder.size() - 6)) + std::to_string(::getpid());
    Server("start", "");
    Server("create", name_);
    std::string socket;
    std::ifstream(SHOUWANG_POSTGRES_DIR "/socket") >> socket;
    url_ = "postgresql:///" + name_ + "?user=shouwang&host=" + socket;
  }
  static void Server(const std::string& action, const std::string& name) {
    const std::string command =
        std::string(SHOUWANG_SOURCE_DIR "/tests/postgres ") + action + " " + SHOUWANG_POSTGRES_DIR + " " + name;
    if (std::system(command.c_str()) != 0) throw std::runtime_error("tests/postgres failed: " + action);
  }

  std::filesystem::path folder_;
  std::string url_;
  std::string name_;  // PostgreSQL only
};

}  // namespace shouwang::store
