// Warnings of group risk 规模性返贫, as pages say them.
import type { ItemOf } from '@/api/client'
import { count } from '@/format/number'

export type GroupRisk = ItemOf<'listGroupRisks'>

const PERCENT = 100

// 13 户（当地 28 户的 46%）
export function sizeText({ households, of_households }: GroupRisk): string {
  if (!of_households) return `${count(households)} 户`
  const share = Math.round((households * PERCENT) / of_households)
  return `${count(households)} 户（当地 ${count(of_households)} 户的 ${share}%）`
}

export function limitText({ limit_households, limit_percent }: GroupRisk): string {
  if (limit_households) return `满 ${count(limit_households)} 户预警`
  return limit_percent ? `满 ${limit_percent}% 预警` : ''
}
