import type { Area } from '../areas'

const permission = 'read-statistics'

export const lowIncome: Area = {
  menu: { title: '低收入分层', to: '/low-income', permission, group: '监测' },
  routes: [{ path: '/low-income', component: () => import('./LowIncomePage.vue'), meta: { permission } }],
}
