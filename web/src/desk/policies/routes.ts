import type { Area } from '../areas'

export const policies: Area = {
  menu: { title: '政策', to: '/policies', permission: 'read-policies', group: '监测' },
  routes: [
    { path: '/policies', component: () => import('./PoliciesPage.vue'), meta: { permission: 'read-policies' } },
    { path: '/policies/:id', component: () => import('./PolicyPage.vue'), meta: { permission: 'read-policies' } },
  ],
}
