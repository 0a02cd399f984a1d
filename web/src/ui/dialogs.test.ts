import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { LARGEST_UPLOAD } from '@/api/upload'
import { Problem } from '@/api/problem'
import ConfirmAction from './ConfirmAction.vue'
import ExportAction from './ExportAction.vue'
import FormField from './FormField.vue'
import MaskedValue from './MaskedValue.vue'
import { notice } from './notify'
import ReasonAction from './ReasonAction.vue'
import TextField from './TextField.vue'
import UploadDrop, { type UploadEntry } from './UploadDrop.vue'

const global = { stubs: { ElDialog: { props: ['modelValue'], template: '<div v-if="modelValue"><slot /></div>' } } }

afterEach(() => vi.useRealTimers())

describe('ConfirmAction', () => {
  it('says what will happen before it does, and shows what went wrong', async () => {
    const run = vi.fn(() => Promise.reject(new Problem(409, { detail: '已经办结' })))
    const action = mount(ConfirmAction, { props: { text: '办结', title: '办结', will: '办结后不再办理', run }, global })
    await action.get('button').trigger('click')
    expect(action.text()).toContain('办结后不再办理')
    expect(run).not.toHaveBeenCalled()
    await action.get('form').trigger('submit')
    await flushPromises()
    expect(action.get('[role=alert]').text()).toBe('已经办结')
    expect(action.emitted('failed')).toHaveLength(1)
    run.mockImplementation(() => Promise.resolve(undefined as never))
    await action.get('form').trigger('submit')
    await flushPromises()
    expect(action.emitted('done')).toHaveLength(1)
    expect(action.find('form').exists()).toBe(false)
  })
  it('tells its fields what is wrong with them', async () => {
    const errors = [{ where: 'phone', detail: '电话号码应为 7 至 15 位数字' }]
    const run = () => Promise.reject(new Problem(422, { detail: '有内容填得不对', errors }))
    const action = mount(ConfirmAction, {
      props: { text: '更正', title: '更正', will: '将更正 1 项', run },
      slots: { default: () => h(FormField, { label: '联系电话', name: 'phone' }) },
      global,
    })
    await action.get('button').trigger('click')
    await action.get('form').trigger('submit')
    await flushPromises()
    // Said once: at the field.
    expect(action.findAll('[role=alert]').map((one) => one.text())).toEqual(['电话号码应为 7 至 15 位数字'])
  })
  it('is quiet about a field that is being put right, until it is refused again', async () => {
    const errors = [{ where: 'phone', detail: '电话号码应为 7 至 15 位数字' }]
    const run = () => Promise.reject(new Problem(422, { detail: '有内容填得不对', errors }))
    const action = mount(ConfirmAction, {
      props: { text: '更正', title: '更正', will: '将更正 1 项', run },
      slots: { default: () => h(TextField<string>, { label: '联系电话', name: 'phone', modelValue: '1' }) },
      global,
    })
    await action.get('button').trigger('click')
    await action.get('form').trigger('submit')
    await flushPromises()
    expect(action.get('input').attributes('aria-invalid')).toBe('true')
    await action.get('input').trigger('input')
    expect(action.findAll('[role=alert]')).toHaveLength(0)
    expect(action.get('input').attributes('aria-invalid')).toBe('false')
    await action.get('form').trigger('submit')
    await flushPromises()
    expect(action.findAll('[role=alert]')).toHaveLength(1)
  })
})

describe('ReasonAction', () => {
  it('does nothing without a reason, and gives it', async () => {
    const run = vi.fn(() => Promise.resolve())
    const done = vi.fn()
    const props = { text: '撤回', title: '撤回', will: '就此停止', run }
    const action = mount(ReasonAction, { props, attrs: { onDone: done }, global })
    await action.get('button').trigger('click')
    expect(action.get('button[type=submit]').attributes('disabled')).toBeDefined()
    await action.get('textarea').setValue('  搬走了 ')
    await action.get('form').trigger('submit')
    await flushPromises()
    expect(run).toHaveBeenCalledWith('搬走了')
    expect(done).toHaveBeenCalledTimes(1)
  })
})

