// Is there a signal? What the browser says only counts when it says no; whether the server answers is what was seen last.
import { ref } from 'vue'
import { asProblem } from '@/api/problem'

export const isOff = ref(typeof navigator !== 'undefined' && navigator.onLine === false)
// The server is there, but does not know this person any more.
export const isSignedOut = ref(false)

// Follows a call and keeps what it tells about the signal.
export async function watched<T>(call: Promise<T>): Promise<T> {
  try {
    const reply = await call
    isOff.value = false
    return reply
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.status >= 0) isOff.value = problem.isOffline
    if (problem.isSignedOut) isSignedOut.value = true
    throw thrown
  }
}

// `back` when the browser says that the network is there again: worth a try.
export function watchSignal(back: () => void) {
  window.addEventListener('offline', () => {
    isOff.value = true
  })
  window.addEventListener('online', back)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') back()
  })
}
