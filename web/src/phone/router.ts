// Routes of the phone pages, all below /m/. The pages come in one piece: with no signal none could be fetched.
import { createRouter, createWebHistory } from 'vue-router'
import { useSession, type Permission } from '@/session/session'
import PhoneAccountPage from './account/PhoneAccountPage.vue'
import AnswerPage from './clues/AnswerPage.vue'
import MyCluePage from './clues/MyCluePage.vue'
import MyCluesPage from './clues/MyCluesPage.vue'
import FindHouseholdPage from './household/FindHouseholdPage.vue'
import HouseholdPage from './household/HouseholdPage.vue'
import QueuePage from './queue/QueuePage.vue'
import ReportPage from './report/ReportPage.vue'
import VisitPage from './visits/VisitPage.vue'
import VisitsPage from './visits/VisitsPage.vue'

const needs = (permission: Permission) => ({ meta: { permission } })

export const router = createRouter({
  history: createWebHistory('/m/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', redirect: '/clues' },
    { path: '/clues', component: MyCluesPage, ...needs('read-clues') },
    { path: '/clues/:id(\\d+)', component: MyCluePage, ...needs('read-clues') },
    { path: '/clues/:id(\\d+)/answer', component: AnswerPage, ...needs('answer-clues') },
    { path: '/queue', component: QueuePage },
    { path: '/report', component: ReportPage, ...needs('report-clues') },
    { path: '/households', component: FindHouseholdPage, ...needs('read-registry') },
    { path: '/households/:id(\\d+)', component: HouseholdPage, ...needs('read-registry') },
    { path: '/visits', component: VisitsPage, ...needs('record-visits') },
    { path: '/visits/:id(\\d+)', component: VisitPage, ...needs('record-visits') },
    { path: '/account', component: PhoneAccountPage },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

// The address that was asked for waits until somebody is signed in; whose role has not this page is led to 我的.
router.beforeEach(async (to) => {
  const session = useSession()
  await session.whenReady()
  const { permission } = to.meta
  return !permission || session.may(permission) || { path: '/account', replace: true }
})
