// Bytes to the server with a session, with progress: fetch cannot tell how far it is.
import { csrf, newKey } from './client'
import { Problem, unreachable } from './problem'

export const LARGEST_UPLOAD = 200 * 1024 * 1024

const parsed = (text: string): object => {
  try {
    return JSON.parse(text) as object
  } catch {
    return { detail: '服务器没有正常答复', hint: '请稍后重试' }
  }
}

// `path` below the origin, with its query. T is the operation's reply: upload<ReplyOf<'handIn'>>(…).
export function upload<T>(path: string, file: Blob, progress: (part: number) => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-CSRF-Token', csrf())
    request.setRequestHeader('Idempotency-Key', newKey())
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as T)
      else reject(new Problem(request.status, body))
    }
    request.send(file)
  })
}
