import type { Area } from '../areas'

export const intake: Area = {
  menu: { title: '部门数据', to: '/intake', permission: 'read-datasets', group: '监测' },
  routes: [
    { path: '/intake', component: () => import('./IntakePage.vue'), meta: { permission: 'read-datasets' } },
    { path: '/intake/:id(\\d+)', component: () => import('./ImportPage.vue'), meta: { permission: 'read-datasets' } },
  ],
}
