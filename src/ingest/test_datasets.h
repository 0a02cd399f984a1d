// Datasets built by hand for the tests of this module, as 03-contracts.md section 1 has them. (The real ones
// are data: policies/national/datasets.toml.)
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "policy/dataset.h"

namespace shouwang::ingest::testing {

using policy::Column;
using policy::ColumnFormat;
using policy::ColumnType;
using policy::Dataset;

using Names = std::vector<std::string>;

inline Column Make(std::string name, Names aliases, ColumnType type, bool required) {
  Column column;
  column.name = std::move(name);
  column.title = aliases.front();
  column.aliases = std::move(aliases);
  column.type = type;
  column.column_required = required;
  column.value_required = required;
  return column;
}
inline Column Text(std::string name, Names aliases, bool required = false) {
  return Make(std::move(name), std::move(aliases), ColumnType::kText, required);
}
inline Column Number(std::string name, Names aliases, bool required = false) {
  return Make(std::move(name), std::move(aliases), ColumnType::kNumber, required);
}
inline Column Day(std::string name, Names aliases, bool required = false) {
  return Make(std::move(name), std::move(aliases), ColumnType::kDate, required);
}
inline Column OpenEnd(std::string name, Names aliases) {
  Column column = Day(std::move(name), std::move(aliases));
  column.open_ended = true;
  return column;
}
inline Column Enum(std::string name, Names aliases, Names values, bool required = false, std::string blank = {}) {
  Column column = Make(std::move(name), std::move(aliases), ColumnType::kEnum, required);
  for (std::string& value : values) column.values.push_back({std::move(value), {}});
  column.blank_value = std::move(blank);
  return column;
}
inline Column Set(std::string name, Names aliases, Names values, bool open) {
  Column column = Enum(std::move(name), std::move(aliases), std::move(values));
  column.type = ColumnType::kEnumSet;
  column.open = open;
  return column;
}
inline Column Id(std::string name = "id_no", bool required = true) {
  return Make(std::move(name), {"身份证号码", "身份证号", "公民身份号码", "居民身份证号码", "证件号码"},
              ColumnType::kResidentId, required);
}
inline Column PersonName() {
  Column column = Text("name", {"姓名"}, true);
  column.format = ColumnFormat::kName;
  return column;
}
inline Column Household() {
  Column column = Text("household_id", {"户编号", "户号", "农户编号"}, true);
  column.format = ColumnFormat::kHouseholdId;
  return column;
}

inline Dataset Named(std::string name, std::string title, std::vector<Column> columns) {
  Dataset dataset;
  dataset.name = std::move(name);
  dataset.title = std::move(title);
  dataset.columns = std::move(columns);
  return dataset;
}

inline Dataset Department(std::string name, std::string title, std::vector<Column> columns) {
  columns.insert(columns.begin(), {Id(), PersonName()});
  Dataset dataset = Named(std::move(name), std::move(title), std::move(columns));
  dataset.is_department = true;
  return dataset;
}

inline Dataset HouseholdDataset() {
  Column division = Text("division_code", {"行政区划代码"}, true);
  division.format = ColumnFormat::kDivision;
  Dataset dataset =
      Named("household", "户",
            {Household(), division, Text("village_group", {"村民小组"}),
             Enum("household_type", {"户类型"}, {"一般农户", "脱贫户", "脱贫不享受政策户"}, true),
             Text("phone", {"联系电话"}),
             Enum("residency", {"居住情况"}, {"常住", "户在人不在", "人在户不在", "空挂户"}, false, "常住")});
  dataset.household_is_key = true;
  return dataset;
}

inline Dataset PersonDataset() {
  Column id = Id("id_no", false);
  id.column_required = true;
  Dataset dataset = Named(
      "person", "人口",
      {Household(), PersonName(), id, Enum("relation", {"与户主关系"}, {}, true), Enum("sex", {"性别"}, {"男", "女"}),
       Day("birth_date", {"出生日期"}), Enum("student_status", {"在校生状况"}, {"非在校生", "小学", "初中", "高中"}),
       Set("health", {"健康状况"}, {"健康", "长期慢性病", "患有大病", "残疾"}, false),
       Enum("labour", {"劳动技能"}, {"普通劳动力", "技能劳动力", "弱劳动力或半劳动力", "丧失劳动力", "无劳动力"}),
       Enum("status", {"人员状态"}, {"在户", "迁出", "死亡", "服刑", "失踪", "不共享收支"}, false, "在户")});
  dataset.keeps_rows_without_id = true;
  dataset.household_must_exist = true;
  return dataset;
}

inline Dataset IncomeDataset() {
  Column period_end = Day("period_end", {"收入周期截止"}, true);
  period_end.month_is_last_day = true;
  Dataset dataset = Named(
      "income", "收入",
      {Household(), period_end, Number("wage", {"工资性收入"}), Number("business", {"生产经营性收入"}),
       Number("property", {"财产性收入"}), Number("transfer", {"转移性收入"}), Number("expense", {"生产经营性支出"})});
  dataset.amounts_default_to_zero = true;
  dataset.household_must_exist = true;
  return dataset;
}

inline Dataset KinshipDataset() {
  Column relative = Id("relative_id_no");
  relative.title = "亲属身份证号码";
  relative.aliases = {"亲属身份证号码", "亲属身份证号"};
  return Named("kinship", "亲属关系", {Id(), relative, Enum("relation", {"关系"}, {"父母", "配偶", "子女"}, true)});
}

inline Dataset DisabilityDataset() {
  Column grade = Enum("grade", {"残疾等级"}, {"1", "2", "3", "4"}, true);
  const Names words = {"一级", "二级", "三级", "四级"};
  for (size_t i = 0; i < words.size(); ++i) grade.values[i].aliases = {words[i]};
  return Department("disability", "残疾证",
                    {Enum("category", {"残疾类别"}, {}, true), grade, Text("cert_no", {"残疾证号"})});
}

inline Dataset MeasureDataset() {
  Column beneficiary = Id("id_no", false);
  beneficiary.title = "受益人身份证号码";
  beneficiary.aliases = {"受益人身份证号码", "身份证号码"};
  return Named("measure", "帮扶措施",
               {Household(), Enum("kind", {"措施类型"}, {"产业帮扶", "就业帮扶", "公益岗位帮扶", "综合保障"}, true),
                Day("started_on", {"开始时间"}, true), Number("amount", {"金额"}), beneficiary});
}

inline std::vector<Dataset> TestDatasets() {
  return {
      HouseholdDataset(),
      PersonDataset(),
      IncomeDataset(),
      Named("monitored", "监测对象",
            {Household(), Enum("category", {"监测对象类别"}, {"脱贫不稳定户", "边缘易致贫户", "突发严重困难户"}, true),
             Day("identified_on", {"识别时间"}, true),
             Set("risks", {"致贫返贫风险"}, {"因病", "因学", "因残疾", "缺劳动力", "其他"}, true),
             Day("eliminated_on", {"风险消除时间"}), Enum("elimination_kind", {"消除方式"}, {"帮扶消除", "自然消除"})}),
      MeasureDataset(),
      KinshipDataset(),
      Department("medical_settlement", "医保结算",
                 {Day("settled_on", {"结算日期"}, true), Number("self_pay", {"合规自付"}, true),
                  Number("total", {"总费用"}), Enum("visit_kind", {"就诊类别"}, {})}),
      DisabilityDataset(),
      Department("assistance", "社会救助",
                 {Enum("kind", {"救助类型"}, {"低保", "特困", "低保边缘", "临时救助"}, true),
                  Day("started_on", {"开始时间"}, true), OpenEnd("ended_on", {"结束时间"})}),
      Department("custody", "服刑失踪",
                 {Enum("kind", {"类别"}, {"服刑", "失踪"}, true), Day("started_on", {"开始时间"}, true),
                  OpenEnd("ended_on", {"结束时间"})}),
      Department("vehicle", "车辆",
                 {Text("vehicle_type", {"车辆类型"}, true), Enum("use", {"使用性质"}, {"非营运", "营运"}, true),
                  Day("registered_on", {"登记日期"}, true), Enum("status", {"状态"}, {"正常", "注销"}, false, "正常")}),
  };
}

}  // namespace shouwang::ingest::testing
