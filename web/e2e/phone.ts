// The phone in a journey: what it says is waiting, that it can do without a signal, and how somebody comes back to a page that was
// closed.
import { expect, type BrowserContext, type Page } from '@playwright/test'
import type { Server } from './county/server'
import { watch } from './guard'

export const badge = (page: Page) => page.getByRole('link', { name: /^(待发送|正在发送)/ }).first()

// The page can do without the network from now on.
export const worksAlone = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  })

// The page is closed and another opened, still without a signal: what was written is there, and its queue is opened.
export async function comeBack(page: Page, context: BrowserContext, server: Server, waiting: number) {
  await page.close()
  const again = await context.newPage()
  const guard = watch(again, () => server.url)
  guard.allowOffline = true
  await again.goto(`${server.url}/m/`)
  await expect(badge(again)).toHaveText(`待发送 ${waiting}`)
  await expect(again.getByText('没有信号，可以照常填报')).toBeVisible()
  await badge(again).click()
  await expect(again.getByText(`等着发送的 ${waiting} 条`)).toBeVisible()
  return { again, guard }
}

// The server is there again, and so is the signal: everything goes out by itself.
export async function signalReturns(page: Page, context: BrowserContext, server: Server) {
  await server.start()
  await context.setOffline(false)
  await expect(page.getByText('都已经发送')).toBeVisible({ timeout: 60_000 })
}
