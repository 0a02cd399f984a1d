// Every Chinese sentence that this module shows to users, as fmt format strings. None may carry a person's data.
#pragma once

#include <fmt/format.h>

namespace shouwang::registry::message {

// Kinds of rows.
inline constexpr char kHousehold[] = "户";
inline constexpr char kPerson[] = "人口";
inline constexpr char kIncome[] = "收入";
inline constexpr char kMonitored[] = "监测对象";
inline constexpr char kMeasure[] = "帮扶措施";
inline constexpr char kKinship[] = "亲属关系";
inline constexpr char kMembership[] = "曾在户记录";

// Values.
inline constexpr char kFieldsWrong[] = "有内容填得不对";
inline constexpr char kFieldsWrongHint[] = "请按各项提示改正后再提交";
inline constexpr char kRequired[] = "必须填写";
inline constexpr char kNumberFixed[] = "户编号不能修改";
inline constexpr char kBadDivision[] = "行政区划代码应为 12 位数字";
inline constexpr char kNotOffered[] = "不在可选的范围内";
inline constexpr char kBadPhone[] = "电话号码应为 7 至 15 位数字";
inline constexpr char kBadId[] = "不是有效的公民身份号码";
inline constexpr char kBadDay[] = "日期应为今天或以前的日期，写成 2022-05-31 的样子";
inline constexpr char kNotByHand[] = "这一项不能这样修改";
inline constexpr char kWrongKind[] = "值的类型不对";
inline constexpr char kTooLong[] = "超过 100 个字";
inline constexpr char kReasonNeeded[] = "请写明原因（500 字以内）";
inline constexpr char kNothingChanged[] = "没有任何改动";

// Rows.
inline constexpr char kNoHousehold[] = "没有这一户";
inline constexpr char kNoPerson[] = "没有这个人";
inline constexpr char kNoChange[] = "没有这条变更记录";
inline constexpr char kNoImport[] = "没有这次导入";
inline constexpr char kStale[] = "您读取以后，别人已经改过";
inline constexpr char kStaleHint[] = "请刷新后再改";
inline constexpr char kHouseholdClosed[] = "该户已经销户或并入他户";
inline constexpr char kHouseholdClosedHint[] = "请查看该户的变更记录";
inline constexpr char kPersonClosed[] = "该人员记录已经合并或撤销";
inline constexpr char kNumberTaken[] = "这个户编号已经有了";
inline constexpr char kIdElsewhere[] = "这个身份证号码已在户内登记";
inline constexpr char kIdElsewhereHint[] = "请先办理迁出；确有两处登记的，请注明为已知重复";

// Members.
inline constexpr char kSecondHead[] = "该户已有户主";
inline constexpr char kSecondHeadHint[] = "请先改原户主的与户主关系";
inline constexpr char kNotAMember[] = "不是该户的成员";
inline constexpr char kLeftAlready[] = "该成员已经死亡或不在户";
inline constexpr char kBeforeBirth[] = "日期早于出生日期";
inline constexpr char kHeadStays[] = "该户户主没有变动，不用另定";
inline constexpr char kNewHeadNeeded[] = "请指定新的户主";
inline constexpr char kNewHeadNeededHint[] = "新户主应是留下的在户成员";
inline constexpr char kHeadAmongThem[] = "新户的户主应是分出的在户成员";
inline constexpr char kNobodyStays[] = "原户至少要留下一名在户成员";
inline constexpr char kRelationNeeded[] = "原来的户主要改写与新户主的关系";
inline constexpr char kRelationNeededHint[] = "请在 members 中给出 relation";
inline constexpr char kSameHousehold[] = "不能并入本户";
inline constexpr char kSamePerson[] = "不能与自己合并";
inline constexpr char kNotTheSame[] = "两条记录的身份证号码不同或无效，不能合并";

// Undo.
inline constexpr char kUndoneAlready[] = "这次变更已经撤销";
inline constexpr char kUndoOfUndo[] = "撤销本身不能再撤销";
inline constexpr char kUndoOfCase[] = "县级确定的，要按程序办理，不能直接撤销";
inline constexpr char kUndoOfHelp[] = "帮扶中登记的，请到“帮扶”里更正";
inline constexpr char kUndoOfImport[] = "导入要整批撤回";
inline constexpr char kBuiltUpon[] = "后来又有改动，不能撤销";
inline constexpr char kBuiltUponHint[] = "请先撤销后来的改动";

// Imports.
inline constexpr char kImportDecided[] = "这次导入已经处理完";
inline constexpr char kImportNotCompared[] = "这次导入还没有比对";
inline constexpr char kImportNoFile[] = "还没有上传文件";
inline constexpr char kImportFileTwice[] = "内容相同的文件已经上传";
inline constexpr char kImportNotAccepted[] = "这次导入没有接受，不用撤回";
inline constexpr char kImportNothingRead[] = "文件里没有底册的内容";
inline constexpr char kImportOutside[] = "有 {} 户不在您的辖区";
inline constexpr char kImportOutsideHint[] = "请只导入本辖区的户";
inline constexpr char kImportOverlaps[] = "比对以后底册又有改动，户编号：{}";
inline constexpr char kImportOverlapsHint[] = "请重新比对";
inline constexpr char kImportBuiltUpon[] = "导入以后又有改动，不能撤回";
inline constexpr char kImportBuiltUponHint[] = "先撤销这些户后来的改动：{}";
inline constexpr char kListSeparator[] = "、";
inline constexpr char kFileView[] = "{}（{}）";
inline constexpr char kNoDifference[] = "没有这条差异";
inline constexpr char kFileUnreadable[] = "导入的文件在库中读不到";
inline constexpr char kCancelled[] = "已取消";

}  // namespace shouwang::registry::message
