// What the API says about self-reports.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kPublicName = "公众";
inline constexpr const char* kTooOften = "问得太勤了";
inline constexpr const char* kTooOftenHint = "请过一会儿再试";
inline constexpr const char* kNoVillage = "没有这个村";
inline constexpr const char* kNoVillageHint = "请重新选择乡镇和村";
inline constexpr const char* kNoReceipt = "没有查到";
inline constexpr const char* kNoReceiptHint = "请核对回执号和身份证后四位；还是查不到，请到村委会问";
inline constexpr const char* kNoConsent = "请先看完并同意信息使用说明";
inline constexpr const char* kBadPhoto = "只收 JPG、PNG、WebP 图片，每张不超过 600 KB";
inline constexpr const char* kConsent =
    "您填写的姓名、身份证号、电话、困难情况和照片，只用来核实您家是否需要帮扶。"
    "您家所在的村、乡镇和县里办这件事的人能看到，别人看不到；照片和文字加密保存。"
    "困难情况（比如生病）属于敏感个人信息，不想写的可以不写，到村委会当面说。"
    "您可以随时到村委会要求更正或撤回。";

inline constexpr const char* kPublicDivisions = "乡镇和村的名称，供公众选择";
inline constexpr const char* kPublicForm = "自主申报要填什么";
inline constexpr const char* kPublicNotices = "一个村正在公示的内容";
inline constexpr const char* kHandInReport = "自主申报，得到回执号";
inline constexpr const char* kAskAfterReport = "凭回执号和身份证后四位查办理进度";
inline constexpr const char* kListReports = "自主申报列表，新的在前";
inline constexpr const char* kReadReport = "一份自主申报：本人所说、底册里有没有、同一人的其他申报";
inline constexpr const char* kReadReportPhoto = "申报所附的照片";
inline constexpr const char* kTakeReport = "受理：登记为自主申报线索，交村里核实";
inline constexpr const char* kDeclineReport = "不予受理";
inline constexpr const char* kRevealReport = "看完整的身份证号和电话，要写明用途";

inline constexpr const char* kVillageParameter = "村的 12 位区划代码";
inline constexpr const char* kStateParameter = "received 待受理、taken 已受理、declined 不予受理";
inline constexpr const char* kPlaceParameter = "区划代码：县、乡镇或村";
inline constexpr const char* kReceiptShape = "回执号，12 位数字";
inline constexpr const char* kTailShape = "身份证号后四位";
inline constexpr const char* kPhotoShape = "图片，base64url";
inline constexpr const char* kStageShape = "办到哪里";
inline constexpr const char* kStepShape = "正在第几步；没有的为 null";
inline constexpr const char* kMatchShape =
    "found 在底册，elsewhere 在底册但不在本辖区，unknown 底册里没有；办过的为 null";
inline constexpr const char* kSameName = "底册的姓名与申报的相同";
inline constexpr const char* kOthersShape = "同一人的其他申报";
inline constexpr const char* kDueShape = "要求核实的日期；不写按政策包的天数";
inline constexpr const char* kNoDue = "请选择要求核实的日期";

}  // namespace shouwang::api::message
