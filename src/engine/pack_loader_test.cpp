// Packs from files, with the real parser: the three real ones load, and a bad one names all its mistakes at once.
#include "policy/pack_loader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/duckdb_engine.h"
#include "policy/test_pack_folder.h"

namespace shouwang::engine {
namespace {

using policy::testing::PackHead;
using policy::testing::QualityRule;
using policy::testing::TemporaryFolder;

using Said = std::vector<std::string>;

const std::string kPolicies = SHOUWANG_SOURCE_DIR "/policies";

policy::SqlParser& Parser() {
  // Never destroyed: at exit DuckDB would use what its thread has already given up.
  static policy::SqlParser* const parser = MakeDuckdbParser().release();
  return *parser;
}

// `file:line what`, the folder left out.
Said MistakesOf(const std::filesystem::path& folder) {
  Errors errors;
  const std::optional<policy::Pack> pack = policy::LoadPack(folder, Parser(), errors);
  EXPECT_EQ(pack.has_value(), errors.empty());
  Said lines;
  for (const Error& error : errors) {
    EXPECT_EQ(error.code, ErrorCode::kPolicy);
    std::string where = error.where;
    if (where.starts_with(folder.string() + "/")) where = where.substr(folder.string().size() + 1);
    lines.push_back(where + " " + error.what);
  }
  return lines;
}

// A pack on the national one whose only further file is facts.toml.
Said MistakesIn(const std::string& facts) {
  const TemporaryFolder folder;
  folder.Write("pack.toml", PackHead(kPolicies + "/national"));
  folder.Write("facts.toml", facts);
  return MistakesOf(folder.path());
}

std::string PersonFact(const std::string& name, const std::string& rest) {
  return "[[fact]]\nname = \"" + name + "\"\ntitle = \"测试\"\nentity = \"person\"\n" + rest + "\n";
}

TEST(PackLoader, TheRealPacksLoad) {
  struct Expected {
    const char* name;
    size_t rules;
  };
  for (const Expected& expected :
       {Expected{"national", 18}, Expected{"qingxin-2022", 22}, Expected{"huize-2022", 39}}) {
    Errors errors;
    const auto pack = policy::LoadPack(kPolicies + "/" + expected.name, Parser(), errors);
    for (const Error& error : errors) ADD_FAILURE() << FormatError(error);
    ASSERT_TRUE(pack) << expected.name;
    EXPECT_EQ(pack->id, expected.name);
    EXPECT_EQ(pack->rules.size(), expected.rules);
    EXPECT_EQ(pack->datasets.size(), 23U);
    EXPECT_EQ(pack->hash.size(), 64U);
    EXPECT_TRUE(std::is_sorted(pack->rules.begin(), pack->rules.end(), [](auto& a, auto& b) { return a.id < b.id; }));
  }
}

TEST(PackLoader, TheHashFollowsEveryByte) {
  const TemporaryFolder folder;
  folder.Write("pack.toml", PackHead(kPolicies + "/national"));
  Errors errors;
  const std::string before = policy::LoadPack(folder.path(), Parser(), errors)->hash;
  EXPECT_EQ(policy::LoadPack(folder.path(), Parser(), errors)->hash, before);
  folder.Write("note.toml", "# nothing\n");
  EXPECT_NE(policy::LoadPack(folder.path(), Parser(), errors)->hash, before);
  EXPECT_TRUE(errors.empty());
}

TEST(PackLoader, FactsComeAfterThoseTheyUse) {
  const TemporaryFolder folder;
  folder.Write("pack.toml", PackHead(kPolicies + "/national"));
  folder.Write("facts.toml", PersonFact("t_a", "value = \"not t_b\"") + PersonFact("t_b", "value = \"not t_c\"") +
                                 PersonFact("t_c", "value = \"in_household\""));
  Errors errors;
  const auto pack = policy::LoadPack(folder.path(), Parser(), errors);
  ASSERT_TRUE(pack);
  EXPECT_LT(pack->FindFact("in_household"), pack->FindFact("t_c"));
  EXPECT_LT(pack->FindFact("t_c"), pack->FindFact("t_b"));
  EXPECT_LT(pack->FindFact("t_b"), pack->FindFact("t_a"));
}

TEST(PackLoader, ABadPackNamesAllItsMistakesAtOnce) {
  const TemporaryFolder folder;
  folder.Write("pack.toml", PackHead(kPolicies + "/national"));
  folder.Write(
      "a.toml",
      PersonFact("t_money", "value = \"agee >= 16\"") +                                                     // line 5
          PersonFact("t_cast", "value = \"name::date\"") +                                                  // line 10
          "[[fact]]\nname = \"t_kind\"\ntitle = \"测试\"\nentity = \"town\"\nvalue = \"in_household\"\n" +  // line 14
          PersonFact("t_csv", "from = \"read\"\nvalue = \"count(*)\"") +                                    // line 16
          PersonFact("t_file", "value = \"read_csv('/etc/passwd')\""));                                     // line 26
  folder.Write(
      "b.toml",
      "[[parameter]]\nname = \"t_line\"\ntitle = \"线\"\ntype = \"money\"\n[[parameter.value]]\nfrom = \"2022\"\n"
      "value = 5000\nsource = \"T\"\n[[parameter.value]]\nfrom = 2022-01-01\nvalue = \"many\"\nsource = \"X\"\n");
  folder.Write("c.toml", "[[rule\n");
  EXPECT_EQ(
      MistakesOf(folder.path()),
      (Said{"c.toml:1 TOML 写法有误：" +
                MistakesOf(folder.path())[0].substr(std::string("c.toml:1 TOML 写法有误：").size()),
            "a.toml:14 “entity”的值“town”不对", "b.toml:6 “from”的值类型不对，应为日期（如 2022-05-31，不加引号）",
            "b.toml:11 “value”的值类型不对，应为数字", "b.toml:1 没有编号为“X”的出处", "a.toml:10 表达式里不能用“CAST”",
            "a.toml:5 表达式里的“agee”不是可用的列、事实或参数", "a.toml:16 没有名为“read”的数据表",
            "a.toml:26 不能调用“read_csv”"}));
}

TEST(PackLoader, DuplicateNames) {
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "value = \"in_household\"") + PersonFact("t_a", "value = \"is_head\"")).size(),
            1U);
  EXPECT_NE(
      MistakesIn(PersonFact("t_a", "value = \"in_household\"") + PersonFact("t_a", "value = \"is_head\""))[0].find(
          "facts.toml:6 “t_a”重复定义，前一处在 "),
      std::string::npos);
  EXPECT_EQ(MistakesIn(PersonFact("sex", "value = \"in_household\"")),
            Said{"facts.toml:1 “sex”重复定义，前一处在 person:0"});
  EXPECT_EQ(MistakesIn("[[enumeration]]\nname = \"sex\"\nvalues = [\"男\"]\n").size(), 1U);
  EXPECT_EQ(MistakesIn("[[dataset]]\nname = \"death\"\ntitle = \"死亡\"\n"),
            Said{"death:0 “death”重复定义，前一处在 death:0"});
  EXPECT_EQ(MistakesIn("[[source]]\nid = \"T\"\ntitle = \"又一个\"\n").size(), 1U);
}

