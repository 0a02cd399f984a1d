#include "demo/demo.h"

#include <exception>
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

}  // namespace

Result<DemoSummary> MakeDemo(const DemoOptions& options) {
  const Status checked = Check(options);
  if (!checked) return Fail(checked.error());
  Result<std::vector<Village>> villages = ReadVillages(options.divisions, options.county);
  if (!villages) return Fail(villages.error());
  try {
    return Run(options, std::move(*villages));
  } catch (const std::exception& error) {
    return Fail(ErrorCode::kOutput, std::string("写不出演示数据：") + error.what(), options.dir.string(),
                "请检查磁盘空间和目录权限");
  }
}

}  // namespace shouwang::demo
