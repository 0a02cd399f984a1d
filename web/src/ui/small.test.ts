import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { Problem } from '@/api/problem'
import DueTag from './DueTag.vue'
import EmptyState from './EmptyState.vue'
import ErrorState from './ErrorState.vue'
import FormField from './FormField.vue'
import FormPanel from './FormPanel.vue'
import NumberLink from './NumberLink.vue'
import { dismiss, notice, sayDone } from './notify'
import PageHead from './PageHead.vue'
import { isPurpose } from './purpose'
import PageTurn from './PageTurn.vue'
import ReadSheet from './ReadSheet.vue'
import StatusTag from './StatusTag.vue'
import SumLine from './SumLine.vue'
import Timeline from './Timeline.vue'
import UndoToast from './UndoToast.vue'
import UrlTabs from './UrlTabs.vue'

const router = () => {
  const made = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<p />' } }],
  })
  return made
}
const settled = async () => {
  for (let i = 0; i < 5; ++i) await Promise.resolve()
}

describe('DueTag', () => {
  it.each([
    ['2022-05-28', '逾期 3 天', 'act'],
    ['2022-05-31', '今天到期', 'soon'],
    ['2022-06-02', '还剩 2 天', 'soon'],
    ['2022-06-10', '还剩 10 天', 'calm'],
  ])('%s', (due, text, tone) => {
    const tag = mount(DueTag, { props: { due, now: '2022-05-31' } })
    expect(tag.text()).toBe(text)
    expect(tag.classes()).toContain(tone)
  })
  it('is nothing without a day', () => {
    expect(mount(DueTag, { props: { due: null } }).text()).toBe('')
  })
})

describe('StatusTag, EmptyState, PageHead, Timeline', () => {
  it('say what they are given', () => {
    expect(mount(StatusTag, { props: { tone: 'act', text: '已上报' } }).text()).toBe('已上报')
    expect(mount(EmptyState, { props: { title: '没有', note: '以后会有' } }).text()).toBe('没有以后会有')
    mount(PageHead, { props: { title: '线索' }, global: { plugins: [router()] } })
    expect(document.title).toBe('线索 · 守望')
    const entries = [{ key: 1, at: '2022-05-31T09:00:00+08:00', title: '下发', by: '县', lines: ['期限 2022-06-05'] }]
    const text = mount(Timeline, { props: { entries }, global: { plugins: [router()] } }).text()
    for (const part of ['2022-05-31 09:00', '下发', '县', '期限 2022-06-05']) expect(text).toContain(part)
  })
  it('a timeline leads to what an entry is about, and has room for what can be done', () => {
    const timeline = mount(Timeline, {
      props: { entries: [{ key: 7, at: null, title: '线索', to: '/clues/7' }] },
      slots: { beside: ({ entry }: { entry: { key: string | number } }) => `撤销 ${entry.key}` },
      global: { plugins: [router()] },
    })
    expect(timeline.get('a').attributes('href')).toBe('/clues/7')
    expect(timeline.text()).toContain('撤销 7')
  })
})

describe('ErrorState', () => {
  it('offers to try again, but not what is forbidden', async () => {
    const offline = mount(ErrorState, { props: { problem: new Problem(0, { hint: '请检查网络' }) } })
    expect(offline.text()).toContain('连不上服务器')
    await offline.get('button').trigger('click')
    expect(offline.emitted('retry')).toHaveLength(1)
    const forbidden = mount(ErrorState, { props: { problem: new Problem(403, { detail: '不能办理' }) } })
    expect(forbidden.find('button').exists()).toBe(false)
  })
})

describe('NumberLink', () => {
  it('leads to the list, unless there is nothing', () => {
    const global = { plugins: [router()] }
    const some = mount(NumberLink, { props: { value: 1200, to: '/clues', label: '逾期' }, global })
    expect(some.get('a').text()).toBe('1,200')
    expect(
      mount(NumberLink, { props: { value: 0, to: '/clues', label: '逾期' }, global })
        .find('a')
        .exists(),
    ).toBe(false)
  })
})

