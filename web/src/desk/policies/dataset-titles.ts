// Names of the tables that rules need: the departments' from the server, the register's own here.
import { shallowRef } from 'vue'
import { api, dataOf } from '@/api/client'
import { useSession } from '@/session/session'

const REGISTER: Record<string, string> = {
  household: '底册：户',
  person: '底册：人口',
  income: '底册：收入',
  monitored: '底册：监测对象',
  measure: '底册：帮扶措施',
  kinship: '底册：亲属关系',
}

export function useDatasetTitles() {
  const session = useSession()
  const departments = shallowRef(new Map<string, string>())

  async function read() {
    if (!session.may('read-datasets')) return
    const { items } = await dataOf(api.GET('/api/v1/datasets'))
    departments.value = new Map(
      items.flatMap(({ title, datasets }) => datasets.map((one) => [one.name, `${title}：${one.title}`] as const)),
    )
  }
  // Blank where this person may not know the departments' tables.
  const titleOf = (name: string) => REGISTER[name] ?? departments.value.get(name) ?? ''
  return { read, titleOf }
}
