// What a form and its fields share.
import type { InjectionKey, Ref } from 'vue'
import type { Problem } from '@/api/problem'

export const formProblem: InjectionKey<Ref<Problem | undefined>> = Symbol('problem of the form')
