// 防返贫保险: what its pages have in common.
import type { BodyOf, ItemOf, ReplyOf } from '@/api/client'
import { yuan } from '@/format/number'

export type Policy = ItemOf<'listInsurancePolicies'>
export type PolicyDetail = ReplyOf<'readInsurancePolicy'>
export type Insured = ItemOf<'listInsured'>
export type Claim = ItemOf<'listInsuranceClaims'>
export type Premium = ItemOf<'listPremiums'>
export type Totals = ReplyOf<'readInsuranceTotals'>
export type Contract = BodyOf<'addInsurancePolicy'>
export type Cover = Contract['covers'][number]

export const covers: Record<Cover, string> = {
  lifted: '脱贫人口',
  unstable: '脱贫不稳定户',
  borderline: '边缘易致贫户',
  sudden: '突发严重困难户',
}
export const coversText = (policy: { covers: readonly Cover[] }) => policy.covers.map((one) => covers[one]).join('、')
export const payersText = (policy: { payers: readonly { who: string; share: number }[] }) =>
  policy.payers.map(({ who, share }) => `${who} ${yuan(share)} 元`).join('，')

export const claimStates = [
  { value: 'open', text: '待赔付', tone: 'open' },
  { value: 'paid', text: '已赔付', tone: 'done' },
  { value: 'refused', text: '拒赔', tone: 'quiet' },
  { value: 'withdrawn', text: '已撤回', tone: 'quiet' },
] as const
export const toneOf = (state: string) => claimStates.find(({ value }) => value === state)?.tone ?? 'quiet'

// 分 of what was typed as 元: at most two decimals, separators allowed; nothing for anything else.
export function centsOf(text: string): number | undefined {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ''))
  if (!found) return undefined
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
// What centsOf() reads back.
export const yuanText = (cents: number) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2))

// 2500 → 25.00%
export const ratioText = (ratio: number | null | undefined) =>
  ratio === null || ratio === undefined ? '' : `${(ratio / 100).toFixed(2)}%`

// A contract as it is typed.
export interface Draft {
  year: string
  title: string
  insurer: string
  basis: string
  covers: Cover[]
  starts_on: string
  ends_on: string
  premium: string
  payers: { who: string; share: string }[]
}

export const newDraft = (year: number): Draft => ({
  year: String(year),
  title: `${year}年防贫保险`,
  insurer: '',
  basis: '',
  covers: ['lifted', 'borderline'],
  starts_on: `${year}-01-01`,
  ends_on: `${year}-12-31`,
  premium: '',
  payers: [{ who: '县财政', share: '' }],
})
export const draftOf = (policy: Policy): Draft => ({
  ...policy,
  year: String(policy.year),
  covers: [...policy.covers],
  premium: yuanText(policy.premium),
  payers: policy.payers.map(({ who, share }) => ({ who, share: yuanText(share) })),
})

// What is still to be written before it can be sent; blank: nothing.
export function missingIn(draft: Draft): string {
  if (!/^20\d\d$/.test(draft.year)) return '请填写年份'
  if (draft.covers.length === 0) return '请选择参保对象'
  const premium = centsOf(draft.premium)
  if (premium === undefined) return '请填写每人保费'
  const shares = draft.payers.map(({ share }) => centsOf(share))
  if (shares.includes(undefined)) return '请填写各方出多少'
  const sum = shares.reduce<number>((all, one) => all + (one ?? 0), 0)
  return sum === premium ? '' : `各方合计 ${yuan(sum)} 元，应等于每人保费 ${yuan(premium)} 元`
}
export const contractOf = (draft: Draft): Contract => ({
  ...draft,
  year: Number(draft.year),
  premium: centsOf(draft.premium) ?? 0,
  payers: draft.payers.map(({ who, share }) => ({ who: who.trim(), share: centsOf(share) ?? 0 })),
})
