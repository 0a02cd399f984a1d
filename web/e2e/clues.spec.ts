// The desk's way of a clue: found, sent down in bulk, answered in the village, reviewed in the town, closed in the county.
import { bindSecondFactor, checkAxe, expect, shoot, signInAs, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

test('the county filters, sends down in bulk and reads why', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await page.goto('/clues?state=found')
  await expect(page.getByRole('row')).not.toHaveCount(1)
  await checkAxe(page)
  await shoot(page, 'clues')

  await page.getByRole('button', { name: '批量下发' }).click()
  await expect(page.getByText(/将把 .* 条待下发线索下发到各村核实/)).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'clues-send')
  await page.getByRole('button', { name: '下发', exact: true }).click()
  await expect(page.getByText(/已下发 [\d,]+ 条线索/)).toBeVisible()
  await expect(page.getByText('没有符合筛选条件的内容')).toBeVisible()

  await page.getByRole('combobox', { name: '状态' }).selectOption('sent')
  await expect(page).toHaveURL(/state=sent/)
  await page.getByRole('row').nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '依据的数字' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '来自这些行' })).toBeVisible()
  await expect(page.getByText('监测底线').first()).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'clue')
  await page.goBack()
  await expect(page).toHaveURL(/state=sent/)
})

test('the workbook leaves for a purpose, with a second factor', async ({ page, server }) => {
  await signInAs(page, server, 'county')
  await bindSecondFactor(page, server, 'county')
  await page.goto('/clues?state=sent')
  await page.getByRole('button', { name: '导出核查表' }).click()
  const go = page.getByRole('button', { name: '导出', exact: true })
  await expect(go).toBeDisabled()
  await page.getByLabel('用途').fill('入户核实')
  const download = page.waitForEvent('download')
  await go.click()
  expect((await download).suggestedFilename()).toContain('线索核查表')
})

test('the village answers on the desk, and a bad workbook lists what is wrong', async ({ page, server }) => {
  await signInAs(page, server, 'village', '/m/')
  await page.goto('/clues?mine=true')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('button', { name: '填报核实结果' }).click()
  await page.getByLabel('不属实').check()
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel('看到的情况').fill('入户看过，收入稳定，部门记录有误')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('已提交核实结果')).toBeVisible()
  await expect(page.getByRole('heading', { name: '核实结果' })).toBeVisible()

  await page.goto('/clues')
  await page.getByRole('button', { name: '上传核查表' }).click()
  await page.getByLabel('把填好的核查表拖到这里').setInputFiles({
    name: '核查表.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('not a workbook'),
  })
  await expect(page.getByRole('listitem').filter({ hasText: '核查表.xlsx' })).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'clues-upload')
})

test('the town returns it, with a reason and a day', async ({ page, server }) => {
  await signInAs(page, server, 'town')
  await page.goto('/clues?state=answered')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('button', { name: '退回' }).click()
  await page.getByLabel('退回原因').fill('请补充收入来源')
  await page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(page.getByText('原因：请补充收入来源')).toBeVisible()
  await checkAxe(page)
  await shoot(page, 'clue-returned')
})
