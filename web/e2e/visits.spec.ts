// A visit with the phone: filled in, confirmed with a tap a part, without a signal, and beside a colleague's. What the server has
// in the end is asked of its API: nothing lost, nothing twice.
import type { Page } from '@playwright/test'
import { Caller } from './county/caller'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'
import { badge, comeBack, signalReturns, worksAlone } from './phone'
import { due, visit, visitsTo } from './visits'

test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

const sum = (page: Page) => page.getByRole('status', { name: '纯收入合计' })
const card = (page: Page, household: number) => page.locator(`a[href="/m/visits/${household}"]`)
const list = async (page: Page) => {
  await page.getByRole('link', { name: '走访', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '入户走访' })).toBeVisible()
  // The sheets of the families are on the phone then.
  await expect(page.locator('ul.list')).toHaveAttribute('aria-busy', 'false')
}
const choose = (page: Page, question: string, value: string) =>
  page.getByRole('group', { name: question, exact: true }).getByLabel(value, { exact: true }).check()

// Every question of a first visit.
async function fillIn(page: Page, wage: string) {
  await choose(page, '义务教育', '有保障')
  await choose(page, '基本医疗', '全家参保')
  await choose(page, '住房安全', '安全')
  await choose(page, '饮水安全', '安全')
  for (const select of await page.getByRole('region', { name: '家庭成员' }).getByRole('combobox').all()) {
    if (!(await select.inputValue())) await select.selectOption({ index: 1 })
  }
  await choose(page, '主要变化', '没有变化')
  await choose(page, '核查意见', '情况稳定')
  await page.getByLabel('县外务工工资').fill(wage)
}
async function sign(page: Page) {
  const pad = page.getByRole('img', { name: /^签字板/ })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no pad')
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 160, box.y + 100, { steps: 5 })
  await page.mouse.move(box.x + 240, box.y + 30, { steps: 5 })
  await page.mouse.up()
  await expect(page.getByRole('img', { name: '签字板，已签字' })).toBeVisible()
}
const submit = (page: Page) => page.getByRole('button', { name: '提交' }).click()

let village: Caller
let first = 0
let second = 0

test('the first visit: income adds up as it is typed, the signature is drawn', async ({ page, server }) => {
  village = await Caller.as(server, 'village')
  const waiting = (await due(village)).filter(({ state }) => state !== 'done')
  first = waiting[0]?.household ?? 0
  second = waiting[1]?.household ?? 0
  expect(second).toBeGreaterThan(0)
  await signInAs(page, server, 'village', '/m/')
  await list(page)
  await checkAxe(page)
  await shoot(page, 'visits-list', ['phone'])

  await card(page, first).click()
  await expect(page.getByText('这一户第一次走访，请逐项填写')).toBeVisible()
  await submit(page)
  await expect(page.getByText('“家庭情况”还没有填完')).toBeVisible()
  await fillIn(page, '30000')
  await expect(sum(page)).toContainText('30,000.00 元')
  await page.getByLabel('种植支出').fill('2000')
  await expect(sum(page)).toContainText('28,000.00 元')
  await page.getByLabel('医疗支出（自付）').fill('5000')
  await expect(sum(page)).toContainText('28,000.00 元')
  await page.getByLabel('养老金').fill('一千')
  await submit(page)
  await expect(page.getByText('有一项金额写得不对')).toBeVisible()
  await page.getByLabel('养老金').fill('1,000.5')
  await expect(sum(page)).toContainText('29,000.50 元')
  await sign(page)
  await checkAxe(page)
  await shoot(page, 'visits-sign', ['phone'])
  await page.getByLabel('县外务工工资').scrollIntoViewIfNeeded()
  await shoot(page, 'visits-income', ['phone'])
  await submit(page)
  await expect(page.getByRole('heading', { level: 1, name: '入户走访' })).toBeVisible()
  await expect(badge(page)).toHaveCount(0, { timeout: 60_000 })
  await expect(async () => expect(await visitsTo(village, first)).toHaveLength(1)).toPass()
  const [kept] = await visitsTo(village, first)
  expect(kept).toMatchObject({ state: 'stands', net: 2_900_050, unchanged: false })
  expect(kept?.signature).toMatch(/^[0-9a-f]{64}$/)
})

test('where nothing changed a visit is a tap a part', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await list(page)
  await page.getByRole('button', { name: /^已走访/ }).click()
  let taps = 0
  const tap = async (locator: ReturnType<Page['locator']>) => {
    taps += 1
    await locator.click()
  }
  const begun = Date.now()
  await tap(card(page, first))
  await expect(page.getByText(/已带出/)).toBeVisible()
  await shoot(page, 'visits-unchanged', ['phone'])
  for (const part of ['“三保障”和饮水安全', '家庭成员', '家庭情况', '近 12 个月的收入和支出']) {
    await tap(page.getByRole('region', { name: part }).getByRole('button', { name: '没有变化', exact: true }))
  }
  await expect(sum(page)).toContainText('和上次一样')
  await checkAxe(page)
  await shoot(page, 'visits-confirmed', ['phone'])
  await tap(page.getByRole('button', { name: '提交' }))
  await expect(page.getByRole('heading', { level: 1, name: '入户走访' })).toBeVisible()
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`a visit where nothing changed: ${taps} taps, ${seconds} s\n`)
  await expect(badge(page)).toHaveCount(0, { timeout: 60_000 })
  await expect(async () => expect(await visitsTo(village, first)).toHaveLength(2)).toPass()
  expect((await visitsTo(village, first)).filter(({ unchanged }) => unchanged)).toHaveLength(1)
})

