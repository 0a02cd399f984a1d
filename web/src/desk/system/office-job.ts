// A job that an officer asks for and waits for: backup, verification of the data, change of keys. The latest of its kind, and
// what came of it.
import { computed, shallowRef } from 'vue'
import { api, dataOf, type ItemOf } from '@/api/client'
import { count } from '@/format/number'

export type Job = ItemOf<'listJobs'>

export const jobKinds: Record<Job['kind'], string> = {
  run: '比对',
  backup: '备份',
  verification: '检查数据',
  'key-rotation': '更换密钥',
  daily: '每日例行',
}
export const isUnderWay = (job: Job | undefined) => job?.state === 'queued' || job?.state === 'running'

export function useOfficeJob(kind: Job['kind']) {
  const latest = shallowRef<Job>()
  const underWay = computed(() => (isUnderWay(latest.value) ? latest.value : undefined))
  const over = computed(() => (isUnderWay(latest.value) ? undefined : latest.value))

  async function read() {
    const { items } = await dataOf(api.GET('/api/v1/jobs', { params: { query: { limit: 200 } } }))
    latest.value = items.find((job) => job.kind === kind)
  }
  const asked = (job: Job) => {
    latest.value = job
  }
  return { latest, underWay, over, read, asked }
}

export function resultText(job: Job): string {
  const { result } = job
  if (job.state !== 'done' || !result) return job.reason
  if ('removed' in result) {
    const gone = result.removed.length > 0 ? `；删去旧备份 ${count(result.removed.length)} 份` : ''
    return `备份 ${count(result.rows)} 行、${count(result.files)} 个文件${gone}`
  }
  if ('faults' in result) {
    return result.intact ? `完好，查了 ${count(result.rows)} 行` : `有 ${count(result.faults.length)} 处问题`
  }
  if ('values' in result)
    return `第 ${result.version} 把密钥，重新加密 ${count(result.values)} 项内容、${count(result.files)} 个文件`
  const { clues_escalated, cases_told, group_risks, accounts_disabled } = result
  return `上报逾期线索 ${clues_escalated} 条、逾期办理件 ${cases_told} 件，新预警 ${group_risks} 个，停用久未使用的账号 ${accounts_disabled} 个`
}
