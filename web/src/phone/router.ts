// Routes of the phone pages, all below /m/.
import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from '@/session/session'

export const router = createRouter({
  history: createWebHistory('/m/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', redirect: () => (useSession().may('read-clues') ? '/clues' : '/account') },
    { path: '/clues', component: () => import('./clues/MyCluesPage.vue') },
    { path: '/clues/:id(\\d+)', component: () => import('./clues/MyCluePage.vue') },
    { path: '/account', component: () => import('./account/PhoneAccountPage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
