// 统计: the figures of any day and place, every one of them opened, drawn, printed and exported.
import { bindSecondFactor, checkAxe, expect, shoot, signInAs, test } from './fixtures'
import type { Page } from '@playwright/test'

test.describe.configure({ mode: 'serial' })

const numberIn = (text: string) => Number(text.replace(/,/g, ''))
const sheet = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).and(page.locator('section'))
const totalOf = (page: Page, name: string) => sheet(page, name).getByRole('row').filter({ hasText: '合计' }).last()

test('the county reads the tables, opens a figure, and the list is as long as it says', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '统计', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('统计')
  await expect(sheet(page, '监测对象').getByRole('row').nth(3)).toBeVisible()
  await expect(sheet(page, '识别与消除').getByRole('row').nth(3)).toBeVisible()
  await expect(sheet(page, '监测对象').locator('canvas')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'statistics')

  const total = totalOf(page, '监测对象').getByRole('link', { name: /^合计 合计 户：/ })
  const households = numberIn(await total.innerText())
  expect(households).toBeGreaterThan(0)
  await total.click()
  await expect(page).toHaveURL(/\/statistics\/list\?table=monitored&column=all_households/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${households} 户`)
  const rows = page.getByRole('region', { name: '数字里的户' }).locator('tbody tr')
  await expect(rows).toHaveCount(Math.min(households, 50))
  await checkAxe(page)
  await shoot(page, 'statistics-list')
  await page.getByRole('link', { name: '← 统计' }).click()
  await expect(sheet(page, '监测对象')).toBeVisible()
})

test('towns add up, open their villages, and another day has other figures', async ({ page, server }) => {
  await signInAs(page, server, 'county', '/statistics')
  const links = sheet(page, '监测对象').getByRole('link', { name: / 合计 户：/ })
  await expect(links.first()).toBeVisible()
  const figures = (await links.allInnerTexts()).map(numberIn)
  const [all = 0, ...towns] = figures
  expect(all).toBeGreaterThan(0)
  expect(towns.reduce((sum, one) => sum + one, 0)).toBe(all)

  const town = sheet(page, '监测对象').getByRole('rowheader').getByRole('link').first()
  const name = await town.innerText()
  await town.click()
  await expect(page).toHaveURL(/town=\d{9}000/)
  await expect(page.locator('header.page-head')).toContainText(name)
  await expect(sheet(page, '监测对象').getByRole('columnheader', { name: '村', exact: true }).first()).toBeVisible()

  await page.goto('/statistics?as_of=2018-12-31')
  await expect(page.locator('header.page-head')).toContainText('2018-01-01 至 2018-12-31')
  const before = totalOf(page, '监测对象').getByRole('cell').first()
  expect(numberIn(await before.innerText())).toBeLessThan(all)
  await page.goto('/statistics?as_of=2099-01-01')
  await expect(page.getByText('截止日期要写今天或以前的一天').first()).toBeVisible()
})

test('every tab has its table, and every kind of figure opens', async ({ page, server }) => {
  await signInAs(page, server, 'county', '/statistics?tab=risks')
  await expect(sheet(page, '致贫返贫风险').getByRole('row').nth(3)).toBeVisible()
  await shoot(page, 'statistics-risks', ['desk'])
  for (const [tab, name, kind] of [
    ['帮扶措施', '帮扶措施', 'statistics-measures'],
    ['线索', '线索', 'statistics-clues'],
    ['数据质量', '数据质量', 'statistics-quality'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(sheet(page, name).getByRole('row').nth(3)).toBeVisible()
    await checkAxe(page)
    await shoot(page, kind)
  }
  await page.getByRole('tab', { name: '线索', exact: true }).click()
  const found = totalOf(page, '线索').getByRole('link', { name: /^合计 发现：/ })
  const clues = numberIn(await found.innerText())
  await found.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${clues.toLocaleString('zh-CN')} 条`)
  await expect(page.getByRole('region', { name: '数字里的线索' }).locator('tbody tr')).toHaveCount(Math.min(clues, 50))
  await checkAxe(page)
})

test('tables leave as a workbook, and so does a list, for a purpose', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await bindSecondFactor(page, server, 'county')
  await page.goto('/statistics')
  const [book] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ])
  expect(book.suggestedFilename()).toMatch(/^防止返贫监测统计表 \d{4}-\d\d-\d\d\.xlsx$/)
  await page.goto('/statistics/list?table=monitored&column=all_people')
  await page.getByRole('button', { name: '导出名单' }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: '导出', exact: true })
  await expect(confirm).toBeDisabled()
  await page.getByLabel('用途').fill('核对监测对象名单')
  const [list] = await Promise.all([page.waitForEvent('download'), confirm.click()])
  expect(list.suggestedFilename()).toMatch(/^统计名单 /)
})

test('on paper there are the figures alone', async ({ page, server }) => {
  await signInAs(page, server, 'county', '/statistics')
  await expect(sheet(page, '监测对象').getByRole('row').nth(3)).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
  await expect(sheet(page, '监测对象').locator('canvas')).toBeHidden()
  await expect(sheet(page, '监测对象').getByRole('row').nth(3)).toBeVisible()
  await shoot(page, 'statistics-print', ['desk'])
})

test('a village sees its own figures', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/statistics')
  await expect(sheet(page, '监测对象').getByRole('row').nth(2)).toBeVisible()
  await expect(sheet(page, '监测对象').locator('.figures tbody tr')).toHaveCount(2)
  await shoot(page, 'statistics-village', ['phone'])
})

test('an officer sees none', async ({ page, server }) => {
  await signInAs(page, server, 'sysadmin')
  await expect(page.getByRole('link', { name: '统计', exact: true })).toHaveCount(0)
  await page.goto('/statistics')
  await expect(page.getByText('您的角色看不到这一页')).toBeVisible()
})
