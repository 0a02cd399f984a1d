// Once a run: the demo county, unless one made by this very program is there.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { MADE, PROGRAM } from './place'

export default function setUp() {
  const stamp = `${MADE}/stamp`
  const digest = createHash('sha256').update(readFileSync(PROGRAM)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  rmSync(MADE, { recursive: true, force: true })
  execFileSync('python3', [new URL('make_county.py', import.meta.url).pathname, PROGRAM, MADE], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  })
  writeFileSync(stamp, digest)
}
