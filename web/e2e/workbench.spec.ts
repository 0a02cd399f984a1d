// The desk's first page: where the month stands, and that every number leads to its list.
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

test('the county sees where each town stands, and follows the numbers', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('工作台')
  const towns = page.getByRole('region', { name: '各地线索进度表' })
  await expect(towns.getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByText('最近一次比对')).toBeVisible()
  await expect(page.getByText(/比对 [\d,]+ 户/)).toBeVisible()
  await expect(page.getByText(/应交 \d+ 张表/)).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'workbench')

  const first = towns.getByRole('link', { name: /待下发：/ }).first()
  const clues = Number(await first.innerText())
  await first.click()
  await expect(page).toHaveURL(/\/clues\?place=\d{12}&state=found/)
  const rows = page.getByRole('region', { name: '线索列表' }).locator('tbody tr')
  await expect(rows).toHaveCount(Math.min(clues, 50))
})

test('a warning of group risk is closed with what was done', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  const open = page.getByRole('link', { name: /未关闭 \d+ 条/ })
  const before = Number(/\d+/.exec(await open.innerText())?.[0])
  await page.getByRole('region', { name: '规模性返贫预警' }).getByRole('button', { name: /^关闭/ }).first().click()
  const confirm = page.getByRole('button', { name: '关闭预警' })
  await expect(confirm).toBeDisabled()
  await page.getByLabel('处置情况').fill('已入户核查，落实救助，风险可控')
  await shoot(page, 'group-risk-close')
  await confirm.click()
  await expect(page.getByText('预警已关闭')).toBeVisible()
  await expect(open).toHaveText(`未关闭 ${before - 1} 条`)

  await open.click()
  await expect(page).toHaveURL(/\/group-risks\?open=true/)
  await page.getByLabel('只看未关闭').uncheck()
  await expect(page.getByText('已入户核查，落实救助，风险可控')).toBeVisible()
  await page.getByRole('button', { name: '现在统计一次' }).click()
  await expect(page.getByText('统计过了，没有新的预警')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'group-risks')
})

test('the town is shown the cases that were told to it because they are overdue', async ({ page, server }) => {
  const place = { division_code: '530326101201', kind: 'identification', period: '2022-05', status: 'open' }
  const counted = { ...place, step: 'survey', cases: 2, overdue: 2, due_soon: 0 }
  await page.route(/\/cases\/summary\?.*told=true/, (route) => route.fulfill({ json: { items: [counted] } }))
  await signInAs(page, server, 'town')
  const waiting = page.getByRole('region', { name: '等我办理' })
  await expect(waiting.getByText('逾期报上来的办理件')).toBeVisible()
  await shoot(page, 'workbench-told')
  await waiting.getByRole('link', { name: '等我办理的逾期报上来的办理件：2', exact: true }).click()
  await expect(page).toHaveURL(/\/cases\?told=true/)
  await expect(page.getByLabel('逾期报到本级的')).toBeChecked()
})

test('the town sees its villages, and may look at warnings only', async ({ page, server }) => {
  await signInAs(page, server, 'town')
  await expect(page.getByRole('heading', { name: '各村线索进度' })).toBeVisible()
  await expect(page.getByText('最近一次比对')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^关闭/ })).toHaveCount(0)
  await checkAxe(page)
  await shoot(page, 'workbench-town')
})
