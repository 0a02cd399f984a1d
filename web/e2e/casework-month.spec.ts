// The month of casework: the clock of the workbench and the lists behind its numbers, a 集中排查, filters that are kept, and steps of many
// at once.
import type { Page } from '@playwright/test'
import { beijing, dialog, part } from './casework-steps'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'
import { takeSheet } from './sheet'

test.describe.configure({ mode: 'serial' })

const FAMILIES = 3
// The round that cases of today begin in: the month to come once the first step's day (the 3rd) has passed.
const isNextMonth = Number(beijing().slice(8)) > 3

// Cases of a few families that applied.
let opened = 0
async function openCases(page: Page) {
  const rows = part(page, '农户列表').locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const links = await rows.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  for (const link of links) {
    if (opened === FAMILIES) return
    await page.goto(link)
    await expect(page.getByRole('heading', { name: '家庭成员', exact: true })).toBeVisible()
    if ((await page.getByText(/^监测中/).count()) > 0) continue
    await page.getByRole('button', { name: '登记申请书' }).click()
    await takeSheet(dialog(page))
    await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
    await expect(page.getByText('申请书已登记')).toBeVisible()
    await page.getByRole('button', { name: '开始识别' }).click()
    await dialog(page).getByRole('button', { name: '开件' }).click()
    await expect(page).toHaveURL(/\/cases\/\d+$/)
    opened += 1
  }
}

test('the village takes applications and opens a case of each', async ({ page, server }) => {
  opened = 0
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/households')
  await openCases(page)
  expect(opened).toBe(FAMILIES)
  await page.goto('/month-lists')
  await expect(part(page, '拟新识别').getByRole('link', { name: '在办' })).toHaveCount(FAMILIES)
  await checkAxe(page)
  await shoot(page, 'month-lists')
})

test('the numbers of the month’s clock lead to their lists', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  const clock = part(page, '本月程序')
  await expect(clock.getByRole('listitem')).toHaveCount(8)
  if (isNextMonth) await clock.getByRole('button', { name: '下个月' }).click()
  const number = clock.getByRole('link', { name: `风险信息收集 在办：${FAMILIES}` })
  await expect(number).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'workbench-clock')
  await number.click()
  await expect(page).toHaveURL(/\/cases\?.*step=collect/)
  await expect(part(page, '办理件列表').locator('tbody tr')).toHaveCount(FAMILIES)
  await checkAxe(page)
  await shoot(page, 'cases')

  await page.getByRole('button', { name: '存下这个筛选' }).click()
  await dialog(page).getByLabel('叫什么').fill('等收集的')
  await dialog(page).getByRole('button', { name: '存下', exact: true }).click()
  await page.goto('/cases')
  await page.getByRole('group', { name: '存下的筛选' }).getByRole('button', { name: '等收集的', exact: true }).click()
  await expect(page).toHaveURL(/step=collect/)
})

test('the village does one step of all of them at once', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/cases?step=collect&status=open')
  await page.getByRole('checkbox', { name: '全选本页' }).check()
  await page.getByRole('button', { name: '一起完成' }).click()
  await dialog(page).getByLabel('风险情况').fill('收入低，无稳定来源')
  await shoot(page, 'cases-together')
  await dialog(page).getByRole('button', { name: '一起完成' }).click()
  await expect(page.getByText(`已完成 ${FAMILIES} 件的“风险信息收集”`)).toBeVisible()
  await page.goto('/cases?step=analyse')
  await expect(part(page, '办理件列表').locator('tbody tr')).toHaveCount(FAMILIES)
})

test('a 集中排查 shows its own days', async ({ page, server }) => {
  await signInAs(page, server, 'county', '/campaigns')
  await page.getByRole('button', { name: '安排集中排查' }).click()
  await dialog(page).getByLabel('名称').fill('年度集中排查')
  await dialog(page).getByLabel('依据的文件').fill('县防返贫办通知')
  if (isNextMonth) await dialog(page).getByLabel('月份').selectOption({ index: 1 })
  const last = dialog(page).getByLabel('数据录入和清洗')
  const month = (await last.inputValue()).slice(0, 7)
  await last.fill(`${month}-28`)
  await checkAxe(page)
  await shoot(page, 'campaign-order')
  await dialog(page).getByRole('button', { name: '安排', exact: true }).click()
  await expect(part(page, '年度集中排查').getByText('数据录入和清洗')).toBeVisible()
  await shoot(page, 'campaigns')
  await page.goto('/workbench')
  const clock = part(page, '本月程序')
  if (isNextMonth) await clock.getByRole('button', { name: '下个月' }).click()
  await expect(clock.getByRole('heading', { name: '年度集中排查' })).toBeVisible()
  await expect(clock.getByRole('listitem').last()).toContainText(`${Number(month.slice(5))}月28日`)
})
