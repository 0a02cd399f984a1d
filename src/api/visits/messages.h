// Every Chinese sentence that api/visits shows: summaries of the routes, and its own errors.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kReadVisitForm = "入户核查表：问什么，收支怎么填，多久走访一次";
inline constexpr const char* kListVisitRounds = "要走访的户：监测对象和脱贫户，本期走访了没有";
inline constexpr const char* kVisitSummary = "走访进度：按村和监测联系人";
inline constexpr const char* kReadVisitSheet = "开始一次走访：成员，上次填的内容";
inline constexpr const char* kRecordVisit = "交一次走访；同一次走访重复交只算一次";
inline constexpr const char* kHouseholdVisits = "一户历次走访";
inline constexpr const char* kListDisputedVisits = "两次走访不一致、等人核对的";
inline constexpr const char* kReadVisit = "一次走访，和它不一致的那一次";
inline constexpr const char* kSettleVisit = "核对不一致的走访：采用这一次，或者不采用";
inline constexpr const char* kTakeVisitIncome = "把走访测算的收入写入底册";
inline constexpr const char* kAddVisitFile = "上传走访的照片或签字";
inline constexpr const char* kReadVisitFile = "走访的照片或签字";

inline constexpr const char* kNoVisitForm = "没有带入户核查表的规则包";
inline constexpr const char* kVisitKey = "手机给这次走访编的号：32 位十六进制数字";
inline constexpr const char* kFormDigest = "所填入户表的版本";
inline constexpr const char* kBaseVisit = "由哪一次走访带出；没有则为首次";
inline constexpr const char* kAnswersShape = "各问的回答，按问题名";
inline constexpr const char* kAmountsShape = "收支各项，单位分";
inline constexpr const char* kUnchangedShape = "和带出的那一次完全一样";
inline constexpr const char* kNetShape = "纯收入，单位分";
inline constexpr const char* kPerHeadShape = "人均纯收入，单位分";
inline constexpr const char* kAgainstShape = "和哪一次走访不一致";
inline constexpr const char* kConcernsShape = "要留意的回答";
inline constexpr const char* kKeepShape = "真：采用这一次；假：不采用";
inline constexpr const char* kDueState = "open 本期未走访（含 late），late 上期也没有走访，done 本期已走访";
inline constexpr const char* kGroupShape = "monitored 监测对象，lifted 脱贫户";
inline constexpr const char* kPlaceOfVisits = "行政区划代码或前几位";
inline constexpr const char* kContactOfVisits = "监测联系人的账号编号";
inline constexpr const char* kNoPicture = "只能上传照片";
inline constexpr const char* kNotUploaded = "有一张照片或签字还没有上传";

}  // namespace shouwang::api::message
