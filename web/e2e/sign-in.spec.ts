// Everybody gets in by what the session asks of them, and sees their own part only.
import { bindSecondFactor, checkAxe, expect, shoot, signInAs, test, type Role } from './fixtures'

test('a wrong password is said plainly', async ({ page, server }) => {
  await page.goto('/')
  await checkAxe(page)
  await shoot(page, 'sign-in')
  await page.getByLabel('账号').fill(server.logins.get('county')?.name ?? '')
  await page.getByLabel('密码').fill('not-the-password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
})

test('the one-time password must be changed, and what is wrong with the new one stands at its field', async ({
  page,
  server,
}) => {
  const login = server.logins.get('county')
  await page.goto('/')
  await page.getByLabel('账号').fill(login?.name ?? '')
  await page.getByLabel('密码').fill(login?.password ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '第一次登录，请先换成自己的密码' })).toBeVisible()
  await page.getByLabel('当前密码').fill(login?.password ?? '')
  await page.getByLabel('新密码', { exact: true }).fill('Ziji-de-mima-1')
  await page.getByLabel('再输入一遍新密码').fill('another')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByText('两次输入的新密码不一样')).toBeVisible()
  await expect(page.getByLabel('再输入一遍新密码')).toHaveAttribute('aria-invalid', 'true')
  await shoot(page, 'first-password')
})

const homes: [Role, string][] = [
  ['county', '工作台'],
  ['town', '工作台'],
  ['department', '部门数据'],
  ['sysadmin', '账号'],
  ['secadmin', '账号'],
  ['auditor', '审计'],
  ['village', '我的线索'],
  ['contact', '我的线索'],
]
for (const [role, home] of homes) {
  test(`${role} signs in and is at home`, async ({ page, server }) => {
    await signInAs(page, server, role)
    const isField = role === 'village' || role === 'contact'
    if (isField) await page.waitForURL('**/m/**')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(home)
    const cluesInMenu = page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '线索' })
    const isOfficer = ['sysadmin', 'secadmin', 'auditor'].includes(role)
    await expect(cluesInMenu).toHaveCount(isOfficer || role === 'department' ? 0 : 1)
    await checkAxe(page)
    await shoot(page, `home-${role}`, isField ? ['phone'] : ['desk', 'phone'])
  })
}

test('an officer who follows a link to business data is told so', async ({ page, server }) => {
  await signInAs(page, server, 'auditor')
  await page.goto('/clues')
  await expect(page.getByText('您的角色看不到这一页')).toBeVisible()
})

test('a second factor is bound with a code made on the page', async ({ page, server }) => {
  await signInAs(page, server, 'town')
  await page.goto('/account?tab=factor')
  await page.getByRole('button', { name: '开始绑定' }).click()
  await expect(page.getByRole('img', { name: '绑定动态口令的二维码' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'second-factor')
  await bindSecondFactor(page, server, 'town')
})

test('a session that ends is asked for again over the page', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/account?tab=tokens')
  await page.getByRole('button', { name: '新建令牌' }).click()
  await page.getByLabel('名称').fill('每月汇总')
  await page.context().clearCookies()
  await page.getByRole('button', { name: '新建', exact: true }).click()
  const again = page.getByRole('dialog', { name: '登录已过期' })
  await expect(again).toBeVisible()
  await again.getByLabel('密码').fill(server.logins.get('county')?.password ?? '')
  await again.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('cell', { name: '每月汇总' })).toBeVisible()
})
