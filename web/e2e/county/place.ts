// Where the tests find the program and the pages, and where they may write.
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
export const PROGRAM = process.env.SHOUWANG_PROGRAM ?? `${ROOT}build/release/bin/shouwang`
export const PAGES = process.env.SHOUWANG_PAGES ?? `${ROOT}build/web`
const WORK = process.env.SHOUWANG_E2E ?? `${ROOT}build/e2e`
export const MADE = `${WORK}/county`
export const COPIES = `${WORK}/copies`
export const SHOTS = `${ROOT}build/shots`
