// Every Chinese sentence that api/registry shows: summaries of the routes, and its own errors.
#pragma once

namespace shouwang::api::message {

inline constexpr char kListHouseholds[] = "列出辖区内的户";
inline constexpr char kReadHouseholdRecords[] = "一户历年的收入、帮扶措施和亲属关系";
inline constexpr char kReadHousehold[] = "一户的情况：成员、最近收入、监测状态";
inline constexpr char kEditHousehold[] = "更正户信息";
inline constexpr char kSearchHouseholds[] = "按姓名、拼音首字母、证件号码、电话、户编号查找";
inline constexpr char kReadHistory[] = "一户的变更记录";
inline constexpr char kReadPerson[] = "一个人的情况";
inline constexpr char kEditPerson[] = "更正人员信息";
inline constexpr char kRevealPerson[] = "查看完整的证件号码（记入审计）";
inline constexpr char kRevealHousehold[] = "查看完整的联系电话（记入审计）";
inline constexpr char kListDuplicates[] = "同一证件号码在多户的人员";
inline constexpr char kMergePersons[] = "合并重复的人员记录";
inline constexpr char kNaturalChange[] = "人口自然增减：出生、死亡、婚嫁、迁入、迁出";
inline constexpr char kSplit[] = "分户";
inline constexpr char kMerge[] = "并户";
inline constexpr char kUndo[] = "撤销一次变更";
inline constexpr char kOpenImport[] = "新建一次底册导入";
inline constexpr char kListImports[] = "列出底册导入";
inline constexpr char kReadImport[] = "一次底册导入的状态和统计";
inline constexpr char kUploadImportFile[] = "上传一个文件";
inline constexpr char kCompareImport[] = "读取文件并与底册比对";
inline constexpr char kListDifferences[] = "列出差异";
inline constexpr char kChoose[] = "逐项选择保留本地值还是采用导入值";
inline constexpr char kChooseCorrected[] = "对所有本地更正过的内容一并选择";
inline constexpr char kAcceptImport[] = "接受整批导入";
inline constexpr char kDiscardImport[] = "放弃这次导入";
inline constexpr char kRevertImport[] = "撤回整批导入";
inline constexpr char kReadRejects[] = "下载未能采用的单元格清单";

inline constexpr char kDivision[] = "6、9 或 12 位行政区划代码";
inline constexpr char kClosed[] = "已注销、并入他户或撤销；只在为真时出现";
inline constexpr char kHead[] = "户主姓名；空为没有户主";
inline constexpr char kPopulation[] = "在户人数";
inline constexpr char kFoundPerson[] = "按人查找时找到的人";
inline constexpr char kLatestIncome[] = "最近一期收入";
inline constexpr char kElsewhere[] = "辖区以外还有几人";
inline constexpr char kBefore[] = "变更前的内容；新建时为 null";
inline constexpr char kAfter[] = "变更后的内容";
inline constexpr char kFirstChange[] = "第一项变更的编号，撤销时用";
inline constexpr char kCorrectedCount[] = "有本地更正内容的户数";
inline constexpr char kCorrectedFields[] = "上次导入后在本地更正过的内容；* 为整行";
inline constexpr char kKeptFields[] = "接受导入时保留本地值的内容；* 为整行";
inline constexpr char kImportCounts[] = "比对结果；比对前为 null";
inline constexpr char kNoHousehold[] = "没有这一户";
inline constexpr char kNoPerson[] = "没有这个人";
inline constexpr char kNoImport[] = "没有这次导入";
inline constexpr char kNoRejects[] = "这次导入没有未采用的单元格";
inline constexpr char kNameNeeded[] = "请给出文件名";
inline constexpr char kNothingToSearch[] = "请给出要查找的内容";
inline constexpr char kNoPacks[] = "没有可用的规则包";

}  // namespace shouwang::api::message
