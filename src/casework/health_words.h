// Words that tell of somebody's health.
#pragma once

#include <string_view>

namespace shouwang::casework::word {

inline constexpr std::string_view kHealth[] = {"患有",   "患者", "大病",   "重病", "慢性病", "慢病", "癌",   "肿瘤",
                                               "尿毒症", "透析", "精神病", "艾滋", "结核",   "肝炎", "瘫痪", "残疾",
                                               "智力",   "住院", "手术",   "病史", "诊断",   "怀孕", "因病", "白血病"};

}  // namespace shouwang::casework::word
