// Who waits for a visit: the copy on the phone at once, the server's list when there is a signal.
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import type { KeptDue } from './db'
import { watched } from './signal'
import { dueCopies, fetchDue, fetchForm, fetchSheets, keepDue } from './visit-copies'

export const useMyVisits = defineStore('my-visits', () => {
  const due = shallowRef<KeptDue[]>([])
  const reading = ref(false)
  const hasRead = ref(false)
  const problem = shallowRef<Problem>()

  async function refresh() {
    if (reading.value) return
    reading.value = true
    problem.value = undefined
    try {
      await watched(fetchForm())
      await keepDue(await watched(fetchDue()))
      due.value = await dueCopies()
      hasRead.value = true
      await watched(fetchSheets(due.value))
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      reading.value = false
    }
  }

  async function open() {
    due.value = await dueCopies()
    await refresh()
  }

  return { due, reading, hasRead, problem, open, refresh }
})
