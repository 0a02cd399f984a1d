// 政策: packs read like a book, standards with their history, what-if by slider.
import type { Page } from '@playwright/test'
import type { Login, Server } from './county/server'
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

test('a pack reads like a book', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/policies')
  await expect(page.getByRole('listitem').filter({ hasText: '本县' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'policies')
  await page.getByRole('link', { name: /会泽县/ }).click()
  const rule = page.getByRole('article').filter({ hasText: 'HZ-R01' })
  await expect(rule).toContainText('低于监测底线 6,000 元')
  await checkAxe(page)
  await shoot(page, 'policy-rules')
  await page.getByLabel('在规则里找').fill('住房')
  await expect(rule).toBeHidden()
  await expect(page.getByRole('article').filter({ hasText: '住房不安全' })).toBeVisible()

  await page.getByRole('tab', { name: /标准/ }).click()
  const line = page.getByRole('row', { name: /监测底线/ })
  await expect(line).toContainText('6,000 元')
  await expect(line).toContainText('有效')
  await checkAxe(page)
  await shoot(page, 'policy-standards')
  await page.getByLabel('看哪一天有效的').fill('2019-12-31')
  await expect(page).toHaveURL(/on=2019-12-31/)
  await expect(line).toContainText('还没到')

  await page.getByRole('tab', { name: /依据/ }).click()
  await expect(page.getByRole('heading', { name: /实施方案/ })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'policy-sources')
  await page.getByRole('link', { name: '住房不安全' }).click()
  await expect(page).toHaveURL(/#HZ-R04$/)
  await expect(page.getByRole('article').filter({ hasText: 'HZ-R04' })).toBeInViewport()
})

test('another standard moves the households of the towns at once', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/policies/huize-2022?tab=what-if')
  const after = page.locator('dl').filter({ hasText: '试算后' })
  await expect(after).toContainText('177')
  await page.getByLabel('改哪个标准').selectOption('bottom_line')
  await page.getByRole('spinbutton').fill('6500')
  await page.getByRole('spinbutton').press('Enter')
  await expect(after).toContainText('180')
  await expect(page.getByRole('heading', { name: /新进来的户/ })).toContainText('3 户')
  await page.getByRole('slider').press('ArrowLeft')
  await expect(page.getByText(/6,000 → 6,400/)).toBeVisible()
  await page.getByRole('button', { name: '画出曲线' }).click()
  await expect(page.getByText(/取不同数值时有风险的户/)).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'what-if')
  await page.getByRole('spinbutton').fill('4000')
  await page.getByRole('spinbutton').press('Enter')
  await expect(page.getByRole('heading', { name: /不再有风险的户/ })).toContainText('20 户')
  await shoot(page, 'what-if-out', ['desk'])
  await page.getByRole('button', { name: '还原' }).click()
  await expect(after).toContainText('177')
})

async function post<T>(page: Page, path: string, body: object): Promise<T> {
  const answer = await page.evaluate(
    async ({ path, body }) => {
      const session = (await (await fetch('/api/v1/session')).json()) as { csrf_token: string }
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf_token }
      const reply = await fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: reply.status, body: (await reply.json().catch(() => undefined)) as unknown }
    },
    { path, body },
  )
  expect(answer.status).toBeLessThan(300)
  return answer.body as T
}

// A second person of the county office, made as the three officers make one; signs in as `county` from then on.
async function becomeColleague(page: Page, server: Server) {
  const officer = async (role: 'sysadmin' | 'secadmin') => {
    await page.context().clearCookies()
    await signInAs(page, server, role)
  }
  await officer('sysadmin')
  const user = await post<{ id: number; one_time_password: string }>(page, '/users', {
    name: 'xian2',
    display_name: '县局另一位',
  })
  await officer('secadmin')
  const grant = await post<{ id: number }>(page, `/users/${user.id}/grants`, {
    role: 'county',
    division: '530326',
    reason: '新同事',
  })
  await officer('sysadmin')
  await post(page, `/users/${user.id}/grants/${grant.id}/decision`, { confirm: true })
  const colleague: Login = { role: 'county', name: 'xian2', password: user.one_time_password, one_time: true }
  server.logins.set('county', colleague)
  await page.context().clearCookies()
  await signInAs(page, server, 'county')
}

test('a new value is drafted with its document and published by another', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/policies/huize-2022?tab=standards')
  const line = page.getByRole('row', { name: /监测底线/ })
  await line.first().getByRole('button', { name: '拟新数值' }).click()
  const go = page.getByRole('dialog').getByRole('button', { name: '拟好' })
  await expect(go).toBeDisabled()
  await page.getByLabel('数值（元）').fill('7000')
  await page.getByLabel('从哪天起执行').fill('2027-01-01')
  await page.getByLabel('依据的文件').fill('会泽县2027年监测标准的通知')
  await checkAxe(page)
  await shoot(page, 'policy-draft')
  await go.click()
  await expect(page.getByRole('heading', { name: '等待发布的新数值' })).toBeVisible()
  await expect(page.getByRole('button', { name: '撤回' })).toBeVisible()
  await expect(page.getByRole('button', { name: '发布', exact: true })).toHaveCount(0)

  await becomeColleague(page, server)
  await page.goto('/policies/huize-2022?tab=standards')
  await expect(page.getByRole('button', { name: '不同意' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'policy-publish')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText(/从 2027-01-01 起按 7,000 元 执行/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByRole('heading', { name: '以前的调整' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '7,000 元' })).toContainText('还没到')
  await page.getByLabel('看哪一天有效的').fill('2027-06-30')
  await expect(page.getByRole('row').filter({ hasText: '7,000 元' })).toContainText('有效')
  await expect(page.getByRole('row').filter({ hasText: '6,000 元' })).toContainText('已被替换')
  await shoot(page, 'policy-history', ['desk'])
})

test('a town reads the policies, but does not try others', async ({ page, server }) => {
  await signInAs(page, server, 'town')
  await page.goto('/policies/huize-2022')
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('tab', { name: '试算' })).toHaveCount(0)
})
