// What waits for the signed-in person beside clues: each asked for by itself, and left out when it cannot be read, for the page it
// leads to says what is wrong.
import { ref } from 'vue'
import { api, dataOf } from '@/api/client'
import { useSession } from '@/session/session'

const MANY = 200

export interface Task {
  title: string
  what: string
  value: number
  // There are more than were counted.
  more?: boolean
  to: string
  overdue?: number
  overdueTo?: string
}
interface Page {
  items: unknown[]
  next?: string | null
}
const counted = ({ items, next }: Page) => ({ value: items.length, more: !!next })

export function useTasks() {
  const session = useSession()
  const tasks = ref<Task[]>([])

  const cases = async (): Promise<Task> => {
    const { items } = await dataOf(api.GET('/api/v1/cases/summary', { params: { query: { mine: true } } }))
    return {
      title: '办理件',
      what: '按步骤办理',
      value: items.reduce((sum, one) => sum + one.cases, 0),
      to: '/cases?mine=true',
      overdue: items.reduce((sum, one) => sum + one.overdue, 0),
      overdueTo: '/cases?mine=true&overdue=true',
    }
  }
  // Somebody below let them lie: told to one's own office by the day's work.
  const toldCases = async (): Promise<Task> => {
    const { items } = await dataOf(api.GET('/api/v1/cases/summary', { params: { query: { told: true } } }))
    return {
      title: '逾期报上来的办理件',
      what: '督办',
      value: items.reduce((sum, one) => sum + one.cases, 0),
      to: '/cases?told=true',
    }
  }
  const selfReports = async (): Promise<Task> => {
    const query = { state: 'received' as const, limit: MANY }
    const page = await dataOf(api.GET('/api/v1/self-reports', { params: { query } }))
    return { title: '自主申报', what: '受理', to: '/self-reports?state=received', ...counted(page) }
  }
  const disputes = async (): Promise<Task> => {
    const page = await dataOf(api.GET('/api/v1/visits', { params: { query: { limit: MANY } } }))
    return { title: '走访不一致', what: '核对', to: '/visits', ...counted(page) }
  }
  const files = async (): Promise<Task> => {
    const query = { state: 'staged' as const, limit: MANY }
    const page = await dataOf(api.GET('/api/v1/imports', { params: { query } }))
    return { title: '待入库的文件', what: '核对入库', to: '/intake', ...counted(page) }
  }

  async function read() {
    const asked = [
      ...(session.may('handle-cases') ? [cases(), toldCases(), selfReports(), disputes()] : []),
      ...(session.may('hand-in-datasets') ? [files()] : []),
    ]
    const found = await Promise.allSettled(asked)
    tasks.value = found.flatMap((one) => (one.status === 'fulfilled' && one.value.value > 0 ? [one.value] : []))
  }
  return { tasks, read }
}
