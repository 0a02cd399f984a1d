import type { Area } from '../areas'

const permission = 'read-cases'
const group = '帮扶'

export const help: Area = {
  menu: { title: '帮扶计划', to: '/help', permission, group },
  routes: [
    { path: '/help', component: () => import('./HelpPage.vue'), meta: { permission } },
    { path: '/help/:id(\\d+)', component: () => import('./PlanPage.vue'), meta: { permission } },
  ],
}

export const helpMeasures: Area = {
  menu: { title: '措施办理', to: '/help-measures', permission, group },
  routes: [{ path: '/help-measures', component: () => import('./MeasuresPage.vue'), meta: { permission } }],
}

export const helpReviews: Area = {
  menu: { title: '帮扶回头看', to: '/help-reviews', permission, group },
  routes: [{ path: '/help-reviews', component: () => import('./ReviewsPage.vue'), meta: { permission } }],
}
