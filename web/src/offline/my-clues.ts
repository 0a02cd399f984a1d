// What waits for me: the copy on the phone at once, the server's list when there is a signal.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import type { KeptClue } from './db'
import { clueCopies, fetchClues, fetchFamilies, keepClues } from './kept'
import { watched } from './signal'
import { lastPerson } from './who'

export const useMyClues = defineStore('my-clues', () => {
  const clues = shallowRef<KeptClue[]>([])
  const readAt = ref(0)
  const reading = ref(false)
  const problem = shallowRef<Problem>()
  const overdue = computed(() => clues.value.filter((clue) => clue.overdue).length)

  async function fromPhone() {
    clues.value = await clueCopies()
    readAt.value = (await lastPerson())?.read_at ?? 0
  }

  async function refresh() {
    if (reading.value) return
    reading.value = true
    problem.value = undefined
    try {
      await keepClues(await watched(fetchClues()))
      await fromPhone()
      await fetchFamilies(clues.value)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      reading.value = false
    }
  }

  async function open() {
    await fromPhone()
    await refresh()
  }

  return { clues, readAt, reading, problem, overdue, open, refresh, fromPhone }
})
