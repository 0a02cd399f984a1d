// Routes of the desk. What the role may not see is not shown in the menu, and says so when a link leads there.
import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from '@/session/session'
import { areas } from './areas'

declare module 'vue-router' {
  interface RouteMeta {
    permission?: string
  }
}

// The first area that the signed-in person may see.
export function homePath(): string {
  const { may } = useSession()
  return areas.find(({ menu }) => menu && may(menu.permission))?.menu?.to ?? '/account'
}

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', redirect: () => homePath() },
    ...areas.flatMap((area) => area.routes),
    { path: '/no-permission', component: () => import('./shell/NoPermissionPage.vue') },
    { path: '/:rest(.*)*', component: () => import('./shell/NotFoundPage.vue') },
  ],
})

router.beforeEach((to) => {
  const { permission } = to.meta
  if (permission && !useSession().may(permission)) return { path: '/no-permission', replace: true }
  return true
})
