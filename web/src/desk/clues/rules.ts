// Rules and towns that have clues, with how many wait to be sent: from the summary, read once a page.
import { computed, shallowRef } from 'vue'
import { api, dataOf, type ItemOf } from '@/api/client'
import type { Option } from '@/ui/list'

type Sum = ItemOf<'summariseClues'>

export function useClueSums() {
  const sums = shallowRef<Sum[]>([])

  async function read() {
    sums.value = (await dataOf(api.GET('/api/v1/clues/summary'))).items
  }
  const rules = computed<Option[]>(() => {
    const titles = new Map<string, string>()
    for (const { rule } of sums.value) if (rule) titles.set(rule.id, rule.title)
    return [...titles].sort().map(([value, title]) => ({ value, text: `${value} ${title}` }))
  })
  // Of one place (blank: all) and rule (blank: all).
  const countOf = (state: string, place: string, rule: string) =>
    sums.value
      .filter(
        (sum) => sum.state === state && (!place || sum.division_code === place) && (!rule || sum.rule?.id === rule),
      )
      .reduce((total, sum) => total + sum.clues, 0)
  return { sums, rules, countOf, read }
}
