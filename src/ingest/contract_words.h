// The Chinese words that 03-contracts.md section 1 gives a meaning to, whatever the policy pack says.
#pragma once

#include <array>
#include <string_view>

namespace shouwang::ingest {

// A row without an id whose first cell starts so is a footer. Blanks are removed before the comparison.
inline constexpr std::array<std::string_view, 9> kFooterWords = {"合计", "总计", "小计", "填表", "制表",
                                                                 "审核", "备注", "说明", "注:"};

// What stands for a blank in optional columns, half-width.
inline constexpr std::array<std::string_view, 7> kBlankMarks = {"-", "—", "/", "无", "–", "——", "--"};

// What also stands for a blank where an end date may be open.
inline constexpr std::array<std::string_view, 2> kOpenEndMarks = {"至今", "长期"};

inline constexpr std::string_view kYuan = "元";
inline constexpr std::string_view kTenThousandYuan = "万元";
inline constexpr std::array<std::string_view, 2> kCurrencySigns = {"¥", "￥"};

// Units in the brackets of a header, and the power of ten they multiply the column by.
struct HeaderUnit {
  std::string_view text;
  int power_of_ten;
};
inline constexpr std::array<HeaderUnit, 6> kHeaderUnits = {
    {{"元", 0}, {"百元", 2}, {"千元", 3}, {"万元", 4}, {"百万元", 6}, {"亿元", 8}}};
inline constexpr std::string_view kUnitPrefix = "单位:";

inline constexpr std::string_view kSetSeparatorIdeographic = "、";

}  // namespace shouwang::ingest
