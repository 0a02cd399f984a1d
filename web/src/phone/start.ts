// Who is there when the page opens. With a signal the server says so; without, or when it takes long, the page opens for the
// person who was signed in on this phone last, on their copy, and the answer is taken when it comes.
import { asProblem } from '@/api/problem'
import type { Who } from '@/offline/db'
import { isOff, isSignedOut, watched } from '@/offline/signal'
import { lastPerson } from '@/offline/who'
import { useSession } from '@/session/session'

const PATIENCE_MS = 2500

export async function findPerson() {
  const session = useSession()
  // A browser that keeps nothing (private mode) still works with a signal.
  const last = await lastPerson().catch(() => undefined)
  let late = false
  const asked = watched(session.resume()).then(
    () => late && last && settle(last),
    (thrown) => {
      if (asProblem(thrown).isOffline) isOff.value = true
      if (last) assume(last)
    },
  )
  if (!last) return asked
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  if (session.session) return
  // No answer yet; one that says that nobody is signed in has been taken by resume().
  if (await isPending(asked)) {
    late = true
    assume(last)
  }
}

export function assume({ me, permissions }: Who) {
  useSession().assume({ me, session: { name: me.name, pending: [], permissions, ends_at: '' } })
}

// The server's answer came after the page was opened for `last`.
function settle(last: Who) {
  const session = useSession()
  if (session.me && session.me.id !== last.me.id) return location.reload()
  if (session.isReady) return
  assume(last)
  isSignedOut.value = true
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const still = Symbol('pending')
  return (await Promise.race([promise, Promise.resolve(still)])) === still
}
