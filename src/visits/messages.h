// What visits say to users, as format strings of {fmt}.
#pragma once

#include <fmt/format.h>

namespace shouwang::visits::message {

inline constexpr const char* kNoHousehold = "底册里没有这一户，或者不在您的辖区";
inline constexpr const char* kNoVisit = "没有这次走访，或者不在您的辖区";
inline constexpr const char* kNoPurpose = "没有这种走访事由";
inline constexpr const char* kNoForm = "入户表已经换成新的，请重新打开再填";
inline constexpr const char* kDayWrong = "入户日期不对，或在今天之后";
inline constexpr const char* kOneAnswer = "“{}”只能选一项";
inline constexpr const char* kNoSuchChoice = "“{}”没有这个选项";
inline constexpr const char* kNoNumber = "“{}”要填整数";
inline constexpr const char* kTooLong = "“{}”最多 {} 个字";
inline constexpr const char* kUnanswered = "“{}”还没有填";
inline constexpr const char* kNoSuchQuestion = "有一项不是这张入户表里的";
inline constexpr const char* kNotAMember = "有一位不是这一户的成员，或者写了两次";
inline constexpr const char* kNoSuchLine = "有一项收支不是这张入户表里的";
inline constexpr const char* kAmountWrong = "“{}”的金额不对";
inline constexpr const char* kNote = "备注";
inline constexpr const char* kSignatureMissing = "{}要有农户签字";
inline constexpr const char* kPhotosMissing = "{}至少要拍 {} 张照片";
inline constexpr const char* kStale = "这次走访刚被别人处理过";
inline constexpr const char* kStaleHint = "请刷新后再办";
inline constexpr const char* kNotDisputed = "这次走访没有要核对的不一致";
inline constexpr const char* kWhyMissing = "请写明理由";
inline constexpr const char* kPaperSetAside = "两次走访不一致，核对后不采用这一次";
inline constexpr const char* kNotStanding = "这次走访还没有核对，或者没有采用";
inline constexpr const char* kIncomeReason = "入户走访（{}）测算的近 12 个月收入";
inline constexpr const char* kIncomeThere = "底册里已经有这一期同样的收入";

}  // namespace shouwang::visits::message
