// What every journey has: `server` (one for a file: its own copy of the county), `page` under guard, and the steps all share.
import { test as base, expect, type Page } from '@playwright/test'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { SHOTS } from './county/place'
import { Server, type Login, type Role } from './county/server'
import { watch, type Guard } from './guard'
import { code } from './totp'

export { expect }
export type { Role }

const NEW_PASSWORD = 'Ziji-de-mima-2022'
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

// The server of the file that this worker is at.
let current: { file: string; server: Server } | undefined

export const test = base.extend<{ server: Server; guard: Guard }, { leave: void }>({
  leave: [
    // Playwright wants the first parameter to be a pattern.

    async ({}, use) => {
      await use()
      await current?.server.remove()
    },
    { scope: 'worker', auto: true },
  ],

  server: async ({}, use, info) => {
    if (current?.file !== info.file) {
      await current?.server.remove()
      current = { file: info.file, server: new Server(`${basename(info.file, '.spec.ts')}-${info.workerIndex}`) }
      await current.server.start()
    }
    await use(current.server)
  },
  baseURL: async ({ server }, use) => use(server.url),
  guard: [
    async ({ page, server }, use) => {
      const guard = watch(page, () => server.url)
      await use(guard)
      expect(guard.findings).toEqual([])
    },
    { auto: true },
  ],
})

// Signs in through the page: changes a one-time password, gives or binds the second factor, and remembers both for next time.
export async function signInAs(page: Page, server: Server, role: Role, path = '/') {
  const login = server.logins.get(role)
  if (!login) throw new Error(`no login for ${role}`)
  await page.goto(path)
  await page.getByLabel('账号').fill(login.name)
  await page.getByLabel('密码').fill(login.password)
  await page.getByRole('button', { name: '登录' }).click()
  if (login.totp) {
    await page.getByRole('textbox', { name: '动态口令' }).fill(await code(login.totp))
    await page.getByRole('button', { name: '继续' }).click()
  }
  if (login.one_time) await changePassword(page, login)
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeAttached()
}

async function changePassword(page: Page, login: Login) {
  await page.getByLabel('当前密码').fill(login.password)
  await page.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD)
  await page.getByLabel('再输入一遍新密码').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: '修改密码' }).click()
  login.password = NEW_PASSWORD
  login.one_time = false
}

// Binds a second factor on 我的账号, for roles that need one to export, and signs in again with it.
export async function bindSecondFactor(page: Page, server: Server, role: Role) {
  const login = server.logins.get(role)
  if (!login || login.totp) return
  await page.goto('/account?tab=factor')
  await page.getByRole('button', { name: '开始绑定' }).click()
  const secret = (await page.locator('code').innerText()).replace(/\s/g, '')
  await page.getByRole('textbox', { name: '动态口令' }).fill(await code(secret))
  await page.getByRole('button', { name: '绑定', exact: true }).click()
  await expect(page.getByText('已绑定。')).toBeVisible()
  login.totp = secret
  await page.context().clearCookies()
  await signInAs(page, server, role)
}

// build/shots/<name>-desk.png and -phone.png, of what is on the page now; no page is wider than its window.
export async function shoot(page: Page, name: string, sizes: (keyof typeof SIZES)[] = ['desk', 'phone']) {
  mkdirSync(SHOTS, { recursive: true })
  const before = page.viewportSize()
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size])
    await page.waitForLoadState('networkidle')
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    // A chart follows its window a moment later.
    await expect.poll(over, `${name}: the page is no wider than its window (${size})`).toBeLessThanOrEqual(0)
    await page.screenshot({ path: `${SHOTS}/${name}-${size}.png`, animations: 'disabled' })
  }
  if (before) await page.setViewportSize(before)
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeFinding {
  id: string
  impact?: string | null
  nodes: { target: unknown[] }[]
}

// A dialog that fades away is half transparent for some frames, and axe would measure the contrast of that.
async function waitForStillness(page: Page) {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  )
}

// What axe finds. Its script is run by the browser's debugger, which the content policy does not concern.
export async function axeFindings(page: Page): Promise<AxeFinding[]> {
  await waitForStillness(page)
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: AxeFinding[] }> } }
    return (await axe.run()).violations
  })
}

// No serious or critical finding of axe.
export async function checkAxe(page: Page) {
  const grave = (await axeFindings(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
}
