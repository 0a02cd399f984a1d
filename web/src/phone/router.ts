// Routes of the phone pages, all below /m/.
import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from '@/session/session'

export const router = createRouter({
  history: createWebHistory('/m/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', redirect: '/clues' },
    { path: '/clues', component: () => import('./clues/MyCluesPage.vue') },
    { path: '/clues/:id(\\d+)', component: () => import('./clues/MyCluePage.vue') },
    { path: '/account', component: () => import('./account/PhoneAccountPage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

// The address that was asked for waits until somebody is signed in; whose role has no clues is led to 我的.
router.beforeEach(async (to) => {
  const session = useSession()
  await session.whenReady()
  return session.may('read-clues') || to.path === '/account' || { path: '/account', replace: true }
})
