#include "demo/divisions.h"

#include <fstream>

namespace shouwang::demo {

Result<std::vector<Village>> ReadVillages(const std::filesystem::path& folder, const std::string& county) {
  const std::filesystem::path path = folder / "villages.csv";
  std::ifstream in(path, std::ios::binary);
  if (!in) return Fail(ErrorCode::kInput, "找不到区划代码表", path.string(), "请先运行 script/bootstrap");
  std::vector<Village> villages;
  std::string line;
  while (std::getline(in, line)) {
    if (!line.starts_with(county)) continue;
    const size_t comma = line.find(',');
    const size_t end = line.find(',', comma + 1);
    if (comma != 12 || end == std::string::npos) continue;
    std::string name = line.substr(comma + 1, end - comma - 1);
    std::erase(name, '"');
    villages.push_back({line.substr(0, comma), std::move(name)});
  }
  if (villages.empty()) {
    return Fail(ErrorCode::kInput, "区划代码表里没有县 " + county, path.string(),
                "请给出 6 位县级代码，如 530326 或 441803");
  }
  return villages;
}

}  // namespace shouwang::demo
