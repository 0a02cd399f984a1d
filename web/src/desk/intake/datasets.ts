// Which department owes which tables, and the columns each must have: read once a page.
import { computed, shallowRef } from 'vue'
import { api, dataOf } from '@/api/client'
import type { Department } from './intake'

export function useDatasets() {
  const departments = shallowRef<Department[]>([])

  async function read() {
    departments.value = (await dataOf(api.GET('/api/v1/datasets'))).items
  }
  const datasets = computed(() => departments.value.flatMap((one) => one.datasets))
  const departmentTitle = (name: string) => departments.value.find((one) => one.department === name)?.title ?? name
  const datasetTitle = (name: string) => datasets.value.find((one) => one.name === name)?.title ?? name
  const datasetsOf = (department: string) =>
    departments.value.find((one) => one.department === department)?.datasets ?? []
  return { departments, datasets, departmentTitle, datasetTitle, datasetsOf, read }
}
export type Datasets = ReturnType<typeof useDatasets>
