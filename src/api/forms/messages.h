// Every Chinese sentence that api/forms shows.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kListForms = "可以打印的表格";
inline constexpr const char* kStylesheet = "打印表格的样式";
inline constexpr const char* kBlankForm = "一张空白表";
inline constexpr const char* kHouseholdForm = "一张按底册填好的表";
inline constexpr const char* kCaseForm = "一张按办理件填好的表";
inline constexpr const char* kAsParameter = "docx 是 Word 文件，html 是可以直接打印的 A4 页面";
inline constexpr const char* kFormPurpose = "写明用途，身份证号和电话就不遮盖；用途记入审计";
inline constexpr const char* kOfHousehold = "能不能按一户填好";
inline constexpr const char* kNoForm = "没有这张表";
inline constexpr const char* kNotOfHousehold = "这张表列的是多户，请在办理件里打印";
inline constexpr const char* kMayNotReveal = "您不能打印完整的身份证号和电话";
inline constexpr const char* kMayNotRevealHint = "不写用途就打印遮盖后的号码";
inline constexpr const char* kFileName = "{} {}.docx";

}  // namespace shouwang::api::message
