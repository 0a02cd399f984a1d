import type { Area } from '../areas'

export const selfReports: Area = {
  menu: { title: '自主申报', to: '/self-reports', permission: 'read-cases', group: '监测' },
  routes: [
    { path: '/self-reports', component: () => import('./SelfReportsPage.vue'), meta: { permission: 'read-cases' } },
    {
      path: '/self-reports/:id(\\d+)',
      component: () => import('./SelfReportPage.vue'),
      meta: { permission: 'read-cases' },
    },
  ],
}
