// Every Chinese sentence that api/monitoring shows.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kListLayers = "低收入人口分层：哪一户在哪几层、谁确认的、各方是否一致";
inline constexpr const char* kSummariseLayers = "低收入人口分层汇总和名单来源";
inline constexpr const char* kLayersOfHousehold = "一户的低收入分层";
inline constexpr const char* kLayersWorkbook = "导出低收入人口分层名单";
inline constexpr const char* kLayerPlaceParameter = "区划代码：县、乡镇或村，不写是整个辖区";
inline constexpr const char* kLayerParameter = "只看在这一层的户";
inline constexpr const char* kDoubtfulParameter = "只看各方不一致的户";
inline constexpr const char* kDoubtParameter = "只看有这一种不一致的户";
inline constexpr const char* kLayerPurpose = "导出用途";
inline constexpr const char* kLayerBy = "谁确认的：交名单的部门，或监测台账";
inline constexpr const char* kLayerPeriod = "名单的月份；监测台账没有月份";
inline constexpr const char* kLayerConfirmed = "最近一次确认：交来名单、走访或识别的那一天";
inline constexpr const char* kRegister = "监测台账";
inline constexpr const char* kLayersName = "低收入人口分层名单 {}.xlsx";
inline constexpr const char* kTooManyLayers = "名单超过 {} 户";
inline constexpr const char* kTooManyLayersHint = "请按乡镇、村或分层分开导出";
inline constexpr const char* kLayerCodeShape = "区划代码应为 6、9 或 12 位数字";

}  // namespace shouwang::api::message
