// Incomes of a household over the periods, as a figure and as sums. Money is 分 in the API.
import type { FigureData } from '@/ui/figure-data'
import type { Household } from './household'

export type Income = NonNullable<Household['income']>

const kinds = [
  ['wage', '工资性'],
  ['business', '生产经营性'],
  ['property', '财产性'],
  ['transfer', '转移性'],
] as const
const CENTS = 100

const byPeriod = (incomes: readonly Income[]) => [...incomes].sort((a, b) => (a.period_end < b.period_end ? -1 : 1))
// What is blank in the tables counts as nothing.
const net = (income: Income) => kinds.reduce((sum, [name]) => sum + (income[name] ?? 0), 0) - (income.expense ?? 0)
const inYuan = (cents: number | null) => (cents === null ? null : cents / CENTS)

export function figureOf(incomes: readonly Income[]): FigureData {
  const periods = byPeriod(incomes)
  return {
    labels: periods.map(({ period_end }) => period_end),
    labelTitle: '收入周期截止',
    series: [
      ...kinds.map(([name, title]) => ({
        name: title,
        values: periods.map((one) => inYuan(one[name])),
        stack: '收入',
      })),
      { name: '经营支出', values: periods.map((one) => inYuan(one.expense)) },
      { name: '纯收入', values: periods.map((one) => inYuan(net(one))), kind: 'line' as const },
    ],
  }
}

export function lastSums(incomes: readonly Income[], population: number) {
  const last = byPeriod(incomes).at(-1)
  if (!last) return undefined
  const sum = net(last)
  return { until: last.period_end, net: sum, head: population > 0 ? Math.round(sum / population) : undefined }
}
