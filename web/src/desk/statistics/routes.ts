import type { Area } from '../areas'

const permission = 'read-statistics'

export const statistics: Area = {
  menu: { title: '统计', to: '/statistics', permission, group: '监测' },
  routes: [
    { path: '/statistics', component: () => import('./StatisticsPage.vue'), meta: { permission } },
    { path: '/statistics/list', component: () => import('./BehindPage.vue'), meta: { permission } },
  ],
}
