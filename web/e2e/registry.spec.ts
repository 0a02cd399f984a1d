// 农户档案: found while typing, looked at, corrected, changed naturally, split and merged, taken back; duplicates; imports.
import type { Page } from '@playwright/test'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

const row = (page: Page, index: number) => page.getByRole('row').nth(index)
const dialog = (page: Page) => page.getByRole('dialog')
const openHousehold = async (page: Page, number: string) => {
  await page.goto('/households')
  await page.getByRole('searchbox', { name: '查找' }).fill(number)
  await expect(page.getByRole('region', { name: '查找结果' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('region', { name: '查找结果' }).getByRole('row').nth(1).getByRole('link').click()
  await expect(page.getByRole('heading', { name: '家庭成员', exact: true })).toBeVisible()
}

// Households of the demo county that the journeys use.
const FIRST = '53032600000002'
const SECOND = '53032600000004'
const THIRD = '53032600000006'
const FOURTH = '53032600000008'

test('a household is browsed for, and found while typing, with nothing in the address', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/households')
  await expect(row(page, 50)).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'households')
  await page.getByRole('checkbox', { name: '只看监测对象' }).check()
  await page.getByRole('combobox', { name: '乡镇' }).selectOption({ index: 1 })
  await page.getByRole('combobox', { name: '村', exact: true }).selectOption({ index: 1 })
  await expect(page).toHaveURL(/monitored=true.*town=\d+.*village=\d+|town=\d+.*village=\d+/)

  const find = page.getByRole('searchbox', { name: '查找' })
  await find.pressSequentially('cw')
  await expect(page.getByText('按姓名拼音首字母查找')).toBeVisible()
  await expect(page.getByRole('region', { name: '查找结果' }).getByRole('link').first()).toBeVisible()
  await find.fill('曹')
  await expect(page.getByRole('region', { name: '查找结果' }).getByRole('link', { name: '曹伟' }).first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'households-search')
  expect(page.url()).not.toContain('%')
  await find.fill('19900000001')
  await expect(page.getByText('按联系电话查找')).toBeVisible()
  await expect(page.getByRole('region', { name: '查找结果' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('region', { name: '查找结果' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '家庭成员', exact: true })).toBeVisible()
  await page.goBack()
  await expect(find).toHaveValue('19900000001')
  await find.fill('没有这个人')
  await expect(page.getByText('没有姓名符合的农户')).toBeVisible()

  await page.getByRole('searchbox', { name: '查农户' }).fill(FIRST)
  await page.keyboard.press('Enter')
  await expect(find).toHaveValue(FIRST)
})

test('a household is shown with family, money, monitoring and all that happened', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await openHousehold(page, FIRST)
  await expect(page.getByRole('list', { name: '家庭成员关系图' }).getByRole('button').first()).toContainText('户主')
  await expect(page.getByText('监测中 · 脱贫不稳定户')).toBeVisible()
  await expect(page.getByRole('heading', { name: '收入和支出' })).toBeVisible()
  await expect(page.getByRole('cell', { name: '产业帮扶' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'household')
  await page.getByRole('button', { name: '查看全号' }).first().click()
  await dialog(page).getByLabel('用途').fill('入户核实')
  await dialog(page).getByRole('button', { name: '查看全号' }).click()
  await expect(page.getByRole('button', { name: /遮住/ })).toBeVisible()
})

test('a correction shows before and after, and what somebody else was quicker with', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await openHousehold(page, FIRST)
  const other = await page.context().newPage()
  await other.goto(page.url())

  await page.getByRole('button', { name: '更正户信息' }).click()
  await dialog(page).getByLabel('联系电话').fill('123')
  await dialog(page).getByRole('button', { name: '户口本核对' }).click()
  await dialog(page).getByRole('button', { name: '更正', exact: true }).click()
  await expect(dialog(page).getByText('电话号码应为 7 至 15 位数字')).toBeVisible()
  await dialog(page).getByLabel('联系电话').fill('')
  await dialog(page).getByLabel('村民小组').fill('九组')
  await expect(dialog(page).getByRole('table', { name: '这次的改动' })).toContainText('九组')
  await checkAxe(page)
  await shoot(page, 'household-correct')

  await other.getByRole('button', { name: '更正户信息' }).click()
  await dialog(other).getByLabel('居住情况').selectOption('户在人不在')
  await dialog(other).getByRole('button', { name: '入户核实' }).click()
  await dialog(other).getByRole('button', { name: '更正', exact: true }).click()
  await expect(other.getByText('已更正')).toBeVisible()
  await other.close()

  await dialog(page).getByRole('button', { name: '更正', exact: true }).click()
  await expect(dialog(page).getByText('您打开以后，别人刚改过。')).toBeVisible()
  await expect(dialog(page).getByRole('table', { name: '别人的改动' })).toContainText('户在人不在')
  await shoot(page, 'household-overtaken')
  await dialog(page).getByRole('button', { name: '更正', exact: true }).click()
  await expect(page.getByText('已更正')).toBeVisible()
  await expect(page.getByText(/村民小组 .* → 九组/)).toBeVisible()
})

test('births and deaths are registered, and a slip is taken back at once', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await openHousehold(page, SECOND)
  await page.getByRole('button', { name: '人口增减' }).click()
  await dialog(page).getByLabel('姓名').fill('朱小雨')
  await dialog(page).getByLabel('与户主关系').fill('之女')
  await expect(dialog(page).getByText('朱小雨将加入本户，在户人口由 3 人变为 4 人。')).toBeVisible()
  await dialog(page).getByRole('button', { name: '户口本登记' }).click()
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('新增成员 朱小雨')).toBeVisible()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await expect(page.getByText('人口增减（已撤销）')).toBeVisible()

  await page.getByRole('button', { name: '人口增减' }).click()
  await dialog(page).getByLabel('死亡').check()
  await dialog(page).getByLabel('是谁').selectOption({ index: 1 })
  await dialog(page).getByLabel('新的户主').selectOption({ index: 1 })
  await dialog(page).getByRole('button', { name: '村里上报' }).click()
  await checkAxe(page)
  await shoot(page, 'household-natural')
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText(/由在户改为死亡/)).toBeVisible()
  await shoot(page, 'household-after')
})

