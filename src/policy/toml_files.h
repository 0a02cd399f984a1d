// The TOML files of a folder. Internal to the policy module and what reads its test files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace shouwang::policy {

std::vector<std::filesystem::path> TomlFiles(const std::filesystem::path& folder);  // by name
std::string ReadWhole(const std::filesystem::path& path);

}  // namespace shouwang::policy
