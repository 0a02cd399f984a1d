import type { Area } from '../areas'

export const clues: Area = {
  menu: { title: '线索', to: '/clues', permission: 'read-clues', group: '监测' },
  routes: [
    { path: '/clues', component: () => import('./CluesPage.vue'), meta: { permission: 'read-clues' } },
    { path: '/clues/:id(\\d+)', component: () => import('./CluePage.vue'), meta: { permission: 'read-clues' } },
  ],
}
