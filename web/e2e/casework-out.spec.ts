// A family's way out of monitoring, by the same road and the same people: the three gates with their evidence, meeting and notice,
// review, determination by another, the mark; a family that does not agree; and how a new risk opens the door again.
import type { Page } from '@playwright/test'
import {
  addPaper,
  beijing,
  complete,
  dialog,
  endPostingEarly,
  fillMeeting,
  now,
  part,
  verifiedClue,
  type List,
} from './casework-steps'
import { Caller } from './county/caller'
import type { Server } from './county/server'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

interface Case {
  id: number
  version: number
}
const SHEET = new Uint8Array([0xff, 0xd8, 0xff, 0xe0])
const GATES = ['收入持续稳定的依据', '“三保障”和饮水安全落实到位的依据', '群众认可的依据'] as const

// Of the village: two families that were helped, and one that was not.
let helped: number[] = []
let unhelped = 0
let path = ''

const gates = (page: Page) => part(page, '三道关口')
const toHousehold = (page: Page, household: number) => page.locator(`tbody a[href="/households/${household}"]`)
const missing = (page: Page) => page.getByRole('list', { name: '还缺的材料' }).getByRole('listitem')

test.beforeAll(async ({ server }) => {
  const village = await Caller.as(server, 'village')
  helped = []
  const { items } = await village.get<List<{ id: number }>>('/statistics/households?table=monitored&limit=50')
  for (const { id } of items) {
    const { measures } = await village.get<{ measures: { closed: boolean }[] }>(`/households/${id}/records`)
    if (measures.some(({ closed }) => !closed)) helped.push(id)
    else unhelped = id
  }
  expect(helped.length).toBeGreaterThan(1)
  expect(unhelped).toBeGreaterThan(0)
})

async function begin(page: Page, household: number) {
  await page.goto(`/households/${household}`)
  await page.getByRole('button', { name: '开始风险消除' }).click()
  await dialog(page).getByLabel('提出的理由').fill('措施落实，收入稳定')
  await dialog(page).getByRole('button', { name: '开件' }).click()
}

test('the village begins the way out of a family that was helped long enough, and of no other', async ({
  page,
  server,
}) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/monitored')
  await expect(part(page, '监测对象列表').getByRole('button', { name: '开始风险消除' }).first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'monitored')

  await begin(page, unhelped)
  await expect(dialog(page).getByText('这一户识别以后还没有实施帮扶措施')).toBeVisible()
  await shoot(page, 'out-not-helped')
  await begin(page, helped[0]!)
  await expect(page).toHaveURL(/\/cases\/\d+$/)
  path = new URL(page.url()).pathname
  await expect(page.getByRole('heading', { level: 1 })).toContainText('风险消除')
  await expect(part(page, '这一件')).toContainText('措施落实，收入稳定')
  await expect(part(page, '材料').getByText('帮扶满规定时间')).toBeVisible()
  await complete(page, '帮扶成效收集', { 帮扶成效: '产业和住房措施都已落实' })
  await complete(page, '综合分析研判', { 研判意见: '收入稳定，列入拟消除名单' })
  await expect(now(page)).toContainText('入户综合评估')
})

test('what the gates still lack is named, and nothing goes on without it', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto(path)
  const step = part(page, '现在的步骤：入户综合评估')
  const finish = step.getByRole('button', { name: '完成“入户综合评估”' })
  await expect(missing(page)).toHaveCount(4)
  await expect(missing(page).last()).toContainText('或 不同意消除风险的调查记录')
  await expect(gates(page).getByText('还没有依据')).toHaveCount(GATES.length)
  await expect(gates(page).getByText('还没有征求')).toBeVisible()
  await expect(finish).toHaveCount(0)
  await checkAxe(page)
  await shoot(page, 'out-gates')

  for (const title of ['风险消除评估认定表', GATES[0], GATES[1]]) await addPaper(page, title)
  await expect(missing(page)).toHaveCount(1)
  await expect(step.getByText('还缺风险消除知情同意书或不同意消除风险的调查记录')).toBeVisible()
  await expect(finish).toHaveCount(0)
  await addPaper(page, '风险消除知情同意书')
  await expect(gates(page).getByText('同意消除', { exact: true })).toBeVisible()
  await complete(page, '入户综合评估', { 入户核查情况: '收入持续稳定，住房和饮水安全' })
  await expect(now(page)).toContainText('部门信息比对')
})

