// Words of the contract that the rules of the register turn on (03-contracts.md section 1; 02-domain.md section 2).
#pragma once

#include <array>
#include <string_view>

namespace shouwang::registry::word {

inline constexpr std::string_view kHead = "户主";

inline constexpr std::string_view kInHousehold = "在户";
inline constexpr std::string_view kMovedOut = "迁出";
inline constexpr std::string_view kDead = "死亡";
inline constexpr std::array<std::string_view, 6> kStatuses = {"在户", "迁出", "死亡", "服刑", "失踪", "不共享收支"};

inline constexpr std::string_view kMale = "男";
inline constexpr std::string_view kFemale = "女";
inline constexpr std::array<std::string_view, 2> kSexes = {"男", "女"};

inline constexpr std::array<std::string_view, 3> kHouseholdTypes = {"一般农户", "脱贫户", "脱贫不享受政策户"};
inline constexpr std::string_view kResident = "常住";
inline constexpr std::array<std::string_view, 4> kResidencies = {"常住", "户在人不在", "人在户不在", "空挂户"};
inline constexpr std::array<std::string_view, 8> kStudentStatuses = {"非在校生", "学前教育", "小学", "初中",
                                                                     "高中",     "中职",     "大专", "本科及以上"};
inline constexpr std::array<std::string_view, 5> kLabours = {"普通劳动力", "技能劳动力", "弱劳动力或半劳动力",
                                                             "丧失劳动力", "无劳动力"};
inline constexpr std::array<std::string_view, 4> kHealths = {"健康", "长期慢性病", "患有大病", "残疾"};
inline constexpr std::string_view kJoin = "、";

}  // namespace shouwang::registry::word
