// What other areas show on a household's page, below its records: each takes `household` (Household) and tells `changed` when it
// changed something. `permission`: without it the panel is not shown.
import type { Component } from 'vue'
import type { Permission } from '@/session/session'
import HouseholdCases from '../casework/HouseholdCases.vue'
import HelpPanel from '../help/HelpPanel.vue'
import HouseholdInsurance from '../insurance/HouseholdInsurance.vue'
import HouseholdLayers from '../low-income/HouseholdLayers.vue'
import HouseholdVisits from '../visits/HouseholdVisits.vue'
import HouseholdGroupRisks from '../workbench/HouseholdGroupRisks.vue'

export const householdPanels: readonly { permission: Permission; panel: Component }[] = [
  { permission: 'read-cases', panel: HouseholdCases },
  { permission: 'read-cases', panel: HelpPanel },
  { permission: 'read-cases', panel: HouseholdVisits },
  { permission: 'read-registry', panel: HouseholdLayers },
  { permission: 'read-statistics', panel: HouseholdInsurance },
  { permission: 'read-group-risk', panel: HouseholdGroupRisks },
]
