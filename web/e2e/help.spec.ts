// 帮扶: a plan from suggestions, measures posted, carried out and checked by another, the contact person, the yearly review.
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'
import { Caller } from './county/caller'
import type { Server } from './county/server'

test.describe.configure({ mode: 'serial' })

interface Helped {
  household: number
  head: string
  contact: number | null
  planned_on: string | null
  warnings: { kind: string }[]
}
const helped = async (server: Server, role: 'town' | 'county') =>
  (await (await Caller.as(server, role)).get<{ items: Helped[] }>('/help-households?limit=200')).items

const photo = {
  name: '发放现场.png',
  mimeType: 'image/png',
  buffer: Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64)]),
}

test('a plan is made from suggestions, and what was missing is missing no more', async ({ page, server }) => {
  const wanted = (await helped(server, 'town')).find(
    ({ warnings, planned_on }) => !planned_on && warnings.some(({ kind }) => kind === 'risk_without_measure'),
  )
  expect(wanted, 'a household with a risk that has no measure').toBeTruthy()
  await signInAs(page, server, 'town', '/help')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('帮扶计划')
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'help')

  await page.goto(`/help/${wanted?.household}`)
  const missing = page.getByText('还没有对应的措施')
  await expect(missing.first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'help-plan-before')
  const offered = page.getByRole('list', { name: '建议的措施' }).getByRole('button')
  while ((await missing.count()) > 0) {
    const name = (await offered.first().getAttribute('aria-label')) ?? ''
    await offered.first().click()
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  await expect(page.getByRole('list', { name: '风险和措施' }).getByText('待公示').first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'help-plan')
})

test('a measure is posted, carried out, and checked by another', async ({ page, server }) => {
  await signInAs(page, server, 'town', '/help-measures?state=planned')
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const household = await rows.first().getByRole('link').first().innerText()
  await rows.first().getByRole('checkbox').check()
  await shoot(page, 'help-measures')
  await page.getByRole('button', { name: '登记公示（1 项）' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog).toBeHidden()

  await page.goto('/help-measures?state=posted')
  await expect(rows.first()).toContainText(household)
  await page.getByRole('button', { name: '登记实施' }).first().click()
  await dialog.getByLabel('实际金额（元）').fill('1200')
  await dialog.locator('input[type=file]').setInputFiles(photo)
  await expect(dialog.getByText('已上传')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'help-carry')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog).toBeHidden()
  await page.goto('/help-measures?state=carried')
  await expect(rows.first()).toContainText(household)
  await expect(page.getByRole('button', { name: '核查', exact: true }), 'not by who carried it out').toHaveCount(0)

  await page.context().clearCookies()
  await signInAs(page, server, 'county', '/help-measures?state=carried')
  await page.getByRole('button', { name: '核查', exact: true }).first().click()
  await dialog.getByRole('button', { name: '提交', exact: true }).click()
  await expect(dialog).toBeHidden()
  await page.goto('/help-measures?state=checked')
  await expect(rows.first()).toContainText('已核查')
  await rows.first().getByRole('link').first().click()
  await expect(page.getByText(/实施，1,200\.00 元/)).toBeVisible()
  await shoot(page, 'help-plan-checked')
})

test('the contact person is named, with what is not finished', async ({ page, server }) => {
  const without = (await helped(server, 'town')).find(({ contact }) => !contact)
  expect(without, 'a household without a contact person').toBeTruthy()
  await signInAs(page, server, 'town', `/help/${without?.household}`)
  await page.getByRole('button', { name: '指定', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const options = dialog.getByLabel('新的联系人').getByRole('option')
  await expect(options.nth(1)).toBeAttached()
  const chosen = (await options.nth(1).innerText()).split('（')[0] ?? ''
  await dialog.getByLabel('新的联系人').selectOption({ index: 1 })
  await dialog.getByLabel('原因', { exact: true }).fill('按一对一安排')
  await checkAxe(page)
  await shoot(page, 'help-contact')
  await dialog.getByRole('button', { name: '确定', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('list', { name: '联系人交接记录' })).toContainText(`指定 ${chosen}`)
})

test('a village reviews its households', async ({ page, server }) => {
  await signInAs(page, server, 'town', '/help-reviews')
  const progress = page.getByRole('table', { name: '各村进度' })
  await progress.locator('tbody').getByRole('button').first().click()
  await expect(page).toHaveURL(/village=\d{12}/)
  await page.getByRole('button', { name: '评议', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('有成效', { exact: true }).check()
  await dialog.getByLabel('评议情况').fill('务工稳定，收入有增加')
  await checkAxe(page)
  await shoot(page, 'help-review')
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('务工稳定，收入有增加').first()).toBeVisible()
  await expect(progress.locator('tbody tr').first().getByRole('cell').nth(1)).toHaveText('1')
  await shoot(page, 'help-reviews')
})
