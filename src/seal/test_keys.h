// Keys for tests: a key ring in a temporary folder, removed at the end, and a sealer over it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "base/binary_text.h"
#include "base/random.h"
#include "seal/ring_sealer.h"

namespace shouwang::seal::testing {

class TestFolder {
 public:
  TestFolder() : path_(std::filesystem::temp_directory_path() / ("shouwang-test-" + HexText(RandomBytes(8)))) {
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A county's keys in a temporary folder.
struct TestKeys {
  explicit TestKeys(Cipher cipher = Cipher::kSm4) {
    files = {folder.path() / "keys" / "ring.json", folder.path() / "keys" / "master.key"};
    const Status created = KeyRing::Create(files, cipher);
    EXPECT_TRUE(created) << (created ? "" : FormatError(created.error()));
    sealer = *MakeSealer(files, clock);
  }

  TestFolder folder;
  KeyFiles files;
  ManualClock clock{1'653'955'200'000};  // 2022-05-31
  std::unique_ptr<Sealer> sealer;
};

inline std::string FileBytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void SetFileBytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace shouwang::seal::testing
