// Photos and scans of papers: handed up first, then named by their digest in what they belong to.
import type { ReplyOf } from '@/api/client'
import { upload } from '@/api/upload'
import { shrink } from '@/offline/photo'

export const MOST_SHEETS = 20
export const LARGEST_SHEET = 10 * 1024 * 1024
export const TYPES = 'image/jpeg,image/png,image/webp,application/pdf'

export interface Sheet {
  digest: string
  name: string
  // What is shown small; none for a PDF.
  picture?: string
}

// Pictures are drawn anew and made small; a PDF goes as it is.
export async function handUp(file: Blob, name: string): Promise<Sheet> {
  const isPdf = file.type === 'application/pdf'
  const body = isPdf ? file : new Blob([(await shrink(file)).bytes], { type: 'image/jpeg' })
  const { digest } = await upload<ReplyOf<'addAttachment'>>('/api/v1/attachments', body)
  return { digest, name, ...(isPdf ? {} : { picture: URL.createObjectURL(body) }) }
}

export const digestsOf = (sheets: readonly Sheet[]) => sheets.map(({ digest }) => digest)
