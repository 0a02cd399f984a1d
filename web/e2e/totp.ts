// RFC 6238 with SHA-1, 30 seconds, 6 digits. The server takes each code once: the next step's is given (and waited for) then.
import { createHmac } from 'node:crypto'
import { statSync } from 'node:fs'
import { MADE } from './county/place'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000
const used = new Map<string, number>()
const stepOf = (ms: number) => Math.floor(ms / STEP_MS)

// Whoever made the county signed in too: at most with a code one step ahead.
const usedInMaking = () => stepOf(statSync(`${MADE}/logins.json`, { throwIfNoEntry: false })?.mtimeMs ?? 0) + 1

function bytesOf(secret: string): Buffer {
  let bits = ''
  for (const letter of secret.replace(/[\s=]/g, '')) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

export async function code(secret: string): Promise<string> {
  const step = Math.max(stepOf(Date.now()), (used.get(secret) ?? usedInMaking()) + 1)
  used.set(secret, step)
  // One step ahead is taken already, no later one.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, (step - 1) * STEP_MS - Date.now())))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
