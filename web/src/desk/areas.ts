// The areas of the desk: each folder has a routes.ts with its routes and its place in the menu. A new area is one line here.
import type { RouteRecordRaw } from 'vue-router'
import type { Permission } from '@/session/session'
import { account } from './account/routes'
import { campaigns, cases, lookUps, monitored, monthLists, publicity } from './casework/routes'
import { clues } from './clues/routes'
import { forms } from './forms/routes'
import { help, helpMeasures, helpReviews } from './help/routes'
import { insurance } from './insurance/routes'
import { intake } from './intake/routes'
import { lowIncome } from './low-income/routes'
import { policies } from './policies/routes'
import { registry, registryImports } from './registry/routes'
import { runs } from './runs/routes'
import { selfReports } from './self-reports/routes'
import { statistics } from './statistics/routes'
import {
  accounts,
  audit,
  backups,
  grants,
  jobsOfKeys,
  jobsOfOperating,
  keys,
  rolesForAuditor,
  rolesForGranting,
  store,
} from './system/routes'
import { disputedVisits } from './visits/routes'
import { groupRisks, workbench } from './workbench/routes'

export interface Area {
  // In the menu: the path it leads to, and the permission without which it is not shown. Without it: not in the menu.
  menu?: { title: string; to: string; permission: Permission; group: string }
  routes: RouteRecordRaw[]
}

export const areas: readonly Area[] = [
  workbench,
  intake,
  runs,
  clues,
  selfReports,
  groupRisks,
  statistics,
  lowIncome,
  monthLists,
  cases,
  publicity,
  lookUps,
  campaigns,
  monitored,
  help,
  helpMeasures,
  helpReviews,
  disputedVisits,
  insurance,
  policies,
  registry,
  registryImports,
  forms,
  accounts,
  grants,
  keys,
  backups,
  store,
  jobsOfOperating,
  jobsOfKeys,
  audit,
  rolesForGranting,
  rolesForAuditor,
  account,
]
