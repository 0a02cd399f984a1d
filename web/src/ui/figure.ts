// What a figure shows, and how it becomes a chart. This module is loaded only when a chart is shown.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { FigureData } from './figure-data'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

export function draw(place: HTMLElement): ECharts {
  return init(place, null, { renderer: 'canvas' })
}

export function optionsOf(data: FigureData) {
  const text = { color: token('--ink-2'), fontFamily: token('--font'), fontSize: 12 }
  const rule = { lineStyle: { color: token('--rule') } }
  const category = {
    type: 'category' as const,
    data: data.labels,
    axisLabel: text,
    axisTick: { show: false },
    axisLine: rule,
  }
  const value = { type: 'value' as const, name: data.unit, nameTextStyle: text, axisLabel: text, splitLine: rule }
  return {
    color: [token('--pine'), token('--rule-2'), token('--soon'), token('--ink-3'), token('--pine-2'), token('--ink')],
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: text,
    grid: { left: 8, right: 16, top: data.series.length > 1 || data.unit ? 36 : 12, bottom: 8, containLabel: true },
    legend: data.series.length > 1 ? { top: 0, right: 8, textStyle: text, itemWidth: 12, itemHeight: 8 } : undefined,
    // Drawn, not markup: the policy of the server refuses style attributes.
    tooltip: { trigger: 'axis' as const, renderMode: 'richText' as const, confine: true },
    xAxis: data.sideways ? value : category,
    yAxis: data.sideways ? { ...category, inverse: true } : value,
    series: data.series.map(({ name, values, kind, stack }) => ({
      type: kind ?? ('bar' as const),
      name,
      data: values,
      stack,
      barMaxWidth: 18,
      symbolSize: 6,
    })),
  }
}
