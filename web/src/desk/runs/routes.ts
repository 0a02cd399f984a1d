import type { Area } from '../areas'

export const runs: Area = {
  menu: { title: '比对', to: '/runs', permission: 'read-runs', group: '监测' },
  routes: [
    { path: '/runs', component: () => import('./RunsPage.vue'), meta: { permission: 'read-runs' } },
    { path: '/runs/new', component: () => import('./NewRunPage.vue'), meta: { permission: 'start-runs' } },
    { path: '/runs/:id(\\d+)', component: () => import('./RunPage.vue'), meta: { permission: 'read-runs' } },
  ],
}
