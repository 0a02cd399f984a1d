#include "demo/demo.h"

#include <exception>
#include <fstream>
#include <optional>
#include <set>

#include "demo/answers.h"
#include "demo/county_maker.h"
#include "demo/emitter.h"

namespace shouwang::demo {
namespace {

constexpr uint64_t kProgressEvery = 64;
constexpr uint64_t kMaxHouseholds = 1'500'000;

Status Check(const DemoOptions& options) {
  if (options.households == 0 || options.households > kMaxHouseholds) {
    return Fail(ErrorCode::kUsage, "户数必须在 1 到 150 万之间", "--households");
  }
  if (options.dir.empty()) return Fail(ErrorCode::kUsage, "没有给出目录");
  return {};
}

void EmptyFolder(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
}

DemoSummary Run(const DemoOptions& options, std::vector<Village> villages) {
  EmptyFolder(options.dir / "data");
  EmptyFolder(options.dir / "expected");
  Emitter emitter({options.dir / "data", options.seed, options.csv_only, options.tidy});
  CountyMaker maker({options.seed, options.households, options.as_of, options.county}, std::move(villages));
  AnswerBook qingxin;
  AnswerBook huize;
  DemoSummary summary;
  Tables tables;
  for (uint64_t block = 0; block < maker.blocks(); ++block) {
    maker.Make(block, tables);
    summary.households += tables.household.size();
    summary.persons += tables.person.size();
    emitter.Emit(block, tables);
    qingxin.Add(Evaluate(tables, options.as_of, Pack::kQingxin2022));
    huize.Add(Evaluate(tables, options.as_of, Pack::kHuize2022));
    if (options.progress && block % kProgressEvery == 0) {
      options.progress(static_cast<double>(block) / static_cast<double>(maker.blocks()));
    }
  }
  emitter.Close();
  SortRejects(emitter.rejects());
  qingxin.Write(options.dir / "expected" / "qingxin-2022");
  huize.Write(options.dir / "expected" / "huize-2022");
  WriteRejects(options.dir / "expected" / "qingxin-2022", emitter.rejects());
  WriteRejects(options.dir / "expected" / "huize-2022", emitter.rejects());
  std::set<std::string_view> with_clues;
  for (const Clue& clue : huize.clues()) with_clues.insert(clue.household_id);
  summary.households_with_clues = with_clues.size();
  summary.rows = emitter.rows();
  summary.department_rows = emitter.department_rows();
  summary.qingxin_clues = qingxin.clues().size();
  summary.huize_clues = huize.clues().size();
  summary.rejects = emitter.rejects().size();
  summary.files = emitter.files();
  if (options.progress) options.progress(1);
  return summary;
}

// 太平村民委员会 → 太平村: what people say and what fits a column.
std::string ShortName(const std::string& name) {
  const auto cut = [&](std::string_view ending, std::string_view instead) -> std::optional<std::string> {
    if (!name.ends_with(ending)) return std::nullopt;
    return name.substr(0, name.size() - ending.size()) + std::string(instead);
  };
  for (const auto& [ending, instead] : {std::pair("村村民委员会", "村"), std::pair("村民委员会", "村"),
                                        std::pair("社区居民委员会", "社区"), std::pair("居民委员会", "居委会")}) {
    if (std::optional<std::string> shortened = cut(ending, instead)) return *shortened;
  }
  return name;
}

// Not among the data: what `shouwang screen --divisions` takes.
void WriteDivisions(const std::filesystem::path& dir, const std::vector<Village>& above,
                    const std::vector<Village>& villages) {
  std::filesystem::create_directories(dir);
  std::ofstream file(dir / "divisions.csv", std::ios::binary);
  file << "\xEF\xBB\xBF行政区划代码,名称\n";
  for (const Village& place : above) file << place.code << ',' << place.name << '\n';
  for (const Village& village : villages) file << village.code << ',' << ShortName(village.name) << '\n';
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file.close();
}

}  // namespace

Result<DemoSummary> MakeDemo(const DemoOptions& options) {
  const Status checked = Check(options);
  if (!checked) return Fail(checked.error());
  Result<std::vector<Village>> villages = ReadVillages(options.divisions, options.county);
  if (!villages) return Fail(villages.error());
  const Result<std::vector<Village>> above = ReadPlacesAbove(options.divisions, options.county);
  if (!above) return Fail(above.error());
  try {
    WriteDivisions(options.dir, *above, *villages);
    return Run(options, std::move(*villages));
  } catch (const std::exception& error) {
    return Fail(ErrorCode::kOutput, std::string("写不出演示数据：") + error.what(), options.dir.string(),
                "请检查磁盘空间和目录权限");
  }
}

}  // namespace shouwang::demo
