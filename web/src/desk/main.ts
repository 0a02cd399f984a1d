import '@/style/base.css'
import '@/style/desk.css'
import '@/style/element.css'
import '@/style/print.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { useSession } from '@/session/session'
import { watchSession } from '@/session/signed-out'
import DeskApp from './DeskApp.vue'
import { router } from './router'

// The router begins once it is known who is there: its guards ask for permissions. A server that cannot be reached shows
// the sign-in page, which says so.
async function start() {
  const app = createApp(DeskApp)
  app.use(createPinia())
  watchSession()
  await useSession()
    .resume()
    .catch(() => undefined)
  app.use(router)
  app.mount('#app')
}
void start()
