import type { Area } from '../areas'

const permission = 'read-statistics'

export const insurance: Area = {
  menu: { title: '防贫保险', to: '/insurance', permission, group: '监测' },
  routes: [
    { path: '/insurance', component: () => import('./InsurancePage.vue'), meta: { permission } },
    { path: '/insurance/:id(\\d+)', component: () => import('./PolicyPage.vue'), meta: { permission } },
  ],
}
