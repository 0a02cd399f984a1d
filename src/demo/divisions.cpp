#include "demo/divisions.h"

#include <fstream>

namespace shouwang::demo {

namespace {

// Codes of `digits` digits within the county, with their names.
Result<std::vector<Village>> ReadPlaces(const std::filesystem::path& path, const std::string& county, size_t digits) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Fail(ErrorCode::kInput, "找不到区划代码表", path.string(), "请先运行 script/bootstrap");
  std::vector<Village> places;
  std::string line;
  while (std::getline(in, line)) {
    if (!line.starts_with(county)) continue;
    const size_t comma = line.find(',');
    const size_t end = line.find(',', comma + 1);
    if (comma != digits || end == std::string::npos) continue;
    std::string name = line.substr(comma + 1, end - comma - 1);
    std::erase(name, '"');
    places.push_back({line.substr(0, comma), std::move(name)});
  }
  if (places.empty()) {
    return Fail(ErrorCode::kInput, "区划代码表里没有县 " + county, path.string(),
                "请给出 6 位县级代码，如 530326 或 441803");
  }
  return places;
}

}  // namespace

Result<std::vector<Village>> ReadVillages(const std::filesystem::path& folder, const std::string& county) {
  return ReadPlaces(folder / "villages.csv", county, 12);
}

Result<std::vector<Village>> ReadPlacesAbove(const std::filesystem::path& folder, const std::string& county) {
  Result<std::vector<Village>> places = ReadPlaces(folder / "areas.csv", county, 6);
  if (!places) return places;
  const Result<std::vector<Village>> towns = ReadPlaces(folder / "streets.csv", county, 9);
  if (!towns) return towns;
  places->insert(places->end(), towns->begin(), towns->end());
  return places;
}

}  // namespace shouwang::demo
