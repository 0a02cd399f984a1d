// Where the tests find the program and the pages, and where they may write.
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
export const PROGRAM = process.env.SHOUWANG_PROGRAM ?? `${ROOT}build/release/bin/shouwang`
export const PAGES = `${ROOT}build/web`
export const MADE = `${ROOT}build/e2e/county`
export const COPIES = `${ROOT}build/e2e/copies`
export const SHOTS = `${ROOT}build/shots`
