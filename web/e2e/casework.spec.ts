// A family's way into monitoring, by the people who walk it: from a verified clue through every step to the determination, with a
// return and an objection on the way; each signs in and does what is theirs.
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
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'
import { takeSheet } from './sheet'

test.describe.configure({ mode: 'serial' })

interface Household {
  monitored: { eliminated_on: string }[]
}

let clue = 0
let household = 0
let path = ''

// The village has reported a risk of a family that is not monitored yet, and verified it.
test.beforeAll(async ({ server }) => {
  if (clue > 0) return
  const village = await Caller.as(server, 'village')
  for (const { id } of (await village.get<List<{ id: number }>>('/households?limit=50')).items) {
    const { monitored } = await village.get<Household>(`/households/${id}`)
    if (monitored.every(({ eliminated_on: out }) => out)) household = id
    if (household > 0) break
  }
  clue = await verifiedClue(server, household, '家里有人长期看病，支出大')
})

test('the village opens a case from the verified clue and takes it to the visit', async ({ page, server }) => {
  await signInAs(page, server, 'village', `/m/`)
  await page.goto(`/clues/${clue}`)
  await page.getByRole('button', { name: '开始识别' }).click()
  await dialog(page).getByRole('button', { name: '开件' }).click()
  await expect(page).toHaveURL(/\/cases\/\d+$/)
  path = new URL(page.url()).pathname
  await expect(now(page)).toContainText('风险信息收集')
  await complete(page, '风险信息收集', { 风险情况: '家里有人长期看病，支出大' })
  await complete(page, '综合分析研判', { 研判意见: '列入入户核查名单' })
  await expect(now(page)).toContainText('实地入户调查')
  await expect(page.getByRole('list', { name: '还缺的材料' })).toContainText('授权承诺书')
  await checkAxe(page)
  await expect(page.getByRole('region', { name: '这一件' })).toContainText(/会泽县防止返贫动态监测（2022）\s*第 \S+ 版/)
  await shoot(page, 'case')
})

test('the county may ask no department without a signed authorisation', async ({ page, server }) => {
  await signInAs(page, server, 'county', path)
  await page.getByRole('button', { name: '请部门比对' }).click()
  await dialog(page).getByRole('checkbox', { name: '医保局' }).check()
  await dialog(page).getByRole('button', { name: '发出' }).click()
  await expect(dialog(page).getByText('没有有效的授权承诺书')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: '现在签授权承诺书' })).toBeVisible()
  await shoot(page, 'case-not-authorised', ['desk'])
})

test('the family signs on the screen, the village brings the papers', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto(path)
  await page.getByRole('button', { name: '签授权承诺书' }).click()
  await dialog(page).getByRole('group', { name: '签字的家庭成员' }).getByRole('checkbox').first().check()
  await dialog(page).getByRole('button', { name: '在屏幕上签字' }).click()
  const pad = dialog(page).getByRole('img', { name: '签字的地方' })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no pad')
  await page.mouse.move(box.x + 40, box.y + 90)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 40, { steps: 6 })
  await page.mouse.move(box.x + 220, box.y + 120, { steps: 6 })
  await page.mouse.up()
  await checkAxe(page)
  await shoot(page, 'case-sign', ['desk'])
  await dialog(page).getByRole('button', { name: '用这个签字' }).click()
  await expect(dialog(page).getByRole('img', { name: '屏幕签字 1' })).toBeVisible()
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('授权承诺书已登记')).toBeVisible()

  await page.getByRole('button', { name: '登记申请书' }).click()
  await dialog(page).getByLabel('农户说的困难').fill('家里有人长期看病')
  await takeSheet(dialog(page))
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('申请书已登记')).toBeVisible()

  await addPaper(page, '入户核查表')
  await complete(page, '实地入户调查', { 入户核查情况: '收入下降，看病支出大' })
  await expect(now(page)).toContainText('部门信息比对')
  const papers = part(page, '材料')
  await papers.getByRole('button', { name: '看原件：授权承诺书' }).click()
  await expect(page.getByRole('img', { name: '授权承诺书', exact: true })).toBeVisible()
})

test('the county asks a department', async ({ page, server }) => {
  await signInAs(page, server, 'county', path)
  await page.getByRole('button', { name: '请部门比对' }).click()
  await dialog(page).getByRole('checkbox', { name: '医保局' }).check()
  await dialog(page).getByRole('button', { name: '发出' }).click()
  await expect(part(page, '部门信息比对').getByText('等答复')).toBeVisible()
})

test('the department answers what it found', async ({ page, server }) => {
  await signInAs(page, server, 'department', '/lookups?open=true')
  const rows = part(page, '部门信息比对列表').locator('tbody tr')
  await expect(rows).toHaveCount(1)
  await checkAxe(page)
  await shoot(page, 'lookups-department')
  await rows.getByRole('button', { name: '答复' }).click()
  await dialog(page).getByRole('checkbox', { name: '其他值得注意的情况' }).check()
  await expect(dialog(page).getByRole('button', { name: '提交答复' })).toBeDisabled()
  await dialog(page).getByLabel('其他情况').fill('近十二个月自付医疗费较多')
  await checkAxe(page)
  await shoot(page, 'lookup-answer')
  await dialog(page).getByRole('button', { name: '提交答复' }).click()
  await expect(page.getByText('没有符合筛选条件的内容')).toBeVisible()
})

