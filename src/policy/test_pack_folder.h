// Pack folders on disk for tests: written to a temporary folder, removed at the end.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace shouwang::policy::testing {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::random_device random;
    const std::string name = "shouwang-test-" + std::to_string(random()) + std::to_string(random());
    path_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // `file` may name folders: `base/pack.toml`.
  std::filesystem::path Write(const std::string& file, const std::string& text) const {
    const std::filesystem::path path = path_ / file;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

 private:
  std::filesystem::path path_;
};

// The head of a pack that builds on the national one, with one source, T.
inline std::string PackHead(const std::string& national, const std::string& id = "t") {
  return "[pack]\nid = \"" + id +
         "\"\nversion = \"1.0.0\"\nname = \"测试包\"\nvalid_from = 2020-01-01\nbuilds_on = [\"" + national +
         "\"]\n\n[[source]]\nid = \"T\"\ntitle = \"测试文件\"\n";
}

// A rule with everything a rule needs, of kind quality, so that no gate holds its clues back.
inline std::string QualityRule(const std::string& id, const std::string& level, const std::string& when,
                               const std::string& requires_line, const std::string& explain) {
  return "\n[[rule]]\nid = \"" + id + "\"\ntitle = \"测试" + id + "\"\nkind = \"quality\"\nlevel = \"" + level +
         "\"\nwhen = \"" + when + "\"\n" + requires_line + "\nexplain = \"" + explain +
         "\"\nadvice = \"查\"\nfalse_positive = \"无\"\nsource = \"T\"\n";
}

}  // namespace shouwang::policy::testing
