// Towns and villages of the county, read once.
import { dataOf, quietApi, type ReplyOf } from '@/api/client'

type Places = ReplyOf<'listPublicDivisions'>
let asked: Promise<Places> | undefined

export function readPlaces(): Promise<Places> {
  asked ??= dataOf(quietApi.GET('/api/v1/public/divisions')).catch((thrown) => {
    asked = undefined
    throw thrown
  })
  return asked
}