// Names become names in SQL, so those of tables and columns are held to the same form.
TEST(PackLoader, NamesOfOtherForms) {
  EXPECT_EQ(MistakesIn(PersonFact("tA", "value = \"in_household\"")), Said{"facts.toml:1 名称“tA”不合规"});
  EXPECT_EQ(MistakesIn("[[dataset]]\nname = \"x; drop table y\"\ntitle = \"坏\"\n"),
            Said{"x; drop table y:0 名称“x; drop table y”不合规"});
  EXPECT_EQ(MistakesIn("[[dataset]]\nname = \"t_x\"\ntitle = \"坏\"\n[[dataset.column]]\nname = \"a INT); --\"\ntitle "
                       "= \"列\"\ntype "
                       "= \"text\"\n"),
            Said{"t_x:0 名称“a INT); --”不合规"});
}

TEST(PackLoader, CyclesOfFacts) {
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "value = \"not t_b\"") + PersonFact("t_b", "value = \"not t_a\"")),
            Said{"facts.toml:1 事实互相引用：t_a"});
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "value = \"not t_a\"")), Said{"facts.toml:1 事实互相引用：t_a"});
}

TEST(PackLoader, CyclesOfPacks) {
  const TemporaryFolder folder;
  folder.Write("a/pack.toml", PackHead("b", "a"));
  folder.Write("b/pack.toml", PackHead("a", "b"));
  const Said said = MistakesOf(folder.path() / "a");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_NE(said[0].find("政策包互相引用："), std::string::npos);
}

