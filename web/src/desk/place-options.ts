// Places to choose from in a filter: towns, or the villages of the only town.
import type { usePlaces } from '@/session/places'
import type { Option } from '@/ui/list'

export function placeOptions(places: ReturnType<typeof usePlaces>): Option[] {
  const shown = places.towns.length > 1 ? places.towns : places.towns.flatMap((town) => places.villagesOf(town.code))
  return shown.map(({ code, name }) => ({ value: code, text: name }))
}
