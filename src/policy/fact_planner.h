// The steps that compute the facts of a plan. Internal to the policy module.
#pragma once

#include "policy/plan.h"
#include "policy/plan_names.h"

namespace shouwang::policy {

// Fills plan.steps from plan.facts and plan.person_columns.
void PlanFactSteps(const PlanNames& names, FactPlan& plan);

}  // namespace shouwang::policy
