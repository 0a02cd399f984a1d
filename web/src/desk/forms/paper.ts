// A sheet of paper in a window that may be narrower than it. Promise: there it is made smaller as a whole until it fits, and as
// tall as all of its pages, so that the window moves up and down only; on paper nothing changes, for only the frame is scaled.
import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'

export interface Size {
  width: number
  height: number
}
export interface Fit extends Size {
  scale: number
}

// Nothing where the paper has room, or is not there yet.
export function fitOf(room: number, paper: Size | undefined): Fit | undefined {
  if (!paper || room <= 0 || room >= paper.width) return undefined
  return { ...paper, scale: room / paper.width }
}

// The widest page, and all pages one under another.
export function paperOf(document: Document): Size | undefined {
  const widths = [...document.querySelectorAll<HTMLElement>('.sheet')].map((sheet) => sheet.offsetWidth)
  return widths.length > 0 ? { width: Math.max(...widths), height: document.documentElement.offsetHeight } : undefined
}

// `box`: what the frame stands in. `measure` is told of each document that the frame has read.
export function usePaper(box: Readonly<Ref<HTMLElement | null>>) {
  const room = ref(0)
  const paper = shallowRef<Size>()
  const fit = computed(() => fitOf(room.value, paper.value))

  const observer = new ResizeObserver(([entry]) => {
    room.value = entry?.contentRect.width ?? 0
  })
  watch(box, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onBeforeUnmount(() => observer.disconnect())

  function measure(frame: HTMLIFrameElement | null) {
    paper.value = frame?.contentDocument ? paperOf(frame.contentDocument) : undefined
  }
  return { fit, measure }
}
