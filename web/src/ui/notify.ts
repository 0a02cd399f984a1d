// Short messages at the edge of the page: what was done, with a way back where there is one. One shown at a time.
import { shallowRef } from 'vue'

export interface Notice {
  text: string
  tone: 'done' | 'problem'
  undo?: () => Promise<void>
}
export const notice = shallowRef<Notice>()

const SHOWN_MS = 8000
let fading: ReturnType<typeof setTimeout> | undefined

function show(next: Notice) {
  clearTimeout(fading)
  notice.value = next
  fading = setTimeout(dismiss, SHOWN_MS)
}
export function dismiss() {
  clearTimeout(fading)
  notice.value = undefined
}
export const sayDone = (text: string, undo?: () => Promise<void>) => show({ text, tone: 'done', undo })
export const sayProblem = (text: string) => show({ text, tone: 'problem' })
