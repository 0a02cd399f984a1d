// 公众页: a family reports on a phone without an account, asks after it, and reads what hangs in its village; the village takes
// the report from its inbox.
import type { Page } from '@playwright/test'
import { today } from '../src/format/time'
import { Caller } from './county/caller'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 390, height: 844 } })

interface Family {
  household: number
  name: string
  id: string
}
interface Card {
  members: { id: number; name: string; status: string }[]
  monitored: unknown[]
}
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
    'base64',
  ),
)

let village: Caller
let family: Family
let receipt = ''
let code = ''

// A household of the village that is not monitored, and its head's id.
async function findFamily(caller: Caller): Promise<Family> {
  const { items } = await caller.get<{ items: { id: number }[] }>('/households?limit=50')
  for (const { id } of items) {
    const card = await caller.get<Card>(`/households/${id}`)
    const head = card.members.find(({ status }) => status === '在户')
    if (card.monitored.length > 0 || !head) continue
    const shown = await caller.made<{ id_no: string }>(`/persons/${head.id}/reveal`, { purpose: '电话联系农户' })
    if (!/^\d{17}[\dX]$/.test(shown.id_no)) continue
    return { household: id, name: head.name, id: shown.id_no }
  }
  throw new Error('no family to report')
}

const next = (page: Page) => page.getByRole('button', { name: '下一页', exact: true }).click()
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

async function lookUp(page: Page, number: string, tail: string) {
  await page.goto('/p/look-up')
  await page.getByLabel('回执号', { exact: true }).fill(number)
  await page.getByLabel('身份证后四位', { exact: true }).fill(tail)
  await page.getByRole('button', { name: '查一查', exact: true }).click()
}
const answer = (page: Page) => page.getByRole('region', { name: '办到哪里' })

test('a family reports on a phone and gets a receipt', async ({ page, server }) => {
  village = await Caller.as(server, 'village')
  code = (await village.get<{ division: string }>('/me')).division
  family = await findFamily(village)

  await page.goto('/')
  await page.getByRole('link', { name: '农户自主申报、查进度、看公示' }).click()
  await heading(page, '防止返贫监测')
  await expect(page.getByRole('link', { name: /我家有困难，要申报/ })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'public-home')

  await page.getByRole('link', { name: /我家有困难，要申报/ }).click()
  await next(page)
  await expect(page.getByText('请先选乡镇，再选村')).toBeVisible()
  await page.getByLabel('乡镇', { exact: true }).selectOption(`${code.slice(0, 9)}000`)
  await page.getByLabel('村', { exact: true }).selectOption(code)
  await checkAxe(page)
  await shoot(page, 'public-village', ['phone'])
  await next(page)

  await heading(page, '您是谁？')
  await page.getByLabel('姓名', { exact: true }).fill(family.name)
  await page
    .getByLabel('身份证号', { exact: true })
    .fill(`${family.id.slice(0, 16)}${family.id[16] === '1' ? 2 : 1}${family.id[17]}`)
  await page.getByLabel('电话', { exact: true }).fill('199 0000 0001')
  await next(page)
  await expect(page.getByText('身份证号不对，请照着身份证再看一遍')).toBeVisible()
  await shoot(page, 'public-person', ['phone'])
  await page.getByLabel('身份证号', { exact: true }).fill(family.id)
  await next(page)

  await heading(page, '家里有什么困难？')
  await page.getByRole('checkbox', { name: '家里有人生病，看病花钱多' }).check()
  await page.getByLabel('用自己的话说一说').fill('孩子生病，钱不够')
  await page.getByLabel('从相册选').setInputFiles({ name: '房子.png', mimeType: 'image/png', buffer: Buffer.from(PNG) })
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'public-difficulty')
  await next(page)

  await heading(page, '请再看一遍')
  await expect(page.getByText(family.name, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByText('请先看完说明，打上勾')).toBeVisible()
  await page.getByRole('checkbox', { name: /我看完了/ }).check()
  await checkAxe(page)
  await shoot(page, 'public-check')
  await page.getByRole('button', { name: '提交申报' }).click()

  await heading(page, '已经收到您的申报')
  receipt = await page.getByText(/^\d{4} \d{4} \d{4}$/).innerText()
  expect(page.url()).not.toContain(receipt.slice(0, 4))
  await checkAxe(page)
  await shoot(page, 'public-receipt')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: '打印回执' })).toBeHidden()
  await expect(page.getByText(receipt)).toBeVisible()
})

test('a reload begins the report anew, and the way back keeps what was written', async ({ page }) => {
  await page.goto('/p/report/3')
  await heading(page, '您家在哪个村？')
  await page.getByLabel('乡镇', { exact: true }).selectOption(`${code.slice(0, 9)}000`)
  await page.getByLabel('村', { exact: true }).selectOption(code)
  await next(page)
  await heading(page, '您是谁？')
  await page.goBack()
  await expect(page.getByLabel('村', { exact: true })).toHaveValue(code)
})

