// Taking an operation on the register back, right after it or from the history.
import { api, type ReplyOf } from '@/api/client'

export type Operation = ReplyOf<'changeNaturally'>

export async function undoChange(change: number, reason: string) {
  await api.POST('/api/v1/changes/{id}/undo', { params: { path: { id: String(change) } }, body: { reason } })
}
// For the message after an operation: the way back, for whoever may take it.
export const undoOf = (operation: Operation, may: boolean, after: () => void | Promise<void>) =>
  may
    ? async () => {
        await undoChange(operation.change, '办错，当即撤销')
        await after()
      }
    : undefined
