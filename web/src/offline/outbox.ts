// The queue as pages show it, and when it is sent: at once, when the page opens, when the signal is back, and every now and
// then while something waits.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { KeptClue } from './db'
import {
  add,
  alone,
  CHANGED,
  drop,
  itemsOf,
  rewrite,
  sendUpon,
  type AnswerItem,
  type ItemChange,
  type NewItem,
  type QueueItem,
  type VisitItem,
} from './queue'
import { askForSync } from './register'
import { sendAll, type Outcome } from './send'
import { isOff, isSignedOut } from './signal'

const AGAIN_MS = 30_000

export const useOutbox = defineStore('outbox', () => {
  const account = ref(0)
  const items = shallowRef<QueueItem[]>([])
  const sending = ref(false)
  const outcome = ref<Outcome>('done')
  let again: ReturnType<typeof setInterval> | undefined
  let asked = false
  const afterSent = new Set<() => void>()

  const unsent = computed(() => items.value.filter(({ state }) => state !== 'sent'))
  const waiting = computed(() => unsent.value.filter(({ state }) => state === 'waiting'))
  // What only the person can decide.
  const stuck = computed(() => unsent.value.filter(({ state }) => state !== 'waiting'))
  const ofClue = (clue: number) =>
    unsent.value.find((item): item is AnswerItem => item.kind === 'answer' && item.clue === clue)
  const ofVisit = (household: number) =>
    unsent.value.find((item): item is VisitItem => item.kind === 'visit' && item.household === household)

  async function reload() {
    items.value = account.value ? await itemsOf(account.value) : []
  }

  async function open(owner: number) {
    account.value = owner
    await reload()
    if (typeof BroadcastChannel !== 'undefined') new BroadcastChannel(CHANGED).onmessage = () => void reload()
    clearInterval(again)
    again = setInterval(() => {
      if (waiting.value.length > 0 && !isSignedOut.value) void send()
    }, AGAIN_MS)
    await send()
  }

  // Asked for while sending: once more afterwards.
  async function send() {
    asked = true
    if (sending.value || !account.value) return
    sending.value = true
    try {
      while (asked) {
        asked = false
        const before = waiting.value.length
        outcome.value = await sendAll(account.value)
        await reload()
        if (before > 0) heard(outcome.value)
        if (waiting.value.length < before) for (const tell of afterSent) tell()
      }
    } finally {
      sending.value = false
    }
  }

  function heard(result: Outcome) {
    if (result === 'offline') isOff.value = true
    else if (result !== 'later') isOff.value = false
    isSignedOut.value = result === 'signed-out' || result === 'other-account'
  }

  async function put(item: NewItem) {
    await add(item)
    await reload()
    await askForSync()
    void send()
  }

  // While the item is on its way it cannot be changed: false then.
  async function change(run: () => Promise<void>): Promise<boolean> {
    const done = await alone(async () => {
      await run()
      return true
    }, false)
    await reload()
    if (done) void send()
    return done === true
  }
  const edit = (item: QueueItem, next: ItemChange) => change(() => rewrite(item, next))
  const remove = (item: QueueItem) => change(() => drop(item))
  const keepMine = (item: AnswerItem, now: KeptClue) => change(() => sendUpon(item, now))

  function close() {
    clearInterval(again)
    account.value = 0
    items.value = []
  }
  function onSent(tell: () => void) {
    afterSent.add(tell)
    return () => afterSent.delete(tell)
  }

  return {
    ...{ account, items, sending, outcome, unsent, waiting, stuck },
    ...{ ofClue, ofVisit, open, reload, send, put, edit, remove, keepMine, close, onSent },
  }
})
