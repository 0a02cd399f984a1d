import type { Area } from '../areas'

const permission = 'read-cases'

export const disputedVisits: Area = {
  menu: { title: '走访不一致', to: '/visits', permission, group: '帮扶' },
  routes: [
    { path: '/visits', component: () => import('./DisputedVisitsPage.vue'), meta: { permission } },
    { path: '/visits/:id(\\d+)', component: () => import('./DisputedVisitPage.vue'), meta: { permission } },
  ],
}
