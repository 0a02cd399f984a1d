// The functions that pack expressions may call, with the usage line that an error shows. Internal to the policy module.
#pragma once

#include <array>
#include <string_view>

#include "policy/pack.h"

namespace shouwang::policy {

struct FunctionInfo {
  std::string_view name;
  std::string_view usage;
};

inline constexpr std::array<FunctionInfo, 15> kFunctions = {{
    {"months_before", "months_before(date, n)"},
    {"months_after", "months_after(date, n)"},
    {"active", "active(started, ended)"},
    {"in_last_months", "in_last_months(date, n)"},
    {"age_at", "age_at(birth, date)"},
    {"last_yearly", "last_yearly(date, month, day)"},
    {"id_birth", "id_birth(id_no)"},
    {"id_sex", "id_sex(id_no)"},
    {"contains", "contains(set, 'x')"},
    {"contains_any", "contains_any(set, 'x', 'y')"},
    {"is_empty", "is_empty(set)"},
    {"without", "without(set, 'x')"},
    {"unmet", "unmet(risks, measure_kinds)"},
    {"same_name", "same_name(a, b)"},
    {"coalesce", "coalesce(a, b)"},
}};

struct AggregateInfo {
  std::string_view name;
  Aggregate aggregate;
};

inline constexpr std::array<AggregateInfo, 9> kAggregates = {{
    {"count", Aggregate::kCount},
    {"any_row", Aggregate::kAnyRow},
    {"sum", Aggregate::kSum},
    {"min", Aggregate::kMin},
    {"max", Aggregate::kMax},
    {"all_of", Aggregate::kAllOf},
    {"union_of", Aggregate::kUnionOf},
    {"collect", Aggregate::kCollect},
    {"join_text", Aggregate::kJoinText},
}};

}  // namespace shouwang::policy