describe('FormPanel and FormField', () => {
  const form = (run: () => Promise<void>) =>
    mount(
      {
        components: { FormPanel, FormField },
        setup: () => ({ run }),
        template: `<FormPanel submit="保存" :run="run"><FormField v-slot="f" label="期限" name="due_on">
          <input :id="f.id" name="due_on" :aria-invalid="f.invalid" :aria-describedby="f.described" /></FormField></FormPanel>`,
      },
      { attachTo: document.body },
    )
  it('names its control, places the fault at it, and does not run twice', async () => {
    let end = () => {}
    const run = vi.fn(
      () =>
        new Promise<void>((_, reject) => (end = () => reject(new Problem(422, { detail: '不对', where: '/due_on' })))),
    )
    const panel = form(run)
    expect(panel.get('label').attributes('for')).toBe(panel.get('input').attributes('id'))
    await panel.get('form').trigger('submit')
    await panel.get('form').trigger('submit')
    expect(run).toHaveBeenCalledTimes(1)
    end()
    await settled()
    expect(panel.get('input').attributes('aria-invalid')).toBe('true')
    expect(panel.findAll('[role=alert]').map((one) => one.text())).toEqual(['不对'])
  })
  it('says above the button what belongs to no field', async () => {
    const panel = form(() => Promise.reject(new Problem(409, { detail: '别人改过了', hint: '请重新打开' })))
    await panel.get('form').trigger('submit')
    await settled()
    expect(panel.get('[role=alert]').text()).toBe('别人改过了。请重新打开')
  })
})

describe('UndoToast', () => {
  it('says what was done and takes it back', async () => {
    const undo = vi.fn(() => Promise.resolve())
    const toast = mount(UndoToast)
    sayDone('已合并', undo)
    await settled()
    expect(toast.text()).toContain('已合并')
    await toast.get('button').trigger('click')
    await settled()
    expect(undo).toHaveBeenCalledOnce()
    expect(toast.text()).toContain('已撤销')
    dismiss()
    expect(notice.value).toBeUndefined()
  })
})

describe('UrlTabs', () => {
  it('keeps the choice in the URL and follows the arrows', async () => {
    const plugin = router()
    await plugin.push('/x?tab=b')
    const tabs = mount(UrlTabs, {
      props: {
        label: '页',
        tabs: [
          { name: 'a', title: '甲' },
          { name: 'b', title: '乙' },
        ],
      },
      slots: { a: 'A', b: 'B' },
      global: { plugins: [plugin] },
      attachTo: document.body,
    })
    expect(tabs.get('[role=tabpanel]').text()).toBe('B')
    await tabs.get('[aria-selected=true]').trigger('keydown.right')
    await vi.waitFor(() => expect(plugin.currentRoute.value.query.tab).toBeUndefined())
    expect(tabs.get('[role=tabpanel]').text()).toBe('A')
  })
})

describe('a purpose', () => {
  it('has 4 to 200 characters', () => {
    expect(isPurpose(' 核实 ')).toBe(false)
    expect(isPurpose('入户核实')).toBe(true)
    expect(isPurpose('长'.repeat(201))).toBe(false)
  })
})

describe('ReadSheet', () => {
  const sheet = (props: { problem?: Problem; isRead: boolean }) =>
    mount(ReadSheet, { props: { title: '部门报送', ...props }, slots: { default: () => '都交齐了。' } })
  it('says that it is being read, then shows what was read', async () => {
    const made = sheet({ isRead: false })
    expect(made.get('[role=status]').text()).toBe('正在读取…')
    expect(made.text()).not.toContain('都交齐了')
    await made.setProps({ isRead: true })
    expect(made.get('.sheet-body').text()).toBe('都交齐了。')
    expect(made.attributes('aria-label')).toBe('部门报送')
  })
  it('says what is wrong instead of what stood there, and reads again', async () => {
    const made = sheet({ isRead: true, problem: new Problem(500, { detail: '数据库正忙' }) })
    expect(made.text()).toContain('数据库正忙')
    expect(made.text()).not.toContain('都交齐了')
    await made.get('button').trigger('click')
    expect(made.emitted('retry')).toHaveLength(1)
  })
})

describe('SumLine', () => {
  it('leads from each figure to its part of the list, and not from none', () => {
    const sums = [
      { title: '待实施', name: '措施待实施', value: 2, to: '/help-measures?state=posted', unit: '项' },
      { title: '没有计划', value: 0, to: '/help?plan=false', act: true },
    ]
    const line = mount(SumLine, { props: { label: '帮扶汇总', sums }, global: { plugins: [router()] } })
    expect(line.findAll('a').map((one) => one.attributes('aria-label'))).toEqual(['措施待实施：2'])
    expect(line.findAll('dd').map((one) => one.text())).toEqual(['2\u00a0项', '0'])
  })
})

describe('PageTurn', () => {
  it('leads on and back, and is nothing where there is one page', async () => {
    const turn = mount(PageTurn, { props: { page: 1, more: false, loading: false } })
    expect(turn.find('footer').exists()).toBe(false)
    await turn.setProps({ more: true })
    const disabled = () => turn.findAll('button').map((one) => one.attributes('disabled') !== undefined)
    expect(disabled()).toEqual([true, false])
    await turn.findAll('button')[1]?.trigger('click')
    expect(turn.emitted('forward')).toHaveLength(1)
    await turn.setProps({ page: 2, more: false })
    expect(disabled()).toEqual([false, true])
    await turn.setProps({ loading: true })
    expect(disabled()).toEqual([true, true])
  })
})
