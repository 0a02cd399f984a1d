// A line of figures by place; a total has no code.
import type { RouteLocationRaw } from 'vue-router'

export interface PlaceFigure {
  value: number
  title: string
  to: RouteLocationRaw
}
export interface PlaceRow {
  code: string
  name: string
  figures: Record<string, PlaceFigure[]>
}
