// Follows one job of the server until it is over.
import { api, dataOf, type ReplyOf } from '@/api/client'

export type Job = ReplyOf<'readJob'>
const ASK_AGAIN_MS = 2000
const isOver = (job: Job) => !['queued', 'running'].includes(job.state)

// `told` at every news, `over` once. Gives the way to stop. Every event only says that there is news: the job itself is read, so
// that both ways tell the same.
export function watchJob(id: number, told: (job: Job) => void, over: (job: Job) => void): () => void {
  let stopped = false
  let reading = false
  const events = new EventSource(`/api/v1/jobs/${id}/events`)
  const asking = setInterval(() => events.readyState !== EventSource.OPEN && void read(), ASK_AGAIN_MS)

  function stop() {
    stopped = true
    events.close()
    clearInterval(asking)
  }
  async function read() {
    if (reading || stopped) return
    reading = true
    try {
      const job = await dataOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id: String(id) } } }))
      if (stopped) return
      told(job)
      if (isOver(job)) {
        stop()
        over(job)
      }
    } catch {
      // Asked again with the next event or tick: a moment without network is no news about the job.
    } finally {
      reading = false
    }
  }
  events.addEventListener('job', () => void read())
  void read()
  return stop
}