describe('ExportAction', () => {
  const props = { text: '导出名单', title: '导出名单', will: '将导出全部户' }
  it('takes nothing without a purpose; with one it saves the file under the server’s name', async () => {
    URL.createObjectURL = () => 'blob:1'
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    const headers = { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent('名单.xlsx')}` }
    const run = vi.fn(async () => ({ data: new Blob(['1']), response: new Response(null, { headers }) }))
    const action = mount(ExportAction, { props: { ...props, run }, global })
    await action.get('button').trigger('click')
    await action.get('input').setValue('核对')
    expect(action.get('button[type=submit]').attributes('disabled')).toBeDefined()
    await action.get('input').setValue(' 核对名单 ')
    await action.get('form').trigger('submit')
    await flushPromises()
    expect(run).toHaveBeenCalledWith('核对名单')
    expect(save).toHaveBeenCalledTimes(1)
    expect(notice.value?.text).toBe('已导出：名单.xlsx')
    // The purpose of one export is not that of the next.
    await action.get('button').trigger('click')
    expect(action.get('input').element.value).toBe('')
  })
  it('says why there is no file', async () => {
    const run = () => Promise.reject(new Problem(403, { detail: '没有导出的权限' }))
    const action = mount(ExportAction, { props: { ...props, verb: '下载', run }, global })
    await action.get('button').trigger('click')
    expect(action.get('button[type=submit]').text()).toBe('下载')
    await action.get('input').setValue('核对名单')
    await action.get('form').trigger('submit')
    await flushPromises()
    expect(action.get('[role=alert]').text()).toBe('没有导出的权限')
  })
})

describe('MaskedValue', () => {
  it('shows the whole number for a purpose, for 60 seconds', async () => {
    vi.useFakeTimers()
    const reveal = vi.fn(async () => '530326199001011234')
    const value = mount(MaskedValue, { props: { masked: '530326********1234', label: '证件号', reveal }, global })
    await value.get('button').trigger('click')
    expect(value.get('button[type=submit]').attributes('disabled')).toBeDefined()
    await value.get('input').setValue('入户核实')
    await value.get('form').trigger('submit')
    await flushPromises()
    expect(reveal).toHaveBeenCalledWith('入户核实')
    expect(value.text()).toContain('530326 19900101 1234')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(value.text()).toContain('530326 ******** 1234')
  })
  it('stays masked where nobody may see it', () => {
    expect(
      mount(MaskedValue, { props: { masked: '138****0019', label: '电话' }, global })
        .find('button')
        .exists(),
    ).toBe(false)
  })
})

describe('UploadDrop', () => {
  const drop = (files: File[], send: (file: File) => Promise<string>) => {
    const made = mount(UploadDrop, { props: { label: '拖到这里', send } })
    void made.get('.drop').trigger('drop', { dataTransfer: { files } })
    return made
  }
  it('sends one after the other, each with its own outcome', async () => {
    const send = vi.fn(async (file: File) => {
      if (file.name === 'b.csv') throw new Problem(422, { detail: '不是表格' })
      return '收到 3 行'
    })
    const made = drop([new File(['1'], 'a.csv'), new File(['2'], 'b.csv'), new File(['3'], 'c.csv')], send)
    await flushPromises()
    expect(made.findAll('li').map((one) => one.text())).toEqual(['a.csv收到 3 行', 'b.csv不是表格', 'c.csv收到 3 行'])
    expect(made.emitted('done')).toHaveLength(1)
  })
  it('refuses what is too large before sending a byte', async () => {
    const large = new File(['1'], 'large.xlsx')
    Object.defineProperty(large, 'size', { value: LARGEST_UPLOAD + 1 })
    const send = vi.fn(async () => '')
    const made = drop([large], send)
    await flushPromises()
    expect(send).not.toHaveBeenCalled()
    expect(made.text()).toContain('超过 200 MB')
  })
  it('holds files until it is told to send them', async () => {
    const send = vi.fn(async () => '收到')
    const made = mount(UploadDrop, {
      props: { label: '拖到这里', hold: true, send },
      slots: { entry: ({ entry }: { entry: UploadEntry }) => h('em', entry.state) },
    })
    await made
      .get('.drop')
      .trigger('drop', { dataTransfer: { files: [new File(['1'], 'a.csv'), new File(['2'], 'b.csv')] } })
    expect(made.emitted('taken')).toHaveLength(1)
    expect(made.findAll('em').map((one) => one.text())).toEqual(['held', 'held'])
    made.vm.remove(made.vm.entries[0]!.id)
    await made.vm.start()
    expect(send).toHaveBeenCalledTimes(1)
    expect(made.findAll('li').map((one) => one.text())).toEqual(['b.csv收到done'])
  })
})
