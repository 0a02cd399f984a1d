import type { Area } from '../areas'

export const workbench: Area = {
  menu: { title: '工作台', to: '/workbench', permission: 'read-clues', group: '监测' },
  routes: [{ path: '/workbench', component: () => import('./WorkbenchPage.vue'), meta: { permission: 'read-clues' } }],
}

export const groupRisks: Area = {
  menu: { title: '规模性返贫预警', to: '/group-risks', permission: 'read-group-risk', group: '监测' },
  routes: [
    { path: '/group-risks', component: () => import('./GroupRisksPage.vue'), meta: { permission: 'read-group-risk' } },
    {
      path: '/group-risks/:id(\\d+)',
      component: () => import('./GroupRiskPage.vue'),
      meta: { permission: 'read-group-risk' },
    },
  ],
}
