// What can be turned in a what-if, how far, and what the server is asked.
import type { ReplyOf } from '@/api/client'
import type { FigureData } from '@/ui/figure-data'
import { caseText, valuesOn, type PolicyDetail } from './policy'

export type Simulation = ReplyOf<'simulate'>

// One standard, or one case of it. `name` is what the server calls it: bottom_line, medical_line.lifted.
export interface Knob {
  name: string
  title: string
  unit: string
  value: number // on the day of the comparison
  inRules: boolean // a rule names it; others count only by way of facts, or not at all
  parameter: string
  case?: string // nothing: every case at once
}
export interface Range {
  from: number
  to: number
  step: number
}

export function knobsOf(pack: PolicyDetail, day: string): Knob[] {
  const knobs: Knob[] = []
  for (const parameter of pack.parameters) {
    const word = new RegExp(`\\b${parameter.name}\\b`)
    const inRules = pack.rules.some((rule) => word.test(rule.when))
    const values = valuesOn(parameter, day)
    for (const { case: name, value } of values) {
      // Set without a case, a standard is the same for everybody: the value for all others cannot be turned alone.
      const isForAll = !name && values.length > 1
      const who = isForAll ? '所有情形都用这个数' : caseText(pack, parameter, name)
      knobs.push({
        name: name ? `${parameter.name}.${name}` : parameter.name,
        title: who ? `${parameter.title}（${who}）` : parameter.title,
        unit: parameter.unit,
        value: Number(value),
        inRules,
        parameter: parameter.name,
        case: isForAll ? undefined : name,
      })
    }
  }
  return knobs.filter(({ value }) => Number.isFinite(value)).sort((a, b) => Number(b.inRules) - Number(a.inRules))
}

// From nothing to double, in steps that a person would take: 100 of 6 000, 1 of 4.
export function rangeOf({ value }: Knob): Range {
  const size = Math.max(1, Math.abs(value))
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(size)) - 1))
  return { from: 0, to: Math.max(10 * step, Math.ceil((2 * size) / step) * step), step }
}

// As the server wants them; a standard that is back at its own value is not set.
export const settingsOf = (knobs: readonly Knob[], set: Readonly<Record<string, number>>): string[] =>
  knobs.flatMap((knob) => {
    const value = set[knob.name]
    return value === undefined || value === knob.value ? [] : [`${knob.name}=${value}`]
  })

// At most `POINTS` steps over the range of a knob.
const POINTS = 20
export function sweepOf(knob: Knob): string {
  const { from, to, step } = rangeOf(knob)
  const wide = Math.max(step, Math.ceil((to - from) / POINTS / step) * step)
  return `${knob.name}=${from}:${to}:${wide}`
}

export const townsFigure = (answer: Simulation): FigureData => ({
  labels: answer.by_town.map(({ title }) => title),
  labelTitle: '乡镇',
  series: [
    { name: '试算后', values: answer.by_town.map(({ after }) => after) },
    { name: '现在', values: answer.by_town.map(({ before }) => before) },
  ],
  unit: '户',
  sideways: true,
})
export const curveFigure = (answer: Simulation, knob: Knob): FigureData => ({
  labels: answer.curve.map(({ value }) => value),
  labelTitle: knob.unit ? `${knob.title}（${knob.unit}）` : knob.title,
  series: [{ name: '有风险的户', values: answer.curve.map(({ households }) => households.after), kind: 'line' }],
  unit: '户',
})
