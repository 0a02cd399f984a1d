// The full id of a person or phone of a household, for a purpose that the server writes down.
import { api, dataOf } from '@/api/client'

export const revealId = (person: number) => async (purpose: string) => {
  const params = { path: { id: String(person) } }
  return (await dataOf(api.POST('/api/v1/persons/{id}/reveal', { params, body: { purpose } }))).id_no
}
export const revealPhone = (household: number) => async (purpose: string) => {
  const params = { path: { id: String(household) } }
  return (await dataOf(api.POST('/api/v1/households/{id}/reveal', { params, body: { purpose } }))).phone
}