test('a household is split, with what will be beside what is, and the split is taken back', async ({
  page,
  server,
}) => {
  await signInAs(page, server, 'county')
  await openHousehold(page, THIRD)
  await page.getByRole('link', { name: '分户' }).click()
  await expect(page.getByText('请先勾选分出去的人')).toBeVisible()
  await page.getByRole('checkbox').last().check()
  await page.getByLabel('新户的户编号').fill('53032600990001')
  await page.getByRole('button', { name: '分家单独生活' }).click()
  await checkAxe(page)
  await shoot(page, 'household-split')
  await page.getByRole('button', { name: '分户', exact: true }).click()
  await page.getByRole('button', { name: '确认分户' }).click()
  await expect(page.getByText('53032600990001').first()).toBeVisible()
  await expect(page.getByText('立户，户编号')).toBeVisible()
  await page.getByRole('button', { name: '撤销这次变更' }).click()
  await dialog(page).getByRole('button', { name: '办错了' }).click()
  await dialog(page).getByRole('button', { name: '撤销', exact: true }).click()
  await expect(page.getByRole('heading', { name: '已注销的户' })).toBeVisible()
})

test('two households are merged, the head given another relation', async ({ page, server }) => {
  await signInAs(page, server, 'town')
  await openHousehold(page, FOURTH)
  await page.getByRole('link', { name: '并户' }).click()
  await page.getByLabel('查找另一户').fill(THIRD)
  await page.getByRole('button', { name: new RegExp(THIRD) }).click()
  await expect(page.getByText('并过来的户主要改写与新户主的关系')).toBeVisible()
  await page
    .getByRole('combobox', { name: /与新户主的关系/ })
    .first()
    .fill('之兄弟姐妹')
  await page.getByRole('button', { name: '共同生活' }).click()
  await checkAxe(page)
  await shoot(page, 'household-merge')
  await page.getByRole('button', { name: '并户', exact: true }).click()
  await page.getByRole('button', { name: '确认并户' }).click()
  await expect(page.getByText('已并户')).toBeVisible()
  await expect(page.getByText(/转到另一户/).first()).toBeVisible()
})