test('no signal, closed page, restarted server: the visit arrives, and once', async ({
  page,
  server,
  guard,
  context,
}) => {
  guard.allowOffline = true
  await signInAs(page, server, 'village', '/m/')
  await list(page)
  await worksAlone(page)
  await context.setOffline(true)
  await server.stop()
  await card(page, second).click()
  await expect(page.getByText('这一户第一次走访，请逐项填写')).toBeVisible()
  await fillIn(page, '18000')
  await sign(page)
  // The page is ended in the middle: what was written and drawn is still there.
  await page.reload()
  await expect(page.getByLabel('县外务工工资')).toHaveValue('18000')
  await expect(page.getByRole('img', { name: '签字板，已签字' })).toBeVisible()
  await submit(page)
  await expect(badge(page)).toHaveText('待发送 1')
  await expect(card(page, second)).toHaveCount(0)
  await shoot(page, 'visits-offline', ['phone'])

  const { again, guard: guarded } = await comeBack(page, context, server, 1)
  await expect(again.getByText(/纯收入 18,000.00 元/)).toBeVisible()
  await signalReturns(again, context, server)
  const all = await visitsTo(village, second)
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({ net: 1_800_000, state: 'stands' })
  expect(guarded.findings).toEqual([])
})

test('a reply that is lost on the way does not make two visits', async ({ page, server, guard }) => {
  guard.allowOffline = true
  await signInAs(page, server, 'village', '/m/')
  await list(page)
  await page.getByRole('button', { name: /^已走访/ }).click()
  let lost = 0
  await page.context().route(/\/households\/\d+\/visits$/, async (route) => {
    if (lost > 0 || route.request().method() !== 'POST') return route.fallback()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await card(page, second).click()
  for (const button of await page.getByRole('button', { name: '没有变化', exact: true }).all()) {
    await expect(button).toBeVisible()
  }
  for (let parts = 4; parts > 0; parts -= 1) {
    await page.getByRole('button', { name: '没有变化', exact: true }).first().click()
    await expect(page.getByRole('button', { name: '没有变化', exact: true })).toHaveCount(parts - 1)
  }
  await submit(page)
  await expect.poll(() => lost).toBe(1)
  await expect(badge(page)).toHaveCount(0, { timeout: 60_000 })
  expect(await visitsTo(village, second)).toHaveLength(2)
})

test('two visits that do not agree are both kept, and shown', async ({ page, server, guard, context }) => {
  guard.allowOffline = true
  await signInAs(page, server, 'village', '/m/')
  await list(page)
  await worksAlone(page)
  await page.getByRole('button', { name: /^已走访/ }).click()
  await card(page, first).click()
  await expect(page.getByText(/已带出/)).toBeVisible()
  await context.setOffline(true)
  const safety = page.getByRole('region', { name: '“三保障”和饮水安全' })
  await safety.getByRole('button', { name: '有变化', exact: true }).click()
  await choose(page, '饮水安全', '水质不好')
  for (const part of ['家庭成员', '家庭情况', '近 12 个月的收入和支出']) {
    await page.getByRole('region', { name: part }).getByRole('button', { name: '没有变化', exact: true }).click()
  }
  await submit(page)
  await expect(badge(page)).toHaveText('待发送 1')
  // An account has a few sessions at a time; the first of this file is over by now.
  village = await Caller.as(server, 'village')
  await visit(village, first, { housing: ['不安全'] })

  // The queue is opened first: with a signal what waits is gone at once, and so is the badge.
  await badge(page).click()
  await expect(page.getByText('等着发送的 1 条')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('和别人交的一次走访不一致')).toBeVisible({ timeout: 60_000 })
  await checkAxe(page)
  await shoot(page, 'visits-conflict', ['phone'])
  const states = (await visitsTo(village, first)).map(({ state }) => state).sort()
  expect(states).toEqual(['disputed', 'stands', 'stands', 'stands'])
  await page.getByRole('link', { name: '走访', exact: true }).click()
  await page.getByRole('button', { name: /^已走访/ }).click()
  await expect(card(page, first)).toContainText('有 1 次走访不一致，等人核对')
  await shoot(page, 'visits-disputed-my', ['phone'])
  await page.getByRole('link', { name: '走访不一致 1 次，等您核对' }).click()
  await expect(page.getByRole('region', { name: '走访不一致列表' }).locator('tbody tr')).toHaveCount(1)
})
