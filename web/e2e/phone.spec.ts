// The phone in the village: with a signal and without, through closed pages, a restarted server and an ended session. What the
// server has in the end is asked of its API: nothing lost, nothing twice.
import type { Page } from '@playwright/test'
import { Caller } from './county/caller'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'
import { badge, comeBack, signalReturns, worksAlone } from './phone'

test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

interface Clue {
  id: number
  version: number
  state: string
  explanation: string
  household: number | null
  answer: { verdict: string; note: string; attachments: string[] } | null
  history: { action: string }[]
}
interface List {
  items: Clue[]
}
const openClues = async (caller: Caller) => (await caller.get<List>('/clues?mine=true&sort=due&limit=200')).items
const read = (caller: Caller, id: number) => caller.get<Clue>(`/clues/${id}`)
const answersOf = (clue: Clue) => clue.history.filter(({ action }) => action === 'answer').length

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const CAMERA_SIDE = 3200
const PLACE = '26.41N 103.29E'
const inWords = { confirmed: '属实', refuted: '不属实', resolved: '已解决' }

// By the pages alone, no address typed: there may be no signal.
async function answer(page: Page, id: number, verdict: keyof typeof inWords, note: string) {
  await page.getByRole('link', { name: '我的线索', exact: true }).click()
  await page.locator(`a[href="/m/clues/${id}"]`).click()
  await page.getByRole('link', { name: '填报核实结果' }).click()
  await page.getByRole('radio', { name: inWords[verdict] }).first().check()
  await page.getByLabel('看到的情况').fill(note)
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的线索' })).toBeVisible()
}

// Whose clues they are; and the county, which sees what became of them.
let village: Caller
let county: Caller

test('everything of a day at home: list, clue, family, telephone, search', async ({ page, server }) => {
  county = await Caller.as(server, 'county')
  await county.post('/clues/send', { due_on: inDays(2) })
  village = await Caller.as(server, 'village')
  await signInAs(page, server, 'village', '/m/')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'phone-clues', ['phone'])

  const [first] = (await openClues(village)).filter(({ household }) => household)
  await page.locator(`a[href="/m/clues/${first?.id}"]`).click()
  await expect(page.getByText('到户里看什么')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'phone-clue', ['phone'])

  await page.getByRole('link', { name: /看这一户/ }).click()
  await expect(page.getByText(/在户 \d+ 人/)).toBeVisible()
  await expect(page.getByText('这一户的线索和以前的核实')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'phone-household', ['phone'])
  await page.getByRole('button', { name: '看全号、拨打' }).click()
  await page.getByRole('button', { name: '电话联系农户' }).click()
  await checkAxe(page)
  await shoot(page, 'phone-reveal', ['phone'])
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await expect(page.getByRole('link', { name: '拨打' })).toHaveAttribute('href', /^tel:1\d{10}$/)
  await page.getByRole('button', { name: /遮住/ }).click()

  await page.getByRole('link', { name: '返回' }).click()
  await page.getByRole('link', { name: '返回' }).click()
  await page.getByRole('link', { name: '查农户', exact: true }).click()
  await page.getByLabel('找哪一户').fill('王')
  await page.getByRole('button', { name: '查', exact: true }).click()
  await expect(page.getByRole('listitem').or(page.getByText('没有找到')).first()).toBeVisible()
  expect(page.url()).not.toContain('%')
  await checkAxe(page)
  await shoot(page, 'phone-search', ['phone'])
})

