// Steps of casework that several journeys take: in the browser, and beside it what a journey begins with.
import { expect, type Page } from '@playwright/test'
import { Caller } from './county/caller'
import type { Server } from './county/server'
import { takeSheet } from './sheet'

export interface List<Item> {
  items: Item[]
}
interface Clue {
  id: number
  version: number
  state: string
  source: string
}

// A day in Beijing, so many days from today.
export const beijing = (days = 0) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
export const dialog = (page: Page) => page.getByRole('dialog')
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
export const now = (page: Page) => part(page, '步骤').locator('[aria-current=step]')

export async function complete(page: Page, title: string, fields: Record<string, string>) {
  const step = part(page, `现在的步骤：${title}`)
  for (const [label, text] of Object.entries(fields)) await step.getByLabel(label, { exact: true }).fill(text)
  await step.getByRole('button', { name: `完成“${title}”` }).click()
  await expect(page.getByText(`已完成“${title}”`)).toBeVisible()
}

// Where the present step names it as missing.
export async function addPaper(page: Page, title: string) {
  await page.getByRole('button', { name: `上传${title}`, exact: true }).click()
  await takeSheet(dialog(page))
  await dialog(page).getByRole('button', { name: '归入' }).click()
  await expect(page.getByText(`已添加${title}`)).toBeVisible()
}

export async function fillMeeting(page: Page) {
  await page.getByLabel('地点', { exact: true }).fill('村委会')
  await page.getByLabel('主持人').fill('村支书')
  await page.getByLabel('到会人数').fill('32')
  await page.getByLabel('会议记录', { exact: true }).fill('逐户评议，一致同意')
  await takeSheet(page.getByRole('group', { name: '会议记录和签到的原件' }))
}

// Days before its end, which has to be explained.
export async function endPostingEarly(page: Page) {
  await page.getByRole('button', { name: '结束公示' }).click()
  await takeSheet(dialog(page))
  const end = dialog(page).getByRole('button', { name: '结束公示' })
  await expect(end).toBeDisabled()
  await dialog(page).getByLabel('提前结束的理由').fill('全村都已知晓，没有其他意见')
  await end.click()
  await expect(page.getByText('已结束', { exact: true })).toBeVisible()
}

// The village reported a risk of a family and verified it.
export async function verifiedClue(server: Server, household: number, text: string): Promise<number> {
  const [county, village] = [await Caller.as(server, 'county'), await Caller.as(server, 'village')]
  await village.post('/clues', { source: 'visit', household, text })
  await county.post('/clues/send', { due_on: beijing(5) })
  const found = (await village.get<List<Clue>>(`/households/${household}/clues`)).items
  const own = found.find(({ state, source }) => source === 'visit' && state === 'sent')
  if (!own) throw new Error('the clue was not sent')
  const answer = { verdict: 'confirmed', note: '入户看过，情况属实', visited_on: beijing() }
  await village.post(`/clues/${own.id}/answer`, answer, own.version)
  return own.id
}
