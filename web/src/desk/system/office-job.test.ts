import { describe, expect, it } from 'vitest'
import { isUnderWay, resultText, type Job } from './office-job'

const job = (more: Partial<Job>): Job => ({
  id: 1,
  kind: 'backup',
  object: null,
  state: 'done',
  stage: '',
  fraction: 1,
  reason: '',
  by: 'sysadmin',
  by_name: '系统管理员',
  asked_at: '2022-05-31T08:00:00.000+08:00',
  started_at: null,
  finished_at: null,
  result: null,
  ...more,
})

describe('what came of a job', () => {
  it('says a backup and what it removed', () => {
    const result = { name: 'a', bytes: 1, tables: 2, rows: 20, files: 1, removed: ['b'] }
    expect(resultText(job({ result }))).toBe('备份 20 行、1 个文件；删去旧备份 1 份')
  })
  it('says a verification, whole or not', () => {
    const whole = { intact: true, rows: 20, sealed_values: 3, old_key_values: 0, files: 1, faults: [] }
    expect(resultText(job({ kind: 'verification', result: whole }))).toBe('完好，查了 20 行')
    const faults = [{ what: '缺文件', where: 'upload/7', hint: '' }]
    expect(resultText(job({ kind: 'verification', result: { ...whole, intact: false, faults } }))).toBe('有 1 处问题')
  })
  it('says a change of keys', () => {
    expect(resultText(job({ kind: 'key-rotation', result: { version: 2, values: 7, files: 1 } }))).toBe(
      '第 2 把密钥，重新加密 7 项内容、1 个文件',
    )
  })
  it('says why it failed', () => {
    expect(resultText(job({ state: 'failed', reason: '磁盘满了' }))).toBe('磁盘满了')
  })
  it('knows what goes on', () => {
    expect(isUnderWay(job({ state: 'queued' }))).toBe(true)
    expect(isUnderWay(job({ state: 'failed' }))).toBe(false)
    expect(isUnderWay(undefined)).toBe(false)
  })
})
