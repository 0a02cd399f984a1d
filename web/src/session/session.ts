// Who is signed in, what is still to be done before work can begin, and what this person may do.
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { api, dataOf, useCsrfToken, type ReplyOf } from '@/api/client'
import { Problem } from '@/api/problem'

type Session = ReplyOf<'readSession'>
type Me = ReplyOf<'readMe'>

// What a page may ask for; the names are the server's.
export type Permission = Session['permissions'][number]

export const useSession = defineStore('session', () => {
  const session = ref<Session>()
  const me = ref<Me>()

  const pending = computed(() => session.value?.pending ?? [])
  const isReady = computed(() => !!session.value && pending.value.length === 0 && !!me.value)
  const isField = computed(() => me.value?.role === 'village' || me.value?.role === 'contact')
  const may = (permission: Permission) => !!session.value?.permissions.includes(permission)

  // Pages wait for this before they ask what may be seen.
  function whenReady(): Promise<void> {
    return new Promise((resolve) => {
      if (isReady.value) return resolve()
      const stop = watch(isReady, () => {
        stop()
        resolve()
      })
    })
  }

  async function take(next: Session) {
    session.value = next
    useCsrfToken(next.csrf_token ?? '')
    if (next.pending.length === 0) me.value = await dataOf(api.GET('/api/v1/me'))
  }

  // At the start of a page: is there a session already?
  async function resume() {
    try {
      await take(await dataOf(api.GET('/api/v1/session')))
    } catch (thrown) {
      if (!(thrown instanceof Problem) || !thrown.isSignedOut) throw thrown
      forget()
    }
  }

  // No signal: the person who was signed in on this device when it was last seen. What is asked of the server then is asked
  // with whatever session the browser still has.
  function assume(kept: { session: Session; me: Me }) {
    session.value = kept.session
    me.value = kept.me
  }

  async function signIn(name: string, password: string) {
    await take(await dataOf(api.POST('/api/v1/session', { body: { name, password } })))
  }
  async function passSecondFactor(code: string) {
    await take(await dataOf(api.POST('/api/v1/session/second-factor', { body: { code } })))
  }
  async function changePassword(current: string, wanted: string) {
    await api.POST('/api/v1/me/password', { body: { current, new: wanted } })
    await resume()
  }
  async function beginSecondFactor() {
    return dataOf(api.POST('/api/v1/me/second-factor'))
  }
  async function confirmSecondFactor(code: string) {
    await api.POST('/api/v1/me/second-factor/confirm', { body: { code } })
    await resume()
  }
  async function dropSecondFactor(code: string) {
    await api.POST('/api/v1/me/second-factor/drop', { body: { code } })
    await resume()
  }
  async function signOut() {
    await api.DELETE('/api/v1/session')
    forget()
  }
  function forget() {
    session.value = undefined
    me.value = undefined
    useCsrfToken('')
  }

  return {
    session,
    me,
    pending,
    isReady,
    isField,
    may,
    whenReady,
    resume,
    assume,
    signIn,
    passSecondFactor,
    changePassword,
    beginSecondFactor,
    confirmSecondFactor,
    dropSecondFactor,
    signOut,
    forget,
  }
})
