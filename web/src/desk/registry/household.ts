// The register as pages use it: types of the API, words of the contract (src/registry/register_words.h offers the same), titles
// of fields, and what follows from a household's members.
import type { ItemOf, ReplyOf } from '@/api/client'
import { figure, yuan } from '@/format/number'
import type { Tone } from '@/format/words'

export type Household = ReplyOf<'readHousehold'>
export type HouseholdLine = ItemOf<'listHouseholds'>
export type Person = Household['members'][number]
export type Monitored = Household['monitored'][number]
export type Entity = ItemOf<'readHouseholdHistory'>['entity']

export const IN_HOUSEHOLD = '在户'
export const HEAD = '户主'
export const householdTypes = ['一般农户', '脱贫户', '脱贫不享受政策户'] as const
export const residencies = ['常住', '户在人不在', '人在户不在', '空挂户'] as const
export const sexes = ['男', '女'] as const
export const studentStatuses = ['非在校生', '学前教育', '小学', '初中', '高中', '中职', '大专', '本科及以上'] as const
export const labours = ['普通劳动力', '技能劳动力', '弱劳动力或半劳动力', '丧失劳动力', '无劳动力'] as const
export const healths = ['健康', '长期慢性病', '患有大病', '残疾'] as const
export const personStatuses = ['在户', '迁出', '死亡', '服刑', '失踪', '不共享收支'] as const
// What registers write most often; another may be typed.
export const relations = [
  '户主',
  '配偶',
  '之子',
  '之女',
  '之儿媳',
  '之女婿',
  '之孙子',
  '之孙女',
  '之父',
  '之母',
  '之岳父',
  '之岳母',
  '之兄弟姐妹',
  '其他',
] as const

export const entityTitles: Record<string, string> = {
  household: '户信息',
  person: '人员',
  income: '收入',
  monitored: '监测信息',
  measure: '帮扶措施',
  kinship: '亲属关系',
  membership: '曾在户记录',
}
export const fieldTitles: Record<string, string> = {
  household_id: '户编号',
  division_code: '所在村',
  village_group: '村民小组',
  household_type: '户类型',
  phone: '联系电话',
  residency: '居住情况',
  contact_account: '监测联系人',
  name: '姓名',
  id_no: '证件号码',
  id_state: '证件号码状态',
  relation: '与户主关系',
  sex: '性别',
  birth_date: '出生日期',
  student_status: '在校生状况',
  health: '健康状况',
  labour: '劳动技能',
  status: '人员状态',
  since: '起始日期',
  until: '截止日期',
  person: '人员记录号',
  merged_into: '并入的人员记录',
  household: '所在户',
  closed: '是否注销',
  period_end: '收入周期截止',
  wage: '工资性收入',
  business: '生产经营性收入',
  property: '财产性收入',
  transfer: '转移性收入',
  expense: '生产经营性支出',
  category: '监测类别',
  identified_on: '识别时间',
  risks: '致贫返贫风险',
  eliminated_on: '风险消除时间',
  elimination_kind: '消除方式',
  kind: '措施类型',
  started_on: '开始时间',
  amount: '金额',
  relative_id_no: '亲属证件号码',
}
const idStates: Record<string, string> = {
  valid: '有效',
  blank: '没有填',
  precision_lost: '表格里丢了后几位',
  invalid: '不是有效号码',
}
export const idStateText = (state: string) => idStates[state] ?? state

const MONEY = new Set(['wage', 'business', 'property', 'transfer', 'expense', 'amount'])
// A value as the history and differences give it. `place` names a division code.
export function fieldText(name: string, value: unknown, place: (code: string) => string = String): string {
  if (value === null || value === undefined || value === '') return '空'
  if (name === 'closed') return value === 0 || value === '0' || value === false ? '在册' : '已注销'
  if (name === 'division_code') return place(String(value))
  if (name === 'id_state') return idStateText(String(value))
  if (MONEY.has(name) && typeof value === 'number') return `${yuan(value)} 元`
  return name.endsWith('_id') || name === 'person' || name === 'household' ? String(value) : figure(value)
}

export const isMember = (person: Person) => person.status === IN_HOUSEHOLD
export const headOf = (household: { members: readonly Person[] }) =>
  household.members.find((person) => isMember(person) && person.relation === HEAD)
export const membersOf = (household: { members: readonly Person[] }) => household.members.filter(isMember)

const statusTones: Record<string, Tone> = { [IN_HOUSEHOLD]: 'open', 服刑: 'soon', 失踪: 'soon', 不共享收支: 'soon' }
export const statusTone = (status: string): Tone => statusTones[status] ?? 'quiet'

// The monitoring that stands: not eliminated.
export const monitoredNow = (household: { monitored: readonly Monitored[] }) =>
  household.monitored.find(({ eliminated_on }) => !eliminated_on)
export const wasMonitored = (household: { monitored: readonly Monitored[] }) =>
  household.monitored.some(({ eliminated_on }) => eliminated_on)

export const hasLabour = (person: Person) => /^(普通|技能|弱)劳动力/.test(person.labour)
// Let go, and nobody in it works: it keeps its safety net and stays watched (src/statistics/book.h counts them).
export const isWatched = (household: { monitored: readonly Monitored[]; members: readonly Person[] }) =>
  wasMonitored(household) &&
  !monitoredNow(household) &&
  membersOf(household).length > 0 &&
  !membersOf(household).some(hasLabour)

// Years of age at the end of this year, from what the mask leaves of a birth date.
export function ageText(birth: string, today: string): string {
  const year = Number(birth.slice(0, 4))
  const age = Number(today.slice(0, 4)) - year
  return year > 0 && age >= 0 ? `${age} 岁` : ''
}

// Whether somebody must be named head when `leaving` go: a head goes and others stay without one.
export function needsNewHead(members: readonly Person[], leaving: readonly number[]): boolean {
  const goes = (person: Person) => leaving.includes(person.id)
  const staying = members.filter((person) => isMember(person) && !goes(person))
  const headGoes = members.some((person) => isMember(person) && person.relation === HEAD && goes(person))
  return headGoes && staying.length > 0 && !staying.some((person) => person.relation === HEAD)
}
