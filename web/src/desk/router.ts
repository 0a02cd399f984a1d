// Routes of the desk. What the role may not see is not shown in the menu, and says so when a link leads there.
import { createRouter, createWebHistory } from 'vue-router'
import { useSession, type Permission } from '@/session/session'
import { areas } from './areas'

declare module 'vue-router' {
  interface RouteMeta {
    permission?: Permission
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
    { path: '/', component: () => import('./shell/NotFoundPage.vue') },
    ...areas.flatMap((area) => area.routes),
    { path: '/no-permission', component: () => import('./shell/NoPermissionPage.vue') },
    { path: '/:rest(.*)*', component: () => import('./shell/NotFoundPage.vue') },
  ],
})

// Nobody gets anywhere before signing in: the address that was asked for waits until then.
router.beforeEach(async (to) => {
  const session = useSession()
  await session.whenReady()
  if (to.path === '/') return { path: homePath(), replace: true }
  const { permission } = to.meta
  return !permission || session.may(permission) || { path: '/no-permission', replace: true }
})
