// The ten 不纳入情形 (02-domain.md section 4), in their order: as forms and workbooks write them.
#pragma once

#include <string_view>

namespace shouwang::casework::word {

inline constexpr std::string_view kExclusions[] = {"国家公职人员", "村“三委”干部", "消费型汽车",
                                                   "城镇房产",     "经商办企业",   "种养大户或雇工",
                                                   "故意分户并户", "空挂户",       "死亡服刑失踪或不共享收支",
                                                   "失信惩戒"};

}  // namespace shouwang::casework::word
