import type { Area } from '../areas'
import { HOUSEHOLDS } from '../area-names'

const permission = 'read-registry'
const reshape = 'reshape-registry'

export const registry: Area = {
  menu: { title: '农户档案', to: '/households', permission, group: '底册' },
  routes: [
    { path: '/households', name: HOUSEHOLDS, component: () => import('./HouseholdsPage.vue'), meta: { permission } },
    { path: '/households/duplicates', component: () => import('./DuplicatesPage.vue'), meta: { permission } },
    { path: '/households/:id(\\d+)', component: () => import('./HouseholdPage.vue'), meta: { permission } },
    { path: '/households/:id(\\d+)/split', component: () => import('./SplitPage.vue'), meta: { permission: reshape } },
    { path: '/households/:id(\\d+)/merge', component: () => import('./MergePage.vue'), meta: { permission: reshape } },
  ],
}

export const registryImports: Area = {
  menu: { title: '底册导入', to: '/registry-imports', permission: 'import-registry', group: '底册' },
  routes: [
    {
      path: '/registry-imports',
      component: () => import('./imports/ImportsPage.vue'),
      meta: { permission: 'import-registry' },
    },
    {
      path: '/registry-imports/:id(\\d+)',
      component: () => import('./imports/ImportPage.vue'),
      meta: { permission: 'import-registry' },
    },
  ],
}
