import type { Area } from '../areas'

export const account: Area = {
  routes: [{ path: '/account', component: () => import('./AccountPage.vue') }],
}
