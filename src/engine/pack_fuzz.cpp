// Any bytes as a pack or as an expression, with DuckDB's own parser. The first byte chooses:
//   e…  an expression: parsed, typed, written as SQL, which must parse again
//   p…  pack.toml of a pack of its own
//   anything else: a file beside a sound small pack, so that datasets, facts and rules are checked, planned and shown
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "engine/duckdb_engine.h"
#include "policy/expression_parser.h"
#include "policy/pack_loader.h"
#include "policy/plan.h"
#include "policy/show.h"
#include "policy/sql_writer.h"
#include "policy/type_checker.h"

namespace {

using namespace shouwang;

constexpr const char* kPackToml = "[pack]\nid = \"t\"\nversion = \"1\"\nname = \"t\"\nvalid_from = 2020-01-01\n";

// Datasets and the facts that every pack must have.
constexpr const char* kBase = R"toml(
[[source]]
id = "T"
title = "t"
[[enumeration]]
name = "sex"
values = ["男", "女"]
[[enumeration]]
name = "risk"
values = ["因病", "因学"]
[[enumeration]]
name = "measure_kind"
values = ["健康帮扶"]
[[enumeration]]
name = "household_type"
values = ["一般农户", "脱贫户"]
[[risk]]
name = "因病"
needs_one_of = ["健康帮扶"]
source = "T"
[[dataset]]
name = "household"
title = "户"
household_is_key = true
column = [
  { name = "household_id", title = "户编号", type = "text", required = true, format = "household_id" },
  { name = "division_code", title = "区划", type = "text", required = true, format = "division" },
  { name = "household_type", title = "户类型", type = "enum", values = "household_type" },
  { name = "phone", title = "电话", type = "text" },
]
[[dataset]]
name = "person"
title = "人口"
keeps_rows_without_id = true
household_must_exist = true
column = [
  { name = "household_id", title = "户编号", type = "text", required = true, format = "household_id" },
  { name = "name", title = "姓名", type = "text", required = true, format = "name" },
  { name = "id_no", title = "证件", type = "id", column_required = true },
  { name = "sex", title = "性别", type = "enum", values = "sex" },
  { name = "born", title = "出生", type = "date" },
]
[[dataset]]
name = "monitored"
title = "监测"
column = [
  { name = "household_id", title = "户编号", type = "text", required = true, format = "household_id" },
  { name = "risks", title = "风险", type = "set", values = "risk", open = true },
  { name = "kind", title = "类别", type = "enum", values = "household_type" },
  { name = "started_on", title = "开始", type = "date" },
]
[[dataset]]
name = "fees"
title = "费用"
is_department = true
column = [
  { name = "id_no", title = "证件", type = "id", required = true },
  { name = "name", title = "姓名", type = "text", required = true, format = "name" },
  { name = "fee", title = "金额", type = "number" },
  { name = "paid_on", title = "日期", type = "date" },
]
[[dataset]]
name = "kinship"
title = "亲属"
column = [
  { name = "id_no", title = "证件", type = "id", required = true },
  { name = "relative_id_no", title = "亲属证件", type = "id", required = true },
]
[[parameter]]
name = "line"
title = "线"
type = "money"
value = [{ from = 2020-01-01, value = 6000, source = "T" }, { from = 2020-01-01, case = "lifted", value = 5000, source = "T" }]
[[fact]]
name = "is_head"
title = "户主"
entity = "person"
value = "sex = '男'"
[[fact]]
name = "in_household"
title = "在户"
entity = "person"
value = "name is not null"
[[fact]]
name = "population"
title = "人口"
entity = "household"
over = "members"
value = "count(*)"
[[fact]]
name = "has_labour"
title = "劳动力"
entity = "household"
over = "members"
value = "any_row()"
[[fact]]
name = "monitored"
title = "监测"
entity = "household"
from = "monitored"
value = "any_row()"
filter = true
[[fact]]
name = "risk_record"
title = "风险"
entity = "household"
from = "monitored"
value = "union_of(risks)"
[[fact]]
name = "recorded_category"
title = "类别"
entity = "household"
from = "monitored"
latest = ["started_on"]
value = "kind"
[[fact]]
name = "lifted"
title = "脱贫"
entity = "household"
value = "household_type = '脱贫户'"
)toml";

[[noreturn]] void Broken(const std::string& what) {
  std::fprintf(stderr, "broken: %s\n", what.c_str());
  std::abort();
}

