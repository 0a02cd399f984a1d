// The way of a department's table: dropped with nine others, recognised, mended, loaded, corrected; the board tells who has handed in.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { MADE } from './county/place'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

// The demo county has these very bytes already: a blank line at the end makes others of them.
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer })
const demo = (name: string, as = name) =>
  file(as, Buffer.concat([readFileSync(`${MADE}/demo/data/${name}`), Buffer.from('\r\n')]))
const TEN = [
  '失信被执行人.csv',
  '失信被执行人（续）.csv',
  '住房安全鉴定（续）.csv',
  '务工就业（续）.csv',
  '种养大户（续）.csv',
  '财政供养人员（续）.csv',
  '意外事故（续）.csv',
  '市场主体（续）.csv',
  '车辆登记（续）.csv',
]
const ODD = [
  '2026年看病花钱名单,,,,',
  '身份证号码,姓名,看病日期,个人掏的钱,备注',
  '530326197411170019,吴国华,2022-05-12,2500,住院',
  '530326197411170019,吴国华,2022-05-20,五百,住院',
  '',
].join('\r\n')

const drop = (page: Page) => page.getByLabel('把要交的表一次都拖到这里')
const loadOne = async (page: Page) => {
  await page.getByRole('button', { name: '入库', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '入库', exact: true }).click()
}

test('the county drops ten files at once; names tell whose they are', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/intake')
  await expect(page.getByRole('rowheader', { name: '医保局' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'intake')

  await drop(page).setInputFiles([...TEN.map((name) => demo(name)), file('花钱名单.csv', Buffer.from(ODD))])
  await expect(page.getByLabel('失信被执行人.csv 的部门')).toHaveValue('court')
  await expect(page.getByText('还有 1 个文件没有选部门')).toBeVisible()
  await expect(page.getByRole('button', { name: '上传 10 个文件' })).toBeDisabled()
  await checkAxe(page)
  await shoot(page, 'intake-ten')
  await page.getByLabel('花钱名单.csv 的部门').selectOption({ label: '残联' })
  await page.getByRole('button', { name: '上传 10 个文件' }).click()
  await expect(page.getByRole('heading', { name: '待入库 10 个文件' })).toBeVisible()
  await expect(page.getByText('认出 9 个文件，核对后入库')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'intake-recognised')

  // Not the department that was chosen first: it is handed on.
  await page.getByLabel('花钱名单.csv 改交给').selectOption({ label: '医保局' })
  await expect(page.getByRole('region', { name: '待入库的文件' }).getByText(/^医保局/)).toBeVisible()
  await page.getByRole('button', { name: '认出的都入库' }).click()
  await expect(page.getByText(/将有 9 个文件入库/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: '入库' }).click()
  await expect(page.getByText('9 个文件已入库')).toBeVisible()
  await expect(page.getByRole('heading', { name: '待入库 1 个文件' })).toBeVisible()
})

test('a table with odd headers is mended on its first rows, and what is sent back is listed', async ({
  page,
  server,
}) => {
  await signInAs(page, server, 'county')
  await page.goto('/intake')
  await page.getByRole('link', { name: '指定是什么表：花钱名单.csv' }).click()
  await expect(page.getByText('没有认出是哪张表，还不能入库')).toBeVisible()
  await expect(page.getByRole('button', { name: '入库', exact: true })).toBeDisabled()
  await checkAxe(page)
  await shoot(page, 'import-not-recognised')

  await page.getByLabel('数据表').selectOption({ label: '医保结算' })
  await page.getByLabel('C 列是').selectOption({ label: '结算日期（必填）' })
  await page.getByLabel('D 列是').selectOption({ label: '合规自付（必填）' })
  await page.getByRole('button', { name: '按这样重新读取' }).click()
  await expect(page.getByText('已按新的对应关系重新读取')).toBeVisible()
  await expect(page.getByText(/认出：医保结算/)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'D4', exact: true })).toBeVisible()
  await expect(page.getByRole('cell', { name: '不是数字' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'import')

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载退回清单' }).click()
  const list = await download
  expect(list.suggestedFilename()).toBe('退回清单-医保局-花钱名单.csv')
  const text = readFileSync(await list.path(), 'utf8')
  expect(text).toContain('合规自付,五百,不是数字')
  expect(text).not.toContain('530326197411170019')

  await loadOne(page)
  await expect(page.getByText('已入库').first()).toBeVisible()
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('已撤回').first()).toBeVisible()
})

test('a liaison sees their own, and a correction tells what it changed', async ({ page, server }) => {
  await signInAs(page, server, 'department')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('部门数据')
  await expect(page.getByRole('rowheader', { name: '医保局' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: '残联' })).toHaveCount(0)
  const rows = readFileSync(`${MADE}/demo/data/2022年5月医保结算.csv`)
  const lines = rows.subarray(0, rows.lastIndexOf('\n', rows.length - 2) + 1)
  await drop(page).setInputFiles([file('2022年5月医保结算（改）.csv', lines)])
  await expect(page.getByLabel('2022年5月医保结算（改）.csv 的月份')).toHaveValue('2022-05')
  await page.getByRole('button', { name: '上传 1 个文件' }).click()
  await page.getByRole('link', { name: /^核对：/ }).click()
  await page.getByRole('button', { name: '入库', exact: true }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: '入库', exact: true })
  await expect(page.getByText('请先选这一份是更正还是补充')).toBeVisible()
  await expect(confirm).toBeDisabled()
  await page.getByLabel('更正：用这一份替换以上 4 个文件').check()
  await shoot(page, 'import-load')
  await confirm.click()
  await expect(page.getByRole('heading', { name: '更正带来的变化' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'import-replaced')

  await page.goto('/intake?tab=files&period=2022-05&state=replaced')
  await expect(page.getByRole('link', { name: '2022年5月医保结算.csv' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'intake-files')
})