test('no signal, closed page, restarted server: nothing lost, nothing twice', async ({
  page,
  server,
  guard,
  context,
}) => {
  guard.allowOffline = true
  await signInAs(page, server, 'village', '/m/')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await worksAlone(page)
  const [one, two] = await openClues(village)
  if (!one || !two) throw new Error('too few clues')
  const reportsBefore = (await village.get<List>('/clues?limit=200')).items.length

  await context.setOffline(true)
  await server.stop()
  await page.locator(`a[href="/m/clues/${one.id}"]`).click()
  await page.getByRole('link', { name: '填报核实结果' }).click()
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('请选一个核实结果')).toBeVisible()
  await page.getByRole('radio', { name: '不属实' }).check()
  await page.getByLabel('看到的情况').fill('入户看过，收入稳定')
  await page.getByLabel('从相册选').setInputFiles(await cameraPhoto(page))
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'phone-answer', ['phone'])

  // The camera ended the page: what was written is still there.
  await page.reload()
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await expect(page.getByLabel('看到的情况')).toHaveValue('入户看过，收入稳定')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(badge(page)).toHaveText('待发送 1')
  await answer(page, two.id, 'resolved', '已经帮着办了')
  await page.getByRole('link', { name: '登记', exact: true }).click()
  await page.getByRole('radio', { name: /干部排查/ }).check()
  await page.getByLabel('情况').fill('村东头一户房屋漏雨，没有修')
  await checkAxe(page)
  await shoot(page, 'phone-report', ['phone'])
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(badge(page)).toHaveText('待发送 3')
  await checkAxe(page)
  await shoot(page, 'phone-offline', ['phone'])

  const { again, guard: second } = await comeBack(page, context, server, 3)
  await checkAxe(again)
  await shoot(again, 'phone-queue', ['phone'])

  await signalReturns(again, context, server)
  await expect(again.getByText('最近两天已发送的 3 条')).toBeVisible()
  await shoot(again, 'phone-sent', ['phone'])

  const first = await read(county, one.id)
  expect(first.answer).toMatchObject({ verdict: 'refuted', note: '入户看过，收入稳定' })
  expect(first.answer?.attachments).toHaveLength(1)
  const kept = await village.bytes(`/clues/${one.id}/photos/${first.answer?.attachments[0]}`)
  expect(sizeOf(kept)).toEqual({ width: 1600, height: 800 })
  expect(kept.includes(PLACE) || kept.includes('Exif')).toBe(false)
  expect(answersOf(first)).toBe(1)
  expect(answersOf(await read(county, two.id))).toBe(1)
  const all = (await village.get<List>('/clues?limit=200')).items
  expect(all.length).toBe(reportsBefore + 1)
  expect(all.filter(({ explanation }) => explanation.includes('房屋漏雨'))).toHaveLength(1)
  expect(second.findings).toEqual([])
})

