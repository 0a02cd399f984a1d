// 系统: keys, backups and the check of the data, each asked for by its officer, carried out in the background, and told at the end.
import { checkAxe, expect, shoot, signInAs, test } from './fixtures'

const OVER_MS = 90_000

test.describe.configure({ mode: 'serial' })

test('the system administrator makes a backup and sees it read again', async ({ page, server }) => {
  await signInAs(page, server, 'sysadmin', '/system/backups')
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(page.getByRole('dialog')).toContainText('超出份数的旧备份会删去')
  await page.getByRole('dialog').getByRole('button', { name: '备份', exact: true }).click()
  // The server may have made one by itself before; the latest is the one asked for.
  const latest = page.getByRole('region', { name: '最近一次备份' })
  await expect(latest).toContainText(/已完成.*系统管理员/, { timeout: OVER_MS })
  await expect(page.getByText('读过，完好').first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'backups')
})

test('the system administrator has the data checked', async ({ page, server }) => {
  await signInAs(page, server, 'sysadmin', '/system/store')
  await expect(page.getByText('还没有检查过。')).toBeVisible()
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始', exact: true }).click()
  const latest = page.getByRole('region', { name: '最近一次检查' })
  await expect(latest).toContainText('完好', { timeout: OVER_MS })
  await expect(latest).toContainText(/数据 [\d,]+ 行/)
  await checkAxe(page)
  await shoot(page, 'store')
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '后台任务' }).click()
  await expect(page.getByRole('row').filter({ hasText: '检查数据' })).toContainText('已完成')
  await expect(page.getByRole('row').filter({ hasText: '更换密钥' })).toHaveCount(0)
  await checkAxe(page)
  await shoot(page, 'jobs')
})

test('the security administrator changes the data key', async ({ page, server }) => {
  await signInAs(page, server, 'secadmin', '/system/keys')
  await expect(page.getByText('还没有更换过。')).toBeVisible()
  await page.getByRole('button', { name: '更换数据密钥' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '更换', exact: true }).click()
  await expect(page.getByRole('region', { name: '最近一次更换' })).toContainText('第 2 把密钥', { timeout: OVER_MS })
  const now = page.getByRole('row').filter({ hasText: '新内容用它加密' })
  await expect(now.getByRole('cell').first()).toHaveText('2')
  await checkAxe(page)
  await shoot(page, 'keys')
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '后台任务' }).click()
  await expect(page.getByRole('row').filter({ hasText: '更换密钥' })).toContainText('已完成')
  await expect(page.getByRole('row').filter({ hasText: '备份' })).toHaveCount(0)
  await page.goto('/system/backups')
  await expect(page.getByText('您的角色看不到这一页')).toBeVisible()
})
