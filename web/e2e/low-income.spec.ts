// 低收入分层: the county sees every layer with who confirmed it, opens a household, and exports the list.
import { bindSecondFactor, checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

const numberIn = (text: string) => Number(text.replace(/,/g, ''))

test('the county reads the layers, filters by one and opens a household', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '低收入分层', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('低收入分层')
  await expect(page.getByText(/最新名单：民政局 \d{4}年\d+月/)).toBeVisible()
  const rows = page.getByRole('region', { name: '低收入分层列表' }).locator('tbody tr')
  await expect(rows.nth(3)).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'low-income')

  const sums = page.getByLabel('分层汇总')
  const monitored = sums.getByRole('link', { name: /^监测对象/ })
  const households = numberIn(await monitored.innerText())
  expect(households).toBeGreaterThan(0)
  await monitored.click()
  await expect(page).toHaveURL(/layer=monitored/)
  await expect(rows).toHaveCount(Math.min(households, 50))

  await page.goto('/low-income?layer=minimum_living')
  await expect(rows.first()).toContainText('低保')
  await rows.first().getByRole('link').first().click()
  const panel = page.getByRole('region', { name: '低收入分层' })
  await expect(panel).toContainText(/低保.*民政局 \d{4}年\d+月名单/)
  await checkAxe(page)
  await panel.scrollIntoViewIfNeeded()
  await shoot(page, 'low-income-household')
})

test('where the sources disagree is a list of its own, and the list is exported for a purpose', async ({
  page,
  server,
}) => {
  await signInAs(page, server, 'county')
  await bindSecondFactor(page, server, 'county')
  await page.goto('/low-income?doubtful=true')
  const rows = page.getByRole('region', { name: '低收入分层列表' }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'low-income-doubtful')
  await page.getByRole('button', { name: '导出名单' }).click()
  const dialog = page.getByRole('dialog', { name: '导出低收入分层名单' })
  await dialog.getByLabel('用途').fill('与民政局核对名单')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出', exact: true }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^低收入人口分层名单 \d{4}-\d\d-\d\d\.xlsx$/)
})
