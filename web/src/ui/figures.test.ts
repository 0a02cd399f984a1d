import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import FigureChart from './FigureChart.vue'
import { watchJob, type Job } from './job'

vi.mock('./figure', () => ({
  draw: () => ({ setOption() {}, on() {}, resize() {}, dispose() {} }),
  optionsOf: () => ({}),
}))

describe('FigureChart', () => {
  it('has the same numbers as a table', async () => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    )
    const data = { labels: ['甲镇'], labelTitle: '乡镇', series: [{ name: '户数', values: [1200] }] }
    const chart = mount(FigureChart, { props: { title: '各乡镇', data } })
    await flushPromises()
    expect(chart.get('table').text()).toContain('甲镇1,200')
    await chart.get('button').trigger('click')
    expect(chart.get('table').classes()).not.toContain('unseen')
  })
})

describe('watchJob', () => {
  const states = ['running', 'running', 'done']
  let events: { readyState: number; close: () => void; news?: () => void }[] = []

  beforeEach(() => {
    vi.useFakeTimers()
    events = []
    class FakeEvents {
      static readonly OPEN = 1
      readyState = 2
      news?: () => void
      constructor() {
        events.push(this)
      }
      addEventListener(_: string, news: () => void) {
        this.news = news
      }
      close() {
        this.readyState = 2
      }
    }
    vi.stubGlobal('EventSource', FakeEvents)
    const left = [...states]
    vi.stubGlobal('fetch', async () => {
      const state = left.shift() ?? 'done'
      return new Response(JSON.stringify({ id: 7, state, fraction: 0.5, stage: '比对' }), {
        headers: { 'Content-Type': 'application/json' },
      })
    })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('asks again while no events come, and ends once', async () => {
    const told: string[] = []
    const over = vi.fn<(job: Job) => void>()
    watchJob(7, (job) => told.push(job.state), over)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told).toEqual(states)
    expect(over).toHaveBeenCalledOnce()
  })
  it('reads the job when an event comes', async () => {
    const told: string[] = []
    const stop = watchJob(
      7,
      (job) => told.push(job.state),
      () => {},
    )
    await vi.advanceTimersByTimeAsync(1)
    events[0]?.news?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(told).toEqual(['running', 'running'])
    stop()
  })
})
