import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { Job, watchJob } from './job'
import JobProgress from './JobProgress.vue'

const told = vi.hoisted(() => ({}) as { news: Parameters<typeof watchJob>[1]; over: Parameters<typeof watchJob>[2] })
vi.mock('./job', () => ({
  watchJob: (...[, news, over]: Parameters<typeof watchJob>) => {
    Object.assign(told, { news, over })
    return () => undefined
  },
}))

const job = (stage: string, fraction: number) => ({ state: 'running', stage, fraction }) as Job

describe('JobProgress', () => {
  it('says what is being done, what was done before, and that it is over', async () => {
    const progress = mount(JobProgress, { props: { job: 7, steps: true } })
    expect(progress.text()).toContain('排队等待')
    for (const stage of ['读取底册', '套用规则', '套用规则', '登记线索']) told.news(job(stage, 0.5))
    await nextTick()
    expect(progress.findAll('li').map((one) => one.text())).toEqual(['✓ 读取底册', '✓ 套用规则'])
    expect(progress.text()).toContain('登记线索')
    expect(progress.get('progress').attributes('value')).toBe('50')
    told.over(job('完成', 1))
    expect(progress.emitted('over')).toHaveLength(1)
  })
})
