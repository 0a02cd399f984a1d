// The data of a figure: labels along one axis, a number for each label in each series.
export interface FigureData {
  labels: string[]
  labelTitle: string
  series: { name: string; values: (number | null)[]; kind?: 'bar' | 'line' }[]
  unit?: string
  sideways?: boolean
}