TEST(PackLoader, AFolderThatIsNoPack) {
  const TemporaryFolder folder;
  EXPECT_EQ(MistakesOf(folder.path() / "nothing"), Said{(folder.path() / "nothing").string() + " 找不到政策包目录"});
  folder.Write("pack.toml", "# empty\n");
  const Said empty = MistakesOf(folder.path());
  EXPECT_EQ(empty, Said{"pack.toml 没有 [pack] 一节"});
  folder.Write("pack.toml", "[pack]\nid = \"t\"\nversion = \"1\"\nname = \"t\"\nvalid_from = 2022-01-01\n");
  const Said bare = MistakesOf(folder.path());  // nothing to screen: no household, no person, no facts
  EXPECT_NE(std::find(bare.begin(), bare.end(), folder.path().string() + ":0 没有名为“household”的数据表"), bare.end());
  folder.Write("pack.toml", PackHead("not-there"));
  EXPECT_EQ(MistakesOf(folder.path()).size(), 1U);
}

TEST(PackLoader, KeysAndChoices) {
  EXPECT_EQ(MistakesIn("[[facts]]\nname = \"t\"\n"), Said{"facts.toml:1 不认识的键“facts”"});
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "value = \"in_household\"\nvalu = \"x\"")),
            Said{"facts.toml:6 不认识的键“valu”"});
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "from = \"death\"\npeers = \"id_no\"\nvalue = \"count(*)\"")),
            Said{"facts.toml:1 事实“t_a”只能有 from、over、peers 中的一个"});
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "latest = [\"name\"]\nvalue = \"in_household\"")),
            Said{"facts.toml:5 latest 只能和 from 一起用"});
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "over = \"members\"\nvalue = \"count(*)\"")),
            Said{"facts.toml:5 over 只能用于户（entity = \"household\"）"});
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "from = \"disaster\"\nvalue = \"count(*)\"")),
            Said{"facts.toml:1 数据表“disaster”没有可以对上人的列"});
  EXPECT_EQ(MistakesIn(PersonFact("t_a", "peers = \"phone\"\nvalue = \"count(*)\"")),
            Said{"facts.toml:1 表达式里的“phone”不是可用的列、事实或参数"});
}

TEST(PackLoader, Enumerations) {
  const std::string column =
      "[[dataset]]\nname = \"t_x\"\ntitle = \"表\"\n[[dataset.column]]\nname = \"c\"\ntitle = \"列\"\n";
  EXPECT_EQ(MistakesIn(column + "type = \"enum\"\nvalues = \"nothing\"\n"),
            Said{"facts.toml:8 没有名为“nothing”的选项表"});
  EXPECT_EQ(MistakesIn(column + "type = \"set\"\n"), Said{"facts.toml:4 多选列“c”必须指定选项表"});
  EXPECT_EQ(MistakesIn(column + "type = \"colour\"\n"), Said{"facts.toml:7 “type”的值“colour”不对"});
  EXPECT_EQ(
      MistakesIn("[[enumeration]]\nname = \"t_e\"\nvalues = [\"甲\"]\n[enumeration.aliases]\n\"乙\" = [\"丙\"]\n"),
      Said{"facts.toml:5 “乙”不在选项表“t_e”里"});
  std::string many = "[[enumeration]]\nname = \"t_many\"\nvalues = [";
  for (int i = 0; i < 61; ++i) many += "\"v" + std::to_string(i) + "\",";
  EXPECT_EQ(MistakesIn(many + "]\n" + column + "type = \"set\"\nvalues = \"t_many\"\n"),
            Said{"facts.toml:7 选项列“c”超过 60 个值"});
}

