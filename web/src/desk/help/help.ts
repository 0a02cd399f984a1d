// Help in words: states of measures, warnings, and what happened to a plan.
import type { ItemOf, ReplyOf } from '@/api/client'
import type { Tone } from '@/format/words'

export type HouseholdHelp = ReplyOf<'readHouseholdHelp'>
export type Helped = ItemOf<'listHelpHouseholds'>
export type Measure = HouseholdHelp['measures'][number]
export type MeasureState = Measure['state']
export type Warning = Helped['warnings'][number]
export type Suggestion = HouseholdHelp['suggestions'][number]
export type Choices = ReplyOf<'readHelpChoices'>

export const measureStates: Record<MeasureState, { text: string; tone: Tone }> = {
  planned: { text: '待公示', tone: 'open' },
  posted: { text: '待实施', tone: 'open' },
  carried: { text: '待核查', tone: 'soon' },
  checked: { text: '已核查', tone: 'done' },
  cancelled: { text: '已取消', tone: 'quiet' },
}

const actions: Record<HouseholdHelp['events'][number]['action'], string> = {
  add: '列入计划',
  revise: '修改',
  post: '已公示',
  carry: '登记实施',
  check: '核查通过',
  send_back: '核查不符，退回',
  cancel: '取消',
}
export const actionText = (action: HouseholdHelp['events'][number]['action']) => actions[action]

export const warningKinds: Record<Warning['kind'], string> = {
  risk_without_measure: '有风险没有对应的措施',
  only_safety_net: '有劳动力，只有兜底保障',
  many_measures: '一项风险的措施过多',
}
export function warningText(warning: Warning): string {
  if (warning.kind === 'risk_without_measure') return `“${warning.risk}”还没有对应的措施`
  if (warning.kind === 'many_measures') return `“${warning.risk}”已有 ${warning.measures} 项措施，请看是否重复`
  return '家中有劳动力，却只有兜底保障，应有产业、就业等措施'
}

// What answers each risk: measures of the plan, and kinds of the register that no plan brought.
export interface RiskRow {
  risk: string
  measures: Measure[]
  registered: HouseholdHelp['registered']
  warnings: Warning[]
}
export function riskRows(help: HouseholdHelp, choices: Choices): RiskRow[] {
  const answers = (kind: string, risk: string) =>
    choices.kinds.find(({ name }) => name === kind)?.risks.includes(risk) ?? false
  return (help.helped?.risks ?? []).map((risk) => ({
    risk,
    measures: help.measures.filter((measure) => measure.risks.includes(risk)),
    registered: help.registered.filter(({ kind }) => answers(kind, risk)),
    warnings: help.helped?.warnings.filter((warning) => warning.risk === risk) ?? [],
  }))
}
// Measures that answer none of the household's risks any more, or never named one.
export const otherMeasures = (help: HouseholdHelp) =>
  help.measures.filter(({ risks }) => !risks.some((risk) => help.helped?.risks.includes(risk)))

export const departmentTitle = (choices: Choices | undefined, name: string) =>
  choices?.departments.find((one) => one.name === name)?.title ?? name