test('people with one id in two households stand side by side', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/households/duplicates')
  await expect(page.getByRole('heading', { name: /证件号码/ }).first()).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /一户/ }).first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'duplicates')
  const groups = await page.getByRole('heading', { name: /证件号码/ }).count()
  await page.getByRole('button', { name: '是同一个人，合并' }).first().click()
  await dialog(page).getByRole('radio').first().check()
  const head = dialog(page).getByLabel('那一户的新户主')
  if (await head.isVisible()) await head.selectOption({ index: 1 })
  await dialog(page).getByRole('button', { name: '重复录入' }).click()
  await shoot(page, 'duplicates-merge')
  await dialog(page).getByRole('button', { name: '合并', exact: true }).click()
  await expect(page.getByText('已合并为一个人')).toBeVisible()
  await expect(page.getByRole('heading', { name: /证件号码/ })).toHaveCount(groups - 1)
})

test('an import is compared, chosen from field by field, accepted and taken back', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/registry-imports')
  await expect(row(page, 1)).toContainText('已接受')
  await checkAxe(page)
  await shoot(page, 'imports')
  await page.getByRole('button', { name: '新建导入' }).click()
  await dialog(page).getByLabel('说明').fill('国家系统六月导出')
  await dialog(page).getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { name: '国家系统六月导出' })).toBeVisible()

  const table = [
    '户编号,行政区划代码,村民小组,户类型,联系电话,居住情况',
    // The village corrected its group to 九组; the file says another.
    `${FIRST},530326001001,一组,脱贫户,19900000001,常住`,
    `${SECOND},530326001001,四组,脱贫户,19900000003,常住`,
    '53032600880001,530326001001,五组,一般农户,19900008888,常住',
    '53032600880002,530326001001,五组,没有这种户,19900008889,常住',
  ].join('\n')
  await page.getByLabel(/把底册文件拖到这里/).setInputFiles({
    name: '户信息（六月）.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${table}`),
  })
  await expect(page.getByText('已上传', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '与底册比对' }).click()
  await expect(page.getByRole('heading', { name: '差异' })).toBeVisible()
  await page.getByRole('button', { name: '先看这些户' }).click()
  await expect(page.getByText('本地更正过', { exact: true }).first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'import')
  const choice = page.getByRole('combobox', { name: /村民小组：接受时用哪个/ })
  await expect(choice).toHaveValue('here')
  await choice.selectOption('imported')
  await page.getByRole('button', { name: '全部保留本地更正' }).click()
  await page.getByRole('button', { name: '全部保留', exact: true }).click()
  await expect(choice).toHaveValue('here')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载退回清单' }).click()
  expect((await download).suggestedFilename()).toContain('.csv')

  await page.getByRole('button', { name: '整批接受' }).click()
  await expect(dialog(page).getByText('底册将一次改完')).toBeVisible()
  await shoot(page, 'import-accept')
  await dialog(page).getByRole('button', { name: '接受', exact: true }).click()
  await expect(page.getByText('已接受，底册更新好了')).toBeVisible()
  await page.getByRole('button', { name: '整批撤回' }).click()
  await dialog(page).getByRole('button', { name: '撤回', exact: true }).click()
  await expect(page.getByText('已撤回，底册回到导入以前')).toBeVisible()
})

test('village and contact see what they may', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/households')
  await row(page, 1).getByRole('link').click()
  await expect(page.getByRole('button', { name: '更正户信息' })).toBeVisible()
  await expect(page.getByRole('button', { name: '人口增减' })).toBeVisible()
  await expect(page.getByRole('link', { name: '分户' })).toHaveCount(0)
  await page.goto('/registry-imports')
  await expect(page.getByText('您的角色看不到这一页')).toBeVisible()

  await page.context().clearCookies()
  await signInAs(page, server, 'contact', '/m/')
  await page.goto('/households')
  await expect(page.getByRole('searchbox', { name: '查找' })).toBeVisible()
  await shoot(page, 'households-contact')
})
