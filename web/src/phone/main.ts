import './phone.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { startWorker } from '@/offline/register'
import { watchSession } from '@/session/signed-out'
import PhoneApp from './PhoneApp.vue'
import { router } from './router'
import { findPerson } from './start'

// The router begins once it is known who is there: its guards ask for permissions. A server that cannot be reached shows
// the copy on the phone or, when there is none, the sign-in page, which says so.
async function start() {
  const app = createApp(PhoneApp)
  app.use(createPinia())
  watchSession()
  await findPerson()
  app.use(router)
  app.mount('#app')
  await startWorker()
}
void start()
