// When the server says that the session has ended: the page stays as it is under a dialog, and goes on after signing in again.
import { ref } from 'vue'
import { onSignedOut } from '@/api/client'
import { useSession } from './session'

export const askingAgain = ref(false)
let waiting: Promise<boolean> | undefined
let settle: ((back: boolean) => void) | undefined

export function watchSession() {
  const session = useSession()
  onSignedOut(() => (session.me ? askAgain() : Promise.resolve(false)))
}
export function askAgain(): Promise<boolean> {
  useSession().session = undefined
  askingAgain.value = true
  waiting ??= new Promise((resolve) => {
    settle = resolve
  })
  return waiting
}
// `back`: the same person signed in again; otherwise the waiting calls end as refused.
export function endAsking(back: boolean) {
  askingAgain.value = false
  settle?.(back)
  settle = undefined
  waiting = undefined
}