test('the county sends it back with a reason', async ({ page, server }) => {
  await signInAs(page, server, 'county', path)
  await expect(part(page, '部门信息比对').getByText('近十二个月自付医疗费较多')).toBeVisible()
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await expect(dialog(page).getByRole('button', { name: '退回', exact: true })).toBeDisabled()
  await dialog(page).getByLabel('退回到').selectOption({ label: '实地入户调查' })
  await dialog(page).getByRole('textbox', { name: '理由' }).fill('务工收入没有写清')
  await dialog(page).getByRole('button', { name: '退回', exact: true }).click()
  await expect(now(page)).toContainText('实地入户调查')
  await expect(part(page, '经过').getByText('说明：务工收入没有写清')).toBeVisible()
})

test('the village does the visit again, the county takes the look-up', async ({ page, server, browser }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto(path)
  await complete(page, '实地入户调查', { 入户核查情况: '已补查务工收入' })
  const other = await browser.newContext({ baseURL: server.url })
  const county = await other.newPage()
  await signInAs(county, server, 'county', path)
  await complete(county, '部门信息比对', { 信息比对意见: '信息属实，没有不纳入情形' })
  await other.close()
})

test('the village meets and hangs up the notice, an objection stops the clock', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto(path)
  await page.getByRole('link', { name: '登记民主评议' }).click()
  await fillMeeting(page)
  await expect(part(page, '逐户评议').getByRole('radio', { name: '通过', exact: true })).toBeChecked()
  await checkAxe(page)
  await shoot(page, 'meeting-new')
  await page.getByRole('button', { name: '登记评议' }).click()
  await expect(page).toHaveURL(/\/postings\/new\?cases=\d+/)
  const text = page.getByLabel('内容', { exact: true })
  await expect(text).toHaveValue(/拟将下列 1 户纳入/)
  await checkAxe(page)
  await shoot(page, 'posting-new')
  const drafted = await text.inputValue()
  await text.fill(`${drafted}电话 13900001234`)
  await page.getByRole('button', { name: '登记并张贴' }).click()
  await expect(page.getByText('公示里不能有身份证号、手机号或银行账号').first()).toBeVisible()
  await text.fill(drafted)
  await page.getByRole('button', { name: '登记并张贴' }).click()
  await expect(page).toHaveURL(/\/postings\/\d+$/)
  await expect(page.getByText('还剩 5 个工作日')).toBeVisible()

  await page.getByRole('button', { name: '登记异议' }).click()
  await dialog(page).getByLabel('反映的情况').fill('听说这一户在外有房')
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('有异议 1 件，停表')).toBeVisible()
  await expect(page.getByRole('button', { name: '结束公示' })).toHaveCount(0)
  await checkAxe(page)
  await shoot(page, 'posting')
  const posting = page.url()
  await page.goto(path)
  await expect(page.getByText('有异议，停办').first()).toBeVisible()
  await page.goto(posting)
  await page.getByRole('button', { name: '调查答复' }).click()
  await dialog(page).getByLabel('调查情况').fill('经查是亲戚的房子')
  await dialog(page).getByLabel('给反映人的答复').fill('已查清，不是该户房产')
  await dialog(page).getByRole('button', { name: '答复', exact: true }).click()
  await expect(page.getByText('已答复', { exact: true })).toBeVisible()

  await endPostingEarly(page)

  await page.goto('/postings')
  await expect(page.getByRole('link', { name: '拟纳入监测对象公示' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'postings')
  await page.getByRole('tab', { name: /^民主评议/ }).click()
  await page.getByRole('tabpanel').getByRole('link').first().click()
  await expect(part(page, '逐户评议').getByText('通过', { exact: true })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'meeting')

  await page.goto(path)
  const step = part(page, '现在的步骤：村级评议公示')
  await step.getByRole('checkbox', { name: '健康帮扶' }).check()
  await complete(page, '村级评议公示', { '村“两委”决定': '同意' })
})

test('the town reviews, another of the county determines, and the family is monitored', async ({
  page,
  server,
  browser,
}) => {
  await signInAs(page, server, 'town', path)
  await part(page, '现在的步骤：乡镇审核').getByRole('checkbox', { name: '健康帮扶' }).check()
  await complete(page, '乡镇审核', { 抽查核实情况: '抽查一致', 乡镇审核意见: '同意' })

  const other = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
  const county = await other.newPage()
  await signInAs(county, server, 'county2', path)
  const step = part(county, '现在的步骤：县级确定')
  await step.getByRole('button', { name: '完成“县级确定”' }).click()
  await expect(step.getByText('请填写“监测对象类别”')).toBeVisible()
  await step.getByLabel('监测对象类别').selectOption('突发严重困难户')
  await step.getByRole('checkbox', { name: '因病' }).check()
  await step.getByLabel('帮扶主责部门').selectOption({ label: '医保局' })
  await step.getByLabel('监测联系人').selectOption({ index: 1 })
  await step.getByLabel('县级确定意见').fill('纳入')
  await checkAxe(county)
  await shoot(county, 'case-determine')
  await step.getByRole('button', { name: '完成“县级确定”' }).click()
  await expect(county.getByText('已完成“县级确定”')).toBeVisible()
  await complete(county, '数据录入和清洗', {
    在全国系统录入的日期: beijing(),
  })
  await expect(county.getByText('已办完').first()).toBeVisible()
  await shoot(county, 'case-done')

  await county.goto(`/households/${household}`)
  await expect(county.getByText('监测中 · 突发严重困难户')).toBeVisible()
  await expect(part(county, '识别和消除').getByRole('link', { name: '监测对象识别' })).toBeVisible()
  await checkAxe(county)
  await shoot(county, 'household-cases')
  await other.close()
})
