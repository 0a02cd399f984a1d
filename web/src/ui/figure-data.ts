// The data of a figure: labels along one axis, a number for each label in each series. Bars of one `stack` stand on each other.
export interface FigureData {
  labels: string[]
  labelTitle: string
  series: { name: string; values: (number | null)[]; kind?: 'bar' | 'line'; stack?: string }[]
  unit?: string
  sideways?: boolean
}
