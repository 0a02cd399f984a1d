// What stands on a case's page below its step: each takes `detail` (CaseDetail) and tells `changed` when it changed something.
import type { Component } from 'vue'
import CaseGates from './CaseGates.vue'
import CaseLookUps from './CaseLookUps.vue'
import CasePostings from './CasePostings.vue'

export const casePanels: readonly Component[] = [CaseGates, CaseLookUps, CasePostings]