TEST(PackLoader, RulesMustSayWhatTheyRead) {
  const auto said = [](const std::string& when, const std::string& requires_line, const std::string& explain) {
    return MistakesIn(QualityRule("T-1", "household", when, requires_line, explain));
  };
  EXPECT_EQ(said("per_capita is null", "requires = [\"income\"]", "人均{per_capita}元"), Said{});
  EXPECT_EQ(said("per_capita is null", "requires = []", "x"),
            Said{"facts.toml:2 规则 T-1 的 requires 与实际读取的数据表不一致"});
  EXPECT_EQ(said("lifted", "requires = [\"monitored\"]", "x"),
            Said{"facts.toml:2 规则 T-1 的 requires 与实际读取的数据表不一致"});
  EXPECT_EQ(said("monitored", "requires = []", "x"), Said{});  // a filter reads nothing that must be there
  EXPECT_EQ(said("lifted", "requires = []", "{per_capta}"),
            Said{"facts.toml:2 说明里的“{per_capta}”不是可用的事实、参数或列"});
  EXPECT_EQ(said("lifted", "requires = []", "{per_capita"), Said{"facts.toml:2 说明里的花括号不成对"});
  EXPECT_EQ(said("lifted", "requires = []", "{as_of}"), Said{"facts.toml:2 说明里的“{as_of}”不是可用的事实、参数或列"});
  EXPECT_EQ(said("is_head", "requires = []", "x").size(), 1U);  // a person's fact in a household's rule
  EXPECT_EQ(said("population", "requires = []", "x"), Said{"facts.toml:7 这里要一个判断（是/否），现在是整数"});
  EXPECT_EQ(said("lifted", "requires = []\nrisk = \"因公\"", "x"), Said{"facts.toml:2 没有名为“因公”的风险类型"});
}

TEST(PackLoader, CitationsAndParameters) {
  EXPECT_EQ(MistakesIn(QualityRule("T-1", "household", "lifted", "requires = []", "x") +
                       QualityRule("T-1", "household", "lifted", "requires = []", "x"))
                .size(),
            1U);
  const std::string head = "[[parameter]]\nname = \"t_line\"\ntitle = \"线\"\ntype = \"integer\"\n";
  EXPECT_EQ(MistakesIn(head), Said{"facts.toml:1 参数“t_line”缺少不带 case 的取值"});
  EXPECT_EQ(MistakesIn(head + "[[parameter.value]]\nfrom = 2022-01-01\nvalue = 1.5\nsource = \"T\"\n"),
            Said{"facts.toml:7 “value”的值“1.5”不对"});
  const std::string value = "[[parameter.value]]\nfrom = 2022-01-01\nvalue = 1\nsource = \"T\"\n";
  EXPECT_EQ(MistakesIn(head + value + value), Said{"facts.toml:1 参数“t_line”在 2022-01-01 有两个取值"});
  const std::string cased = "[[parameter.value]]\nfrom = 2022-01-01\ncase = \"lifted\"\nvalue = 2\nsource = \"T\"\n";
  EXPECT_EQ(MistakesIn(head + value + cased), Said{});
  EXPECT_EQ(
      MistakesIn(
          head + value + cased +
          "[[fact]]\nname = \"t_big\"\ntitle = \"大户\"\nentity = \"household\"\nvalue = \"population > t_line\"\n"),
      Said{"facts.toml:14 带 case 的参数“t_line”不能用在事实里"});
}

}  // namespace
}  // namespace shouwang::engine