test('a wrong receipt and a wrong id say the same, and nothing', async ({ page }) => {
  await lookUp(page, '1234', '12')
  await expect(page.getByText('回执号是 12 位数字')).toBeVisible()
  await lookUp(page, receipt, family.id.slice(14) === '0000' ? '1111' : '0000')
  await expect(page.getByRole('alert')).toHaveText('没有查到。请核对回执号和身份证后四位；还是查不到，请到村委会问')
  await lookUp(page, '0000 0000 0000', family.id.slice(14))
  await expect(page.getByRole('alert')).toHaveText('没有查到。请核对回执号和身份证后四位；还是查不到，请到村委会问')
  await checkAxe(page)
})

test('the family asks, the village takes the report, and the state changes', async ({ page, server }) => {
  await lookUp(page, receipt, family.id.slice(14))
  await expect(answer(page)).toContainText('已收到')
  await shoot(page, 'public-look-up')

  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/self-reports')
  const row = page.getByRole('link', { name: family.name, exact: true })
  await expect(row).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'self-reports')
  await row.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${family.name}的申报`)
  await expect(page.getByRole('region', { name: '与底册核对' })).toContainText('底册里有这一户')
  await expect(page.getByText('孩子生病，钱不够')).toBeVisible()
  await expect(page.getByText(family.id)).toHaveCount(0)
  await checkAxe(page)
  await shoot(page, 'self-report')
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click()
  await expect(page.getByRole('link', { name: '看这条线索' })).toBeVisible()
  await shoot(page, 'self-report-taken', ['desk'])

  await page.setViewportSize({ width: 390, height: 844 })
  await lookUp(page, receipt, family.id.slice(14))
  await expect(answer(page)).toContainText('村里正在核实')
})

test('what hangs in the village is read without an account', async ({ page }) => {
  const { items } = await village.get<{ items: { id: number }[] }>('/self-reports')
  const { clue } = await village.get<{ clue: number }>(`/self-reports/${items[0]?.id}`)
  const found = { verdict: 'confirmed', note: '看过了', checker: '某人', visited_on: today() }
  await village.post(`/clues/${clue}/answer`, found, 2)
  const opened = await village.made<{ id: number }>('/cases', {
    procedure: 'identification',
    household: family.household,
    clue,
  })
  const { digest } = await village.made<{ digest: string }>('/attachments', PNG)
  await village.post('/meetings', {
    division_code: code,
    held_on: today(),
    place: '村委会',
    host: '某人',
    attendance: 20,
    minutes: '逐户评议',
    attachments: [digest],
    decisions: [{ case: opened.id, agreed: true }],
  })
  await lookUp(page, receipt, family.id.slice(14))
  await expect(answer(page)).toContainText('正在办理')
  await expect(answer(page)).toContainText('第 1 步（共 8 步）')

  await page.goto(`/p/notices?village=${code}`)
  await expect(page.getByText('现在没有正在公示的内容')).toBeVisible()
  const { body } = await village.made<{ body: string }>('/postings/draft', { cases: [opened.id] })
  const notice = { division_code: code, title: '拟纳入监测对象公示', place: '村务公开栏', body, cases: [opened.id] }
  await village.post('/postings', { ...notice, starts_on: today() })
  await page.reload()
  await expect(page.getByRole('heading', { name: '拟纳入监测对象公示' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText('村务公开栏')
  await checkAxe(page)
  await shoot(page, 'public-notices')

  await lookUp(page, receipt, family.id.slice(14))
  await expect(answer(page)).toContainText('正在公示')
  await shoot(page, 'public-posted', ['phone'])
})

test('one that is declined reads a plain reason', async ({ page, server }) => {
  const { items } = await village.get<{ items: { id: number }[] }>('/self-reports?state=received')
  expect(items).toHaveLength(0)
  const form = { village: code, name: family.name, id_no: family.id, phone: '19900000001', text: '又来一次' }
  const again = await village.made<{ receipt: string }>('/public/self-reports', { ...form, consent: true })
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/self-reports?state=received')
  await page.getByRole('link', { name: family.name, exact: true }).click()
  await expect(page.getByRole('region', { name: '同一人的其他申报' })).toContainText('已受理')
  await page.getByRole('button', { name: '不予受理', exact: true }).click()
  await page.getByLabel('原因', { exact: true }).selectOption('in-hand')
  await expect(page.getByText('您说的困难村里已经在办，不用再报一次。')).toBeVisible()
  await shoot(page, 'self-report-decline', ['desk'])
  await page.getByRole('dialog').getByRole('button', { name: '不予受理', exact: true }).click()
  await expect(page.getByText('农户查询时看到')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await lookUp(page, again.receipt, family.id.slice(14))
  await expect(answer(page)).toContainText('没有受理')
  await expect(answer(page)).toContainText('已经在办')
})
