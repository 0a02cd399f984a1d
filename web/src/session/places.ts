// Names of places in the caller's scope, read once a session.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, dataOf, type ItemOf } from '@/api/client'

type Division = ItemOf<'listDivisions'>

const DIGITS = 12
const TOWN_DIGITS = 9
export const fullCode = (code: string) => code.padEnd(DIGITS, '0')
export const isTown = (code: string) => code.endsWith('000') && !code.endsWith('000000')
export const isVillage = (code: string) => !code.endsWith('000')
export const townOf = (code: string) => fullCode(code.slice(0, TOWN_DIGITS))

export const usePlaces = defineStore('places', () => {
  const divisions = ref<Division[]>([])
  let asked: Promise<void> | undefined

  const names = computed(() => new Map(divisions.value.map((division) => [division.code, division.name])))
  const towns = computed(() => divisions.value.filter((division) => isTown(division.code)))
  const villagesOf = (town: string) =>
    divisions.value.filter((division) => isVillage(division.code) && townOf(division.code) === fullCode(town))

  function load() {
    asked ??= dataOf(api.GET('/api/v1/divisions')).then(
      (reply) => {
        divisions.value = reply.items
      },
      (thrown) => {
        asked = undefined
        throw thrown
      },
    )
    return asked
  }
  // Read on another day, for when there is no signal.
  function assume(kept: readonly Division[]) {
    if (divisions.value.length === 0) divisions.value = [...kept]
  }
  function forget() {
    asked = undefined
    divisions.value = []
  }

  // The name; the county and the town that one belongs to, whose names are not in one's own table, in plain words.
  function nameOf(code: string | null | undefined) {
    if (!code) return ''
    const full = fullCode(code)
    const name = names.value.get(full)
    if (name || names.value.size === 0) return name ?? code
    return full.endsWith('000000') ? '全县' : isTown(full) ? '本乡镇' : code
  }
  // 甲镇 乙村; the village alone for whom there is one town only.
  function placeOf(code: string | null | undefined) {
    if (!code) return ''
    const full = fullCode(code)
    if (!isVillage(full) || towns.value.length < 2) return nameOf(full)
    return `${nameOf(townOf(full))} ${nameOf(full)}`
  }

  return { divisions, towns, villagesOf, load, assume, forget, nameOf, placeOf }
})