test('a reply that is lost on the way does not make two answers', async ({ page, server, guard }) => {
  guard.allowOffline = true
  await signInAs(page, server, 'village', '/m/')
  const [one] = await openClues(village)
  if (!one) throw new Error('no clue')
  let lost = 0
  await page.context().route('**/answer', async (route) => {
    if (lost > 0) return route.fallback()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await answer(page, one.id, 'confirmed', '情况属实')
  await expect(badge(page)).toHaveCount(0, { timeout: 60_000 })
  expect(lost).toBe(1)
  expect(answersOf(await read(county, one.id))).toBe(1)
})

test('a clue that moved meanwhile is shown beside what I wrote; a refusal with its reason', async ({
  page,
  server,
  guard,
  context,
}) => {
  guard.allowOffline = true
  const town = await Caller.as(server, 'town')
  await signInAs(page, server, 'village', '/m/')
  await worksAlone(page)
  const [returned, answered, refused] = await openClues(village)
  if (!returned || !answered || !refused) throw new Error('too few clues')
  // What is shown is on the phone.
  await expect(page.locator(`a[href="/m/clues/${refused.id}"]`)).toBeVisible()

  await context.setOffline(true)
  await answer(page, returned.id, 'confirmed', '我在户里看到的')
  await answer(page, answered.id, 'resolved', '我在户里看到的')
  await page.locator(`a[href="/m/clues/${refused.id}"]`).click()
  await page.getByRole('link', { name: '填报核实结果' }).click()
  await page.getByRole('radio', { name: '属实', exact: false }).first().check()
  await page.getByLabel('入户日期').fill('2001-01-01')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(badge(page)).toHaveText('待发送 3')

  const body = { verdict: 'refuted', note: '同事先填的', visited_on: inDays(0) }
  for (const { id, version } of [returned, answered]) await village.post(`/clues/${id}/answer`, body, version)
  const back = { reason: '请补充收入来源', due_on: inDays(5) }
  await town.post(`/clues/${returned.id}/return`, back, returned.version + 1)

  await context.setOffline(false)
  await badge(page).click()
  await expect(page.getByText('要您决定的 3 条')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('请补充收入来源').first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'phone-conflict', ['phone'])

  await page.getByRole('button', { name: '仍按我写的发送' }).click()
  await expect(page.getByText('要您决定的 2 条')).toBeVisible()
  await expect(badge(page)).toHaveText('待发送 2')
  const mine = await read(county, returned.id)
  expect(mine.answer).toMatchObject({ verdict: 'confirmed', note: '我在户里看到的' })

  await page.getByRole('article').filter({ hasText: '不用再填报' }).getByRole('button', { name: '不发了' }).click()
  await page.getByRole('button', { name: '删去' }).click()
  await expect(page.getByText('要您决定的 1 条')).toBeVisible()
  expect((await read(county, answered.id)).answer?.note).toBe('同事先填的')

  await page.getByRole('link', { name: '改一改' }).click()
  await page.getByLabel('入户日期').fill(inDays(0))
  await page.getByRole('button', { name: '提交' }).click()
  await expect(badge(page)).toHaveCount(0)
  expect(answersOf(await read(county, refused.id))).toBe(1)
})

test('an ended session keeps the queue; another account neither sees nor sends it; signing out says so', async ({
  page,
  server,
  guard,
  context,
}) => {
  guard.allowOffline = true
  await signInAs(page, server, 'village', '/m/')
  await worksAlone(page)
  const [one, two] = await openClues(village)
  if (!one || !two) throw new Error('too few clues')
  await expect(page.locator(`a[href="/m/clues/${two.id}"]`)).toBeVisible()

  await context.setOffline(true)
  await answer(page, one.id, 'confirmed', '过期前写的')
  await context.clearCookies()
  await context.setOffline(false)
  await expect(page.getByText('登录已过期，写好的都在手机上')).toBeVisible({ timeout: 60_000 })
  await shoot(page, 'phone-signed-out', ['phone'])
  await page.getByRole('button', { name: '登录', exact: true }).click()
  const again = page.getByRole('dialog', { name: '登录已过期' })
  await again.getByLabel('密码').fill(server.logins.get('village')?.password ?? '')
  await again.getByRole('button', { name: '登录', exact: true }).click()
  await expect(badge(page)).toHaveCount(0)
  expect(answersOf(await read(county, one.id))).toBe(1)

  await context.setOffline(true)
  await answer(page, two.id, 'confirmed', '退出前写的')
  // Before the signal is back: the phone sends at once.
  await context.route('**/answer', (route) => route.abort())
  await context.setOffline(false)
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByText('还有 1 条没有发送')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'phone-sign-out', ['phone'])
  await page.getByRole('button', { name: /留在这部手机上/ }).click()
  await expect(page.getByLabel('账号')).toBeVisible()
  const visits = { visit_due: 0, visit_sheets: 0, visit_form: 0, visit_drafts: 0 }
  expect(await stored(page)).toEqual({ who: 0, clues: 0, households: 0, drafts: 0, queue: 1, ...visits })
  await context.unroute('**/answer')

  await signInAs(page, server, 'contact', '/m/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的线索')
  await expect(badge(page)).toHaveCount(0)
  expect(answersOf(await read(county, two.id))).toBe(0)

  await page.getByRole('link', { name: '我的', exact: true }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByLabel('账号')).toBeVisible()
  await signInAs(page, server, 'village', '/m/')
  await expect(badge(page)).toHaveCount(0)
  await expect(async () => expect(answersOf(await read(county, two.id))).toBe(1)).toPass()
})

// How many records are in each store of the phone.
const stored = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('shouwang')
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const counts: Record<string, number> = {}
    for (const name of db.objectStoreNames) {
      counts[name] = await new Promise((resolve) => {
        const asked = db.transaction(name).objectStore(name).count()
        asked.onsuccess = () => resolve(asked.result)
      })
    }
    db.close()
    return counts
  })

// A photo as a camera makes it: large, and with a note of the place in it, which must not leave the phone.
async function cameraPhoto(page: Page) {
  const url = await page.evaluate((side) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: side, height: side / 2 })
    canvas.getContext('2d')?.fillRect(0, 0, side / 3, side / 3)
    return canvas.toDataURL('image/jpeg')
  }, CAMERA_SIDE)
  const plain = Buffer.from(url.split(',')[1] ?? '', 'base64')
  const note = Buffer.from(`Exif\0\0${PLACE}`)
  const head = Buffer.from([0xff, 0xe1, 0, note.length + 2])
  const buffer = Buffer.concat([plain.subarray(0, 2), head, note, plain.subarray(2)])
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer }
}

// Width and height stand in the frame header of a JPEG.
function sizeOf(jpeg: Buffer) {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt16BE(at)
    if (marker >= 0xffc0 && marker <= 0xffc2)
      return { width: jpeg.readUInt16BE(at + 7), height: jpeg.readUInt16BE(at + 5) }
  }
  return undefined
}
