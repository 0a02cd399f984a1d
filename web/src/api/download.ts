// Files from the server: asked for with the session, saved under the server's name.
import { Problem } from './problem'

const nameIn = (disposition: string) => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '导出.xlsx'
}

// `call`: of openapi-fetch with parseAs: 'blob'.
export async function save(call: Promise<{ data?: unknown; response: Response }>): Promise<string> {
  const { data, response } = await call
  if (!(data instanceof Blob)) throw new Problem(-1, { detail: '没有收到文件', hint: '请重试' })
  const name = nameIn(response.headers.get('Content-Disposition') ?? '')
  keep(name, data)
  return name
}

// Something made on the page, as a file under a name.
export function keep(name: string, data: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(data)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
