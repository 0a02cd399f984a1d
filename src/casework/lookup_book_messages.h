// What the workbook of 部门信息比对 says, and what is said about it when it comes back.
#pragma once

#include <fmt/format.h>

namespace shouwang::casework::message {

inline constexpr char kLookUpBook[] = "部门信息比对表";
inline constexpr char kLookUpSheetName[] = "信息比对";
inline constexpr char kLookUpHow[] =
    "只填带底色的列。没有发现的选“没有发现”；有发现的选“有发现”，写明查到什么，属于不纳入情形的选是哪一种。"
    "填好后在“部门信息比对”里上传，不要增减行和列。";
inline constexpr char kLookUpBasis[] = "每户都有签名的授权承诺书，只能用于本次比对，不得外传。";
inline constexpr char kConfidentialPage[] = "内部资料　含个人信息";
inline constexpr char kColumnNumber[] = "序号";
inline constexpr char kColumnDepartment[] = "部门";
inline constexpr char kColumnTown[] = "乡镇";
inline constexpr char kColumnVillage[] = "村";
inline constexpr char kColumnHousehold[] = "户编号";
inline constexpr char kColumnHead[] = "户主";
inline constexpr char kColumnPeople[] = "家庭成员";
inline constexpr char kColumnSigned[] = "授权日期";
inline constexpr char kColumnDue[] = "答复期限";
inline constexpr char kColumnResult[] = "比对结果";
inline constexpr char kColumnExclusion[] = "不纳入情形";
inline constexpr char kColumnFound[] = "查到的情况";
inline constexpr char kColumnExclusion2[] = "不纳入情形二";
inline constexpr char kColumnFound2[] = "查到的情况二";
inline constexpr char kColumnNote[] = "备注";
inline constexpr char kColumnKey[] = "比对键";
inline constexpr char kNothingFound[] = "没有发现";
inline constexpr char kSomethingFound[] = "有发现";
inline constexpr char kOtherFinding[] = "其他情况";
inline constexpr char kChooseResult[] = "请选“没有发现”或“有发现”";
inline constexpr char kChooseExclusion[] = "请从下拉表里选";

inline constexpr char kResultMissing[] = "这一行填了内容，没有选比对结果";
inline constexpr char kResultWrong[] = "比对结果不对";
inline constexpr char kFoundMissing[] = "选了“有发现”，没有写查到的情况";
inline constexpr char kFoundMissingHint[] = "请写明查到什么";
inline constexpr char kFoundExtra[] = "选了“没有发现”，又写了查到的情况";
inline constexpr char kFoundExtraHint[] = "有情况的改选“有发现”，没有的清空这一格";
inline constexpr char kExclusionWrong[] = "没有这种不纳入情形";
inline constexpr char kTextForExclusion[] = "选了不纳入情形，没有写查到的情况";
inline constexpr char kLookUpKeyMissing[] = "这一行没有比对键，或者被改动过";
inline constexpr char kLookUpKeyHint[] = "请不要增加行或删去最后的隐藏列；重新下载后再填";
inline constexpr char kLookUpTwice[] = "同一户在上面已经填过，两处写的不一样";
inline constexpr char kLookUpTwiceHint[] = "请留一处";
inline constexpr char kLookUpGone[] = "没有这一问，或者不是问您单位的";
inline constexpr char kLookUpGoneHint[] = "请重新下载后再填";
inline constexpr char kLookUpChanged[] = "下载以后，这一问已经答复或撤回";
inline constexpr char kLookUpChangedHint[] = "请清空这一行，或重新下载";

}  // namespace shouwang::casework::message
