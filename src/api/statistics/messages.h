// Every Chinese sentence that api/statistics shows.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kReadTable = "一张统计表：某地某天的数字";
inline constexpr const char* kListBehindHouseholds = "一个数字里的户";
inline constexpr const char* kListBehindClues = "一个数字里的线索";
inline constexpr const char* kTablesWorkbook = "导出全部统计表";
inline constexpr const char* kHouseholdsWorkbook = "导出一个数字里的户";
inline constexpr const char* kTableParameter = "哪张表";
inline constexpr const char* kColumnParameter = "哪一列，不写是第一列";
inline constexpr const char* kRowParameter = "哪一行，不写是合计";
inline constexpr const char* kAsOfParameter = "截至哪一天，不写是今天";
inline constexpr const char* kFromParameter = "从哪一天起算，不写是截止日期那一年的第一天";
inline constexpr const char* kPlaceParameter = "区划代码：县、乡镇或村，不写是整个辖区";
inline constexpr const char* kCodeShape = "区划代码应为 6、9 或 12 位数字";
inline constexpr const char* kPurposeParameter = "导出用途";
inline constexpr const char* kRowKey = "行：区划代码，或风险、措施、部门、来源的名称";
inline constexpr const char* kRowTitle = "这些行是什么";
inline constexpr const char* kByPlace = "各行是地方，加起来等于合计";
inline constexpr const char* kBehind = "数字背后是户还是线索";
inline constexpr const char* kUnitShape = "单位：户、人、项、条、分，或百分之一的人均、百分比";
inline constexpr const char* kOpens = "能不能看名单";
inline constexpr const char* kNotes = "统计口径";
inline constexpr const char* kPeopleShape = "期内最后一天（已消除的按消除当天）的在户人口";
inline constexpr const char* kValueShape = "这一户在这个数字里占多少";
inline constexpr const char* kTablesName = "防止返贫监测统计表 {}.xlsx";
inline constexpr const char* kHouseholdsName = "统计名单 {}.xlsx";
inline constexpr const char* kTooManyHouseholds = "名单超过 {} 户";
inline constexpr const char* kTooManyHouseholdsHint = "请按乡镇或村分开导出";

}  // namespace shouwang::api::message
