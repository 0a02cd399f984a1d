// What insurance says to users.
#pragma once

#include <fmt/format.h>

namespace shouwang::insurance::message {

inline constexpr const char* kLifted = "脱贫人口";
inline constexpr const char* kUnstable = "脱贫不稳定户";
inline constexpr const char* kBorderline = "边缘易致贫户";
inline constexpr const char* kSudden = "突发严重困难户";
inline constexpr const char* kOpen = "待赔付";
inline constexpr const char* kPaid = "已赔付";
inline constexpr const char* kRefused = "拒赔";
inline constexpr const char* kWithdrawn = "已撤回";

inline constexpr const char* kNoPolicy = "没有这份保单，或者不在您的辖区";
inline constexpr const char* kNotYours = "这份保单由上级管理，您只能查看";
inline constexpr const char* kStale = "刚被别人改过";
inline constexpr const char* kStaleHint = "请刷新后再改";
inline constexpr const char* kTitle = "保单名称";
inline constexpr const char* kInsurer = "承保公司";
inline constexpr const char* kBasis = "依据的文件或合同";
inline constexpr const char* kCoversMissing = "请选择参保对象";
inline constexpr const char* kDaysWrong = "保险期间不对：止期应在起期之后";
inline constexpr const char* kPremiumWrong = "每人保费应大于 0";
inline constexpr const char* kSharesWrong = "各方分担合计 {} 元，每人保费是 {} 元，两者应相等";
inline constexpr const char* kPayersMissing = "请写明保费由谁出、各出多少";
inline constexpr const char* kListed = "参保名单已经生成，参保对象和保险期间不能再改";
inline constexpr const char* kListedHint = "名单还没有理赔的，可以先重新生成";
inline constexpr const char* kHasClaims = "这份保单已有理赔，名单不能推倒重来";
inline constexpr const char* kHasClaimsHint = "可以补充新增的参保人员";

inline constexpr const char* kAmountWrong = "金额应大于 0";
inline constexpr const char* kPayerUnknown = "保单里没有这个缴费方";
inline constexpr const char* kPeopleWrong = "人数应大于 0";

inline constexpr const char* kNoInsured = "名单里没有这个人，或者不在您的辖区";
inline constexpr const char* kOtherPolicy = "这个人不在这份保单的名单里";
inline constexpr const char* kOutsideTerm = "出险日期不在保险期间（{} 至 {}）";
inline constexpr const char* kBeforeInsured = "出险日期早于参保日期（{}）";
inline constexpr const char* kClaimedBefore = "申请日期应在出险日期之后、今天以前";
inline constexpr const char* kNoClaim = "没有这件理赔，或者不在您的辖区";
inline constexpr const char* kSettled = "这件理赔已经办结";
inline constexpr const char* kBeforeHappened = "办结日期早于申请日期";
inline constexpr const char* kPaidTooMuch = "赔付 {} 元，超过申请的 {} 元";
inline constexpr const char* kPaidMissing = "请填写赔付金额";
inline constexpr const char* kAnswerMissing = "请写明理由";

// Workbook
inline constexpr const char* kBookTitle = "防贫保险统计表";
inline constexpr const char* kPlaceSheet = "按地方";
inline constexpr const char* kKindSheet = "按种类";
inline constexpr const char* kSheetTitle = "{} {} {}（截至 {}）";
inline constexpr const char* kTerm = "保险期间：{} 至 {}　每人保费 {} 元　承保：{}";
inline constexpr const char* kBalance = "已缴保费 {} 元，已赔付 {} 元，赔付率 {}%";
inline constexpr const char* kNoPremiums = "还没有登记缴费，已赔付 {} 元";
inline constexpr const char* kPlace = "地方";
inline constexpr const char* kKind = "种类";
inline constexpr const char* kPeople = "参保人数";
inline constexpr const char* kHouseholds = "参保户数";
inline constexpr const char* kClaims = "理赔件数";
inline constexpr const char* kClaimed = "申请金额（元）";
inline constexpr const char* kPaidClaims = "已赔件数";
inline constexpr const char* kPaidMoney = "赔付金额（元）";
inline constexpr const char* kWaiting = "待赔件数";
inline constexpr const char* kTotal = "合计";

}  // namespace shouwang::insurance::message