test('the county sees the evidence, and asks departments only with an authorisation', async ({ page, server }) => {
  await signInAs(page, server, 'county', path)
  await expect(gates(page).getByText('有依据', { exact: true })).toHaveCount(2)
  await expect(gates(page).getByText('“村级评议公示”时交')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'out-evidence')
  await gates(page)
    .getByRole('button', { name: `看原件：${GATES[0]}` })
    .click()
  await expect(page.getByRole('img', { name: GATES[0], exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)

  await page.getByRole('button', { name: '请部门比对' }).click()
  await dialog(page).getByRole('checkbox', { name: '医保局' }).check()
  await dialog(page).getByRole('button', { name: '发出' }).click()
  await expect(dialog(page).getByText('没有有效的授权承诺书')).toBeVisible()
  await dialog(page).getByRole('button', { name: '取消' }).click()
  await complete(page, '部门信息比对', { 信息比对意见: '已有的部门数据里没有新的风险' })
})

test('the village meets, hangs up the notice and brings the people’s word', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto(path)
  await expect(missing(page)).toHaveCount(3)
  await addPaper(page, GATES[2])
  await expect(gates(page).getByText('有依据', { exact: true })).toHaveCount(GATES.length)
  await page.getByRole('link', { name: '登记民主评议' }).click()
  await fillMeeting(page)
  await page.getByRole('button', { name: '登记评议' }).click()
  await expect(page).toHaveURL(/\/postings\/new\?cases=\d+/)
  await expect(page.getByLabel('标题', { exact: true })).toHaveValue('拟消除风险公示')
  await expect(page.getByLabel('内容', { exact: true })).toHaveValue(/拟对下列 1 户监测对象作风险消除/)
  await checkAxe(page)
  await shoot(page, 'out-posting-new')
  await page.getByRole('button', { name: '登记并张贴' }).click()
  await expect(page).toHaveURL(/\/postings\/\d+$/)
  await endPostingEarly(page)
  await page.goto(path)
  await complete(page, '村级评议公示', { '村“两委”决定': '同意消除' })
})

test('the town reviews', async ({ page, server }) => {
  await signInAs(page, server, 'town', path)
  await complete(page, '乡镇审核', { 抽查核实情况: '抽查一致', 乡镇审核意见: '同意' })
  await expect(now(page)).toContainText('县级确定')
})

test('who compared the information may not determine, and is told why', async ({ page, server }) => {
  await signInAs(page, server, 'county', path)
  const step = part(page, '现在的步骤：县级确定')
  await step.getByLabel('消除方式').selectOption('帮扶消除')
  await step.getByLabel('县级确定意见').fill('同意消除')
  await step.getByRole('button', { name: '完成“县级确定”' }).click()
  await expect(step.getByRole('alert')).toHaveText(
    '“部门信息比对”是您办的，不能再由您办“县级确定”。经办和审核要由不同的人，请换一位同事办理',
  )
  await checkAxe(page)
  await shoot(page, 'out-maker')
})

test('another of the county determines and marks the family; it is monitored no more', async ({ page, server }) => {
  await signInAs(page, server, 'county2', path)
  const step = part(page, '现在的步骤：县级确定')
  await step.getByLabel('消除方式').selectOption('帮扶消除')
  await complete(page, '县级确定', { 县级确定意见: '同意消除' })
  await complete(page, '标注风险消除', { 在全国系统录入的日期: beijing() })
  await expect(page.getByText('已办完').first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'out-done')

  await page.goto(`/households/${helped[0]}`)
  await expect(page.locator('header.page-head').getByText('风险已消除')).toBeVisible()
  await expect(page.getByText(`${beijing()} 消除（帮扶消除）`)).toBeVisible()
  await expect(page.getByRole('button', { name: '开始风险消除' })).toHaveCount(0)
  await expect(part(page, '识别和消除').getByRole('link', { name: '风险消除', exact: true })).toBeVisible()
  await expect(part(page, '识别和消除').getByRole('button', { name: '开始识别' })).toHaveCount(0)
  await checkAxe(page)
  await shoot(page, 'out-household')

  const { division_code: place } = await (
    await Caller.as(server, 'county')
  ).get<{ division_code: string }>(`/households/${helped[0]}`)
  await page.goto(`/monitored?place=${place}`)
  await expect(toHousehold(page, helped[1]!)).toBeVisible()
  await expect(toHousehold(page, helped[0]!)).toHaveCount(0)
})

test('the statistics count it as eliminated; who has no labour stays watched', async ({ page, server }) => {
  await signInAs(page, server, 'county', '/statistics')
  const flow = page.getByRole('region', { name: '识别与消除', exact: true }).and(page.locator('section'))
  await flow.getByRole('link', { name: '合计 消除 户：1', exact: true }).click()
  await expect(page).toHaveURL(/table=flow&column=eliminated_households/)
  await expect(toHousehold(page, helped[0]!)).toBeVisible()
  await expect(page.getByText(`${beijing()} 帮扶消除`)).toBeVisible()
  await shoot(page, 'out-statistics', ['desk'])

  await page.goto('/monitored')
  await page.getByRole('link', { name: '消除后仍关注' }).click()
  const rows = part(page, '数字里的户').locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  await expect(toHousehold(page, helped[0]!)).toHaveCount(0)
  await rows.first().getByRole('link').first().click()
  await expect(page.locator('header.page-head').getByText('风险已消除')).toBeVisible()
  await expect(page.locator('header.page-head').getByText('消除后仍关注')).toBeVisible()
  await expect(page.getByText('家里没有劳动力，兜底保障不变，继续关注')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'out-watched')
})

// The way of the second family up to the visit, without its own word.
async function toVisit(server: Server, household: number): Promise<number> {
  const village = await Caller.as(server, 'village')
  const sheet = await village.made<{ digest: string }>('/attachments', SHEET)
  const { id } = await village.made<Case>('/cases', { procedure: 'elimination', household })
  const version = async () => (await village.get<Case>(`/cases/${id}`)).version
  for (const [step, fields] of [
    ['collect', { help_effect: ['收入有增加'] }],
    ['analyse', { judgement: ['拟消除'] }],
  ] as const) {
    await village.post(`/cases/${id}/complete`, { step, fields }, await version())
  }
  for (const kind of ['assessment', 'income_proof', 'safety_proof']) {
    await village.post(`/cases/${id}/papers`, { kind, attachments: [sheet.digest] }, await version())
  }
  return id
}

test('a family that does not agree is looked into, and kept when a gate is not passed', async ({
  page,
  server,
  browser,
}) => {
  const second = `/cases/${await toVisit(server, helped[1]!)}`
  await signInAs(page, server, 'village', '/m/')
  await page.goto(second)
  await addPaper(page, '不同意消除风险的调查记录')
  await expect(gates(page).getByText('不同意消除', { exact: true })).toBeVisible()
  await expect(gates(page).getByText('仍按程序往下办')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'out-refused')
  await complete(page, '入户综合评估', { 入户核查情况: '农户不同意，反映还在还看病的欠款' })
  await expect(now(page)).toContainText('部门信息比对')

  const other = await browser.newContext({ baseURL: server.url })
  const county = await other.newPage()
  await signInAs(county, server, 'county', second)
  await expect(gates(county).getByText('不同意消除', { exact: true })).toBeVisible()
  await county.getByRole('button', { name: '退回', exact: true }).click()
  await dialog(county).getByRole('textbox', { name: '理由' }).fill('欠款属实，收入还不稳定，请重新评估')
  await dialog(county).getByRole('button', { name: '退回', exact: true }).click()
  await expect(now(county)).toContainText('入户综合评估')
  await other.close()

  await page.reload()
  await expect(part(page, '经过').getByText('说明：欠款属实，收入还不稳定，请重新评估')).toBeVisible()
  await page.getByRole('button', { name: '不予通过', exact: true }).click()
  await dialog(page).getByRole('textbox', { name: '理由' }).fill('收入不稳定，继续帮扶')
  await dialog(page).getByRole('button', { name: '不予通过', exact: true }).click()
  await expect(part(page, '经过').getByText('说明：收入不稳定，继续帮扶')).toBeVisible()
  await shoot(page, 'out-kept')
  await page.goto(`/households/${helped[1]}`)
  await expect(page.locator('header.page-head').getByText(/^监测中/)).toBeVisible()
  await expect(page.getByRole('button', { name: '开始风险消除' })).toBeVisible()
})

test('a new risk of the family that was let go opens an identification', async ({ page, server }) => {
  const clue = await verifiedClue(server, helped[0]!, '房子受灾，修缮支出大')
  await signInAs(page, server, 'village', '/m/')
  await page.goto(`/clues/${clue}`)
  await expect(page.getByRole('button', { name: '开始识别' })).toBeVisible()
  await page.goto(`/households/${helped[0]}`)
  await page.getByRole('button', { name: '开始识别' }).click()
  await dialog(page).getByRole('button', { name: '开件' }).click()
  await expect(page).toHaveURL(/\/cases\/\d+$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('监测对象识别')
  await expect(now(page)).toContainText('风险信息收集')
  await expect(part(page, '这一件').getByRole('link', { name: '核实属实的线索' })).toBeVisible()
})