// Expressions that many inputs share are parsed once.
class CachedParser : public policy::SqlParser {
 public:
  Result<std::string> ParseToJson(std::string_view select_list) override {
    constexpr size_t kMostKept = 500;
    const auto found = kept_.find(select_list);
    if (found != kept_.end()) return found->second;
    Result<std::string> answer = parser_->ParseToJson(select_list);
    if (answer && kept_.size() < kMostKept) kept_.emplace(select_list, *answer);
    return answer;
  }

 private:
  std::unique_ptr<policy::SqlParser> parser_ = engine::MakeDuckdbParser();
  std::map<std::string, std::string, std::less<>> kept_;
};

// A folder in memory with the small pack; removed at the end.
struct Workplace {
  Workplace() : folder("/dev/shm/shouwang-pack-fuzz-" + std::to_string(getpid())) {
    std::filesystem::create_directories(folder / "own");
    std::filesystem::create_directories(folder / "beside");
    Write("beside/pack.toml", kPackToml);
    Write("beside/base.toml", kBase);
  }
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  void Write(const char* file, std::string_view text) const {
    std::ofstream out(folder / file, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  std::filesystem::path folder;
  CachedParser parser;
};

class SubjectScope : public policy::Scope {
 public:
  explicit SubjectScope(const policy::Pack& pack) : pack_(pack) {}
  std::optional<policy::NamedType> Lookup(const std::string& name) override {
    if (name == "as_of") return policy::NamedType{policy::NameKind::kAsOf, {policy::Kind::kDate, nullptr}};
    for (const policy::Dataset& dataset : pack_.datasets) {
      const int column = dataset.Find(name);
      if (column < 0) continue;
      const policy::Type type = TypeOf(dataset.columns[static_cast<size_t>(column)], pack_);
      return policy::NamedType{policy::NameKind::kColumn, type};
    }
    return std::nullopt;
  }
  std::vector<std::string> Names() const override { return {"as_of", "fee", "born"}; }

 private:
  const policy::Pack& pack_;
};

void FuzzExpression(Workplace& place, const policy::Pack& pack, std::string_view text) {
  Result<policy::Node> tree = policy::ParseExpression(text, place.parser);
  if (!tree) return;
  policy::Formula formula{std::string(text), std::move(*tree), {"fuzz", 1}};
  SubjectScope scope(pack);
  Errors errors;
  CheckFormula(formula, scope, nullptr, pack, errors);
  if (!errors.empty()) return;
  const std::string sql = ToSql(
      formula.tree, [](const policy::Node& name) { return "x." + name.text; }, pack);
  if (!place.parser.ParseToJson(sql)) Broken(sql);
}

void FuzzPack(Workplace& place, const std::filesystem::path& folder) {
  Errors errors;
  const std::optional<policy::Pack> pack = policy::LoadPack(folder, place.parser, errors);
  if (pack.has_value() != errors.empty()) Broken("a pack and errors, or neither");
  if (!pack) return;
  const Date as_of = *Date::FromIso("2022-05-31");
  const policy::ParameterValues values = policy::ResolveParameters(*pack, as_of, {});
  std::set<std::string> handed_in;
  for (const policy::Dataset& dataset : pack->datasets) handed_in.insert(dataset.name);
  const policy::FactPlan plan = policy::PlanFacts(*pack, as_of, values, handed_in);
  policy::PlanFindings(*pack, plan, as_of, values);
  policy::PlanEvidence(*pack, plan, as_of, values);
  policy::ShowPack(*pack);
  for (const policy::Rule& rule : pack->rules) policy::ShowRule(*pack, rule, as_of);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Workplace place;
  static const policy::Pack pack = [] {
    Errors errors;
    std::optional<policy::Pack> loaded = policy::LoadPack(place.folder / "beside", place.parser, errors);
    for (const Error& error : errors) std::fprintf(stderr, "%s\n", FormatError(error).c_str());
    if (!loaded) Broken("the small pack");
    return std::move(*loaded);
  }();
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'e') {
    FuzzExpression(place, pack, text);
  } else if (data[0] == 'p') {
    place.Write("own/pack.toml", text);
    FuzzPack(place, place.folder / "own");
  } else {
    place.Write("beside/more.toml", text);
    FuzzPack(place, place.folder / "beside");
  }
  return 0;
}
