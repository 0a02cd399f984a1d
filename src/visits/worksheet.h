// 收入测算: the sums of a visit's worksheet (02-domain.md section 2).
#pragma once

#include <array>
#include <optional>

#include "policy/visit_form.h"
#include "visits/visit.h"

namespace shouwang::visits {

// 分, by policy::IncomePart.
struct IncomeSums {
  std::array<int64_t, std::size(policy::kIncomeParts)> parts{};

  int64_t Of(policy::IncomePart part) const { return parts.at(static_cast<size_t>(part)); }
  // 工资性 + 生产经营性 + 财产性 + 转移性 − 生产经营性支出; large spending is not taken off.
  int64_t Net() const;
};

// Lines that the form does not have are left out.
IncomeSums SumsOf(const policy::VisitForm& form, const Amounts& amounts);

// 人均纯收入: ÷ people 在户, to the nearest 分. Nothing without people.
std::optional<int64_t> PerHead(int64_t net_cents, int64_t people);

}  // namespace shouwang::visits
