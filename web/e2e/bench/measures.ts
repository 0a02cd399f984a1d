// What is measured of a page: bytes of its first load as a browser gets them with gzip, and when something is to be seen on a
// slow phone.
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from '@playwright/test'

// A cheap phone on a bad day: the "slow 4G" of the browser's own tools, and a processor a quarter as fast.
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const CPU_TIMES_SLOWER = 4
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

// Everything but the API's answers, gzipped at zlib's usual level.
export async function firstLoad(context: BrowserContext, url: string) {
  const page = await context.newPage()
  const weights: Promise<number>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/api/') || !response.ok()) return
    weights.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(url)
  await page.waitForLoadState('networkidle')
  const bytes = (await Promise.all(weights)).reduce((sum, one) => sum + one, 0)
  await page.close()
  return { bytes, files: weights.length }
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

// In ms, nothing cached: first contentful paint, and when the page itself stands there.
export async function firstPaint(browser: Browser, url: string, cookies: Cookies) {
  const context = await browser.newContext(PHONE)
  await context.addCookies(cookies)
  const page = await context.newPage()
  const debuggee = await context.newCDPSession(page)
  await debuggee.send('Network.enable')
  await debuggee.send('Network.emulateNetworkConditions', SLOW_4G)
  await debuggee.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER })
  await page.goto(url)
  const stands = await page.waitForFunction(() => document.querySelector('h1') && Math.round(performance.now()))
  const times = { paint: await paintOf(page), stands: Number(await stands.jsonValue()) }
  await context.close()
  return times
}

const paintOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const isFirst = (entry: PerformanceEntry) => entry.name === 'first-contentful-paint'
        new PerformanceObserver((list) => {
          const found = list.getEntries().find(isFirst)
          if (found) resolve(Math.round(found.startTime))
        }).observe({ type: 'paint', buffered: true })
      }),
  )

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
