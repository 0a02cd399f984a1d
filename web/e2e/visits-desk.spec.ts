// What the office sees of visits: a family's visits, two that do not agree side by side, the decision, the income in the register.
import { Caller } from './county/caller'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'
import { due, visit, visitsTo } from './visits'

test.describe.configure({ mode: 'serial' })

test('two visits that do not agree are settled by a person', async ({ page, server }) => {
  const village = await Caller.as(server, 'village')
  const household = (await due(village))[0]?.household ?? 0
  expect(household).toBeGreaterThan(0)
  await visit(village, household)
  const before = await visitsTo(village, household)
  expect(before).toHaveLength(1)

  await signInAs(page, server, 'town', `/households/${household}`)
  const panel = page.locator('section.sheet').filter({ has: page.getByRole('heading', { name: '入户走访' }) })
  await expect(panel).toContainText('日常走访')

  // Both begin where nothing stood before.
  await village.post(`/households/${household}/visits`, {
    ...(await firstVisit(village, household)),
    key: 'f'.repeat(32),
  })
  await page.reload()
  await expect(panel.getByText('两次不一致')).toBeVisible()
  await expect(panel.getByRole('row', { name: /住房安全/ })).toContainText('不安全')
  await panel.scrollIntoViewIfNeeded()
  await checkAxe(page)
  await shoot(page, 'visits-desk')
  await panel.getByRole('button', { name: '采用后交的' }).click()
  await page.getByLabel('怎么核对的').fill('再去看过，房子确实裂了')
  await page.getByRole('dialog').getByRole('button', { name: '采用', exact: true }).click()
  await expect(panel.getByText('核对后不采用')).toBeVisible()
  await expect(panel.getByText('再去看过，房子确实裂了').first()).toBeVisible()

  await panel.getByRole('button', { name: '收入写入底册' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '写入底册' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText(/入户走访（.*）测算的近 12 个月收入/).first()).toBeVisible()
})

// What the first visit said, but for the house.
async function firstVisit(village: Caller, household: number) {
  interface Kept {
    form: string
    purpose: string
    visited_on: string
    answers: Record<string, string[]>
    members: object[]
  }
  const { items } = await village.get<{ items: Kept[] }>(`/households/${household}/visits`)
  const [kept] = items
  if (!kept) throw new Error('no visit')
  const { form, purpose, visited_on, answers, members } = kept
  return {
    form,
    purpose,
    visited_on,
    answers: { ...answers, housing: ['不安全'] },
    members,
    amounts: { wage_away: 100 },
  }
}
