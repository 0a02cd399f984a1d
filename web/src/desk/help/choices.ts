// What the county's pack offers: kinds of help, departments, words of the review. Read once a session.
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api, dataOf } from '@/api/client'
import type { Choices } from './help'

export const useHelpChoices = defineStore('help-choices', () => {
  const choices = shallowRef<Choices>()
  async function load() {
    choices.value ??= await dataOf(api.GET('/api/v1/help-choices'))
  }
  return { choices, load }
})
