// 比对: what is known is chosen already, progress, results that lead to clues and their source rows, repeat, stop, files.
import type { Page } from '@playwright/test'
import { bindSecondFactor, checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

test('the county starts a comparison and reads what it found', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/runs')
  await page.getByRole('link', { name: '开始一次比对' }).click()
  await expect(page.getByLabel('比对到哪天')).toHaveValue('2022-05-31')
  await expect(page.getByLabel('按哪个政策包')).toHaveValue('huize-2022')
  await expect(page.getByText(/17 张有数据/)).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'run-new')

  // A month earlier most tables are missing, and it is said what cannot be compared.
  await page.getByLabel('比对到哪天').fill('2022-04-30')
  await expect(page.getByText(/缺 \d+ 张/)).toBeVisible()
  await expect(page.getByText(/条规则会跳过/)).toBeVisible()
  await shoot(page, 'run-new-missing', ['desk'])
  await page.getByRole('button', { name: /最近有数据/ }).click()
  await expect(page.getByLabel('比对到哪天')).toHaveValue('2022-05-31')

  await page.getByRole('button', { name: '开始比对' }).click()
  await expect(page).toHaveURL(/\/runs\/\d+$/)
  await expect(page.getByRole('heading', { name: '按规则和乡镇' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('又见到', { exact: true })).toBeVisible()
  await expect(page.getByRole('row', { name: /收入低于监测底线/ })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'run')
})

test('from a number to the clue, its household and its source rows', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/runs')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('combobox', { name: '现在的状态' }).selectOption('found')
  await expect(page).toHaveURL(/state=found/)
  const number = page
    .getByRole('row', { name: /收入低于监测底线/ })
    .getByRole('link')
    .nth(1)
  const clues = Number(await number.innerText())
  await number.click()
  await expect(page).toHaveURL(/rule=HZ-R01/)
  await expect(page).toHaveURL(/place=530326/)
  await expect(page.getByRole('row')).toHaveCount(clues + 1)
  await page.getByRole('row').nth(1).getByRole('link').click()
  await expect(page.getByRole('heading', { name: '来自这些行' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '户编号' }).first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'clue-rows')
  await expect(page.getByRole('link', { name: /^5303260000/ })).toHaveAttribute('href', /\/households\/\d+/)
})

test('a repeat tells its verdict', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/runs')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('button', { name: '重做核对' }).click()
  await expect(page.getByText(/只核对，不产生线索/)).toBeVisible()
  await page.getByRole('button', { name: '重做', exact: true }).click()
  await expect(page.getByText('重做的结果与原来的一字不差。')).toBeVisible({ timeout: 60_000 })
  await checkAxe(page)
  await shoot(page, 'run-repeat')
  await page.getByRole('link', { name: '看原来的比对' }).click()
  await expect(page.getByRole('heading', { name: '重做核对过' })).toBeVisible()
})

// So many that the last of them waits.
async function queueRuns(page: Page, runs: number) {
  await page.evaluate(async (wanted) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { csrf_token: string }
    for (let run = 0; run < wanted; ++run) {
      await fetch('/api/v1/runs', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf_token },
        body: JSON.stringify({ pack: 'huize-2022', as_of: '2022-05-31' }),
      })
    }
  }, runs)
}

test('a comparison under way shows how far it is and can be stopped', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/runs')
  await queueRuns(page, 5)
  await page.reload()
  await expect(page.getByRole('region', { name: '正在进行的比对' })).toBeVisible()
  await page.getByRole('row').nth(1).getByRole('link').click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await shoot(page, 'run-waiting', ['desk'])
  await page.getByRole('button', { name: '停止比对' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停止比对' }).click()
  await expect(page.getByText(/这次比对被停止了/)).toBeVisible()
  await page.goto('/runs')
  await expect(page.getByRole('cell', { name: '已停止' })).toBeVisible()
  await expect(page.getByRole('region', { name: '正在进行的比对' })).toBeHidden({ timeout: 60_000 })
  await checkAxe(page)
  await shoot(page, 'runs')
})

test('a result file leaves for a purpose', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await bindSecondFactor(page, server, 'county')
  await page.goto('/runs')
  await page
    .getByRole('row', { name: /已完成/ })
    .first()
    .getByRole('link')
    .click()
  await page
    .getByRole('row', { name: /没有读入的行/ })
    .getByRole('button', { name: '下载' })
    .click()
  const go = page.getByRole('dialog').getByRole('button', { name: '下载' })
  await expect(go).toBeDisabled()
  await page.getByLabel('用途').fill('退给部门改正')
  const download = page.waitForEvent('download')
  await go.click()
  expect((await download).suggestedFilename()).toContain('rejects.csv')
})

test('a town has no comparisons', async ({ page, server }) => {
  await signInAs(page, server, 'town')
  await expect(page.getByRole('link', { name: '比对', exact: true })).toHaveCount(0)
  await page.goto('/runs')
  await expect(page).toHaveURL(/no-permission/)
})
