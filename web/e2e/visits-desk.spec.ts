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

test('what does not agree stands in a list of its own, from the workbench to the decision', async ({
  page,
  server,
}) => {
  const village = await Caller.as(server, 'village')
  const [, second] = await due(village)
  const household = second?.household ?? 0
  const head = second?.head ?? ''
  expect(head).not.toBe('')

  await signInAs(page, server, 'town', '/visits')
  await expect(page.getByText('没有不一致的走访')).toBeVisible()
  await visit(village, household)
  await village.post(`/households/${household}/visits`, {
    ...(await firstVisit(village, household)),
    key: 'e'.repeat(32),
  })

  await page.goto('/')
  await page.getByRole('link', { name: '等我办理的走访不一致：1', exact: true }).click()
  await expect(page).toHaveURL(/\/visits$/)
  const row = page.getByRole('table').getByRole('row').nth(1)
  await expect(row).toContainText(head)
  await expect(row).toContainText('两个人从同一次走访填起，写的不一样')
  await checkAxe(page)
  await shoot(page, 'visits-disputed')

  // The list of another village does not have it; the address says which list it is.
  const places = page.getByRole('combobox', { name: '地点' })
  const values = await places.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
  const code = (await village.get<{ items: { division_code: string }[] }>('/visits')).items[0]?.division_code ?? ''
  const other = values.find((value) => value && !code.startsWith(value) && value !== code) ?? ''
  expect(other).not.toBe('')
  await page.goto(`/visits?place=${other}`)
  await expect(page.getByText('没有符合筛选条件的内容')).toBeVisible()
  await page.getByRole('form', { name: '筛选' }).getByRole('button', { name: '清除筛选' }).click()
  await row.getByRole('link', { name: head }).click()

  await expect(page.getByRole('row', { name: /住房安全/ })).toContainText('不安全')
  await expect(page.getByRole('region', { name: '后交的一次' })).toContainText('不安全')
  await expect(page.getByRole('region', { name: '先交的一次' })).toContainText('纯收入')
  await checkAxe(page)
  await shoot(page, 'visit-disputed')
  await page.getByRole('button', { name: '采用先交的' }).click()
  await page.getByLabel('怎么核对的').fill('村里又去看过，房子没有问题')
  await page.getByRole('dialog').getByRole('button', { name: '采用', exact: true }).click()
  await expect(page.getByText('现在没有要核对的：这次走访核对后不采用。')).toBeVisible()
  await expect(page.getByText('核对：村里又去看过，房子没有问题').first()).toBeVisible()
  await page.getByRole('link', { name: '← 走访不一致' }).click()
  await expect(page.getByText('没有不一致的走访')).toBeVisible()
})

test('a department has no visits to settle', async ({ page, server }) => {
  await signInAs(page, server, 'department', '/visits')
  await expect(page).toHaveURL(/\/no-permission$/)
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
