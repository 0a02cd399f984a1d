import type { Area } from '../areas'

const permission = 'read-registry'

export const forms: Area = {
  menu: { title: '空白表格', to: '/forms', permission, group: '底册' },
  routes: [
    { path: '/forms', component: () => import('./FormsPage.vue'), meta: { permission } },
    { path: '/forms/:form', component: () => import('./FormPage.vue'), meta: { permission } },
  ],
}
