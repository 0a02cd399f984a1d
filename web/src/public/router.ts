// Few pages, all in the first load. What a family wrote is never in a URL; the village whose notices are read may be, so
// that a code on the village's wall leads there.
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import HomePage from './HomePage.vue'
import LookUpPage from './LookUpPage.vue'
import NoticesPage from './NoticesPage.vue'
import ReceiptPage from './ReceiptPage.vue'
import ReportPage from './ReportPage.vue'
import { firstOpenStep, receipt } from './report'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
  }
}

// A step is open once those before it are filled in: after a reload it begins anew.
function openStep(to: RouteLocationNormalized) {
  const open = firstOpenStep()
  return Number(to.params.step) <= open ? true : `/report/${open}`
}

export const router = createRouter({
  history: createWebHistory('/p/'),
  routes: [
    { path: '/', component: HomePage, meta: { title: '首页' } },
    { path: '/report', redirect: '/report/1' },
    { path: '/report/:step([1-4])', component: ReportPage, meta: { title: '自主申报' }, beforeEnter: openStep },
    {
      path: '/receipt',
      component: ReceiptPage,
      meta: { title: '回执' },
      beforeEnter: () => (receipt.value ? true : '/'),
    },
    { path: '/look-up', component: LookUpPage, meta: { title: '查我家的申报' } },
    { path: '/notices', component: NoticesPage, meta: { title: '村里的公示' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
