// Where the way into monitoring bends or ends: a family that takes its authorisation back, one that withdraws, and one with an
// exclusion, which only the county's group may pass over.
import { beijing, dialog, part, type List } from './casework-steps'
import { Caller } from './county/caller'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'
import type { Server } from './county/server'
import { takeSheet } from './sheet'

test.describe.configure({ mode: 'serial' })

interface Case {
  id: number
  version: number
  step: string
}
interface Household {
  monitored: { eliminated_on: string }[]
  members: { id: number; status: string }[]
}

const SHEET = new Uint8Array([0xff, 0xd8, 0xff, 0xe0])

// What the others do for a family before the part that a test looks at.
class Road {
  private constructor(
    readonly by: Record<'village' | 'town' | 'county' | 'department', Caller>,
    private readonly sheets: string[],
  ) {}

  static async of(server: Server): Promise<Road> {
    const village = await Caller.as(server, 'village')
    const sheet = await village.made<{ digest: string }>('/attachments', SHEET)
    return new Road(
      {
        village,
        town: await Caller.as(server, 'town'),
        county: await Caller.as(server, 'county'),
        department: await Caller.as(server, 'department'),
      },
      [sheet.digest],
    )
  }

  read = (id: number) => this.by.county.get<Case>(`/cases/${id}`)
  async complete(who: keyof Road['by'], id: number, fields: Record<string, string[]>) {
    const { step, version } = await this.read(id)
    await this.by[who].post(`/cases/${id}/complete`, { step, fields }, version)
  }

  // A family that is not monitored and has no case, with a case at the look-up and one department asked.
  async asked(): Promise<{ id: number; household: number }> {
    const { village, county } = this.by
    for (const { id: household } of (await village.get<List<{ id: number }>>('/households?limit=50')).items) {
      const { monitored, members } = await village.get<Household>(`/households/${household}`)
      const cases = await village.get<{ cases: unknown[] }>(`/households/${household}/cases`)
      if (monitored.some(({ eliminated_on: out }) => !out) || cases.cases.length > 0) continue
      const said = { received_on: beijing(), text: '看病支出大', attachments: this.sheets }
      const { id: application } = await village.made<{ id: number }>(`/households/${household}/applications`, said)
      const { id } = await village.made<Case>('/cases', { procedure: 'identification', household, application })
      await this.complete('village', id, { situation: ['看病支出大'] })
      await this.complete('village', id, { judgement: ['列入入户核查名单'] })
      const { version } = await this.read(id)
      await village.post(`/cases/${id}/papers`, { kind: 'visit', attachments: this.sheets }, version)
      await village.post(`/households/${household}/authorisations`, {
        signed_on: beijing(),
        scope: '家庭资产',
        signers: members.filter(({ status }) => status === '在户').map(({ id: member }) => member),
        attachments: this.sheets,
      })
      await this.complete('village', id, { findings: ['收入下降'] })
      await county.post(`/cases/${id}/lookups`, { departments: ['medical_insurance'] })
      return { id, household }
    }
    throw new Error('no family is left')
  }

  // From a look-up that found something to the county's decision.
  async decided(id: number) {
    const { village, department } = this.by
    const lookups = await this.by.county.get<List<{ id: number; version: number }>>(`/cases/${id}/lookups`)
    for (const { id: lookup, version } of lookups.items) {
      const findings = [{ exclusion: 3, text: '名下有一辆轿车' }]
      await department.post(`/lookups/${lookup}/answer`, { note: '已核对', findings }, version)
    }
    await this.complete('county', id, { lookup_opinion: ['车辆用于营运，收入低'] })
    const { division_code: place } = await village.get<{ division_code: string }>(`/cases/${id}`)
    const held = { held_on: beijing(), place: '村委会', host: '村支书', attendance: 30, minutes: '逐户评议' }
    const decisions = [{ case: id, agreed: true }]
    await village.post('/meetings', { ...held, division_code: place, attachments: this.sheets, decisions })
    const { body } = await village.made<{ body: string }>('/postings/draft', { cases: [id] })
    const hung = { division_code: place, title: '公示', place: '公开栏', body, starts_on: beijing(), cases: [id] }
    const posting = await village.made<Case>('/postings', hung)
    const early = { why: '全村都已知晓', attachments: this.sheets }
    await village.post(`/postings/${posting.id}/close`, early, posting.version)
    await this.complete('village', id, { village_decision: ['同意'], suggested_measures: ['健康帮扶'] })
    await this.complete('town', id, {
      spot_check: ['抽查一致'],
      town_opinion: ['同意'],
      agreed_measures: ['健康帮扶'],
    })
  }
}

test('an authorisation that is taken back ends the questions to departments', async ({ page, server }) => {
  const { id, household } = await (await Road.of(server)).asked()
  await signInAs(page, server, 'village', '/m/')
  await page.goto(`/cases/${id}`)
  await expect(part(page, '部门信息比对').getByText('等答复')).toBeVisible()
  await page.goto(`/households/${household}`)
  await page.getByRole('button', { name: '收回', exact: true }).click()
  await dialog(page).getByRole('textbox').fill('家里人改了主意')
  await shoot(page, 'authorisation-take-back', ['desk'])
  await dialog(page).getByRole('button', { name: '收回', exact: true }).click()
  await expect(page.getByText(/收回：家里人改了主意/)).toBeVisible()
  await page.goto(`/cases/${id}`)
  await expect(part(page, '部门信息比对').getByText('等答复')).toHaveCount(0)
  await expect(page.getByRole('list', { name: '还缺的材料' })).toContainText('授权承诺书')
})

test('a family withdraws; its case is over and says why', async ({ page, server }) => {
  const { id } = await (await Road.of(server)).asked()
  await signInAs(page, server, 'village', '/m/')
  await page.goto(`/cases/${id}`)
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await dialog(page).getByRole('textbox').fill('全家搬到县城，不再申请')
  await dialog(page).getByRole('button', { name: '撤回', exact: true }).click()
  await expect(page.getByText('已撤回').first()).toBeVisible()
  await expect(part(page, '经过').getByText('说明：全家搬到县城，不再申请')).toBeVisible()
  await expect(page.getByRole('button', { name: '撤回', exact: true })).toHaveCount(0)
  await checkAxe(page)
  await shoot(page, 'case-withdrawn')
})

test('with an exclusion a family is monitored only by the decision of the county’s group', async ({ page, server }) => {
  const road = await Road.of(server)
  const { id } = await road.asked()
  await road.decided(id)
  await signInAs(page, server, 'county2', `/cases/${id}`)
  await expect(part(page, '部门信息比对').getByText('名下有一辆轿车')).toBeVisible()
  const missing = page.getByRole('list', { name: '还缺的材料' })
  await expect(missing.getByRole('listitem')).toHaveCount(2)
  await checkAxe(page)
  await shoot(page, 'case-excluded')
  for (const left of [1, 0]) {
    await missing.getByRole('button').first().click()
    await takeSheet(dialog(page))
    await dialog(page).getByRole('button', { name: '归入' }).click()
    await expect(missing.getByRole('listitem')).toHaveCount(left)
  }
  await expect(part(page, '现在的步骤：县级确定').getByRole('button', { name: '完成“县级确定”' })).toBeVisible()
})
