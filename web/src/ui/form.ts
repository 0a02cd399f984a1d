// What a form and its fields share: the Problem, and which fields say their part of it themselves.
import { computed, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { Problem } from '@/api/problem'

export interface FormState {
  problem: ShallowRef<Problem | undefined>
  fields: Set<string>
}
export const formState: InjectionKey<FormState> = Symbol('state of the form')

// For the component that is the form. `general`: what no field says; it stands above the button.
export function useFormProblem() {
  const state: FormState = { problem: shallowRef(), fields: new Set() }
  provide(formState, state)
  const { problem } = state
  const general = computed(() => {
    const one = problem.value
    if (!one) return ''
    const said = [...state.fields].flatMap((name) => one.faultOf(name) ?? [])
    if (said.length === 0) return one.line
    return one.faults
      .filter((fault) => !said.includes(fault))
      .map(({ detail }) => detail)
      .join('；')
  })
  return { problem, general }
}
