// The pages in numbers: printed as tables, kept in build/bench/web.json, refused over budget.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addDays, today } from '../../src/format/time'
import { Caller } from '../county/caller'
import { ROOT } from '../county/place'
import { axeFindings, expect, signInAs, test, type Role } from '../fixtures'
import { firstLoad, firstPaint, median } from './measures'

const RUNS = Number(process.env.BENCH_WEB_RUNS ?? 5)
const KIB = 1024
// Of issue 4 and 5: first load of each, and first paint of the pages for phones.
const BUDGET = { desk: 900 * KIB, phone: 300 * KIB, public: 100 * KIB, paint: 1500 }
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const ROLES: Role[] = ['county', 'town', 'department', 'sysadmin', 'secadmin', 'auditor', 'village', 'contact']
const MOST_PAGES_A_ROLE = 25

const say = (text: string) => process.stdout.write(`${text}\n`)
const FILE = `${ROOT}build/bench/web.json`

// Kept at once: a test that fails ends its process.
function keep(name: string, value: unknown) {
  mkdirSync(`${ROOT}build/bench`, { recursive: true })
  const kept = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>) : {}
  writeFileSync(FILE, `${JSON.stringify({ ...kept, [name]: value }, null, 1)}\n`)
}

test('first load and first paint', async ({ page, server, browser }) => {
  await signInAs(page, server, 'village', '/m/')
  const village = await page.context().cookies()
  await page.context().clearCookies()
  await signInAs(page, server, 'county')
  const county = await page.context().cookies()
  const opened = [
    { name: '手机版：登录页', path: '/m/', cookies: [], most: BUDGET.phone, paint: BUDGET.paint },
    { name: '手机版：我的线索', path: '/m/', cookies: village, most: BUDGET.phone, paint: BUDGET.paint },
    { name: '公众页', path: '/p/', cookies: [], most: BUDGET.public, paint: BUDGET.paint },
    { name: '电脑版：登录页', path: '/', cookies: [], most: BUDGET.desk },
    { name: '电脑版：首页', path: '/', cookies: county, most: BUDGET.desk },
  ]
  say('\n首次打开（gzip 后 KB），慢手机上的时间（中位数）')
  const over: string[] = []
  for (const { name, path, cookies, most, paint } of opened) {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    await context.addCookies(cookies)
    const { bytes, files } = await firstLoad(context, server.url + path)
    await context.close()
    const runs: { paint: number; stands: number }[] = []
    for (let run = 0; run < RUNS; ++run) runs.push(await firstPaint(browser, server.url + path, cookies))
    const middle = median(runs.map((one) => one.paint))
    say(
      `  ${name}　${(bytes / KIB).toFixed(0)} KB（上限 ${most / KIB}），${files} 个文件；` +
        `首次显示 ${middle} ms${paint ? `（上限 ${paint}）` : ''}，页面出来 ${median(runs.map((one) => one.stands))} ms`,
    )
    keep(name, { bytes, files, runs_ms: runs })
    if (bytes > most) over.push(`${name}：${bytes} 字节`)
    if (paint && middle > paint) over.push(`${name}：${middle} ms`)
  }
  expect(over, '超过上限').toEqual([])
})

// Pages of one kind have one pattern: numbers stand for any.
const patternOf = (path: string) => path.replace(/\/\d[^/]*/g, '/:n')

async function linksOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a[href], main a[href]')]
    const here = links.filter(({ origin, protocol }) => origin === location.origin && protocol.startsWith('http'))
    return here.map(({ pathname, search }) => pathname + search)
  })
}

for (const role of ROLES) {
  test(`axe: ${role}`, async ({ page, server }) => {
    const isField = role === 'village' || role === 'contact'
    if (isField) {
      await page.setViewportSize(SIZES.phone)
      await (await Caller.as(server, 'county')).post('/clues/send', { due_on: addDays(today(), 5) })
    }
    await signInAs(page, server, role, isField ? '/m/' : '/')
    await page.waitForLoadState('networkidle')
    const queue = [new URL(page.url()).pathname]
    const seen = new Map<string, string[]>()
    const grave: string[] = []
    while (queue.length > 0 && seen.size < MOST_PAGES_A_ROLE) {
      const path = queue.shift() ?? ''
      const pattern = patternOf(path.split('?')[0] ?? '')
      if (seen.has(pattern) || isField !== path.startsWith('/m/')) continue
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      const words: string[] = []
      for (const [size, viewport] of Object.entries(SIZES)) {
        if (isField && size === 'desk') continue
        await page.setViewportSize(viewport)
        for (const { id, impact, nodes } of await axeFindings(page)) {
          words.push(`${size} ${id}（${impact ?? '轻'}）${nodes.length} 处`)
          if (impact === 'serious' || impact === 'critical') grave.push(`${path} ${size} ${id}`)
        }
      }
      seen.set(pattern, words)
      queue.push(...(await linksOn(page)))
    }
    say(`\naxe：${role}，${seen.size} 页`)
    for (const [pattern, words] of seen) say(`  ${pattern}　${words.join('；') || '没有发现'}`)
    keep(`axe ${role}`, Object.fromEntries(seen))
    expect(grave, '严重的').toEqual([])
  })
}
