// A sheet of paper as a phone photographs it, for what must be handed up.
import { expect, type Locator } from '@playwright/test'

// One pixel of PNG: the page draws it anew as JPEG.
const SHEET = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

// Hands one up where it is asked for, and waits until the server has it.
export async function takeSheet(within: Locator) {
  await within.getByLabel('拍照或选文件').setInputFiles({ name: '签字材料.png', mimeType: 'image/png', buffer: SHEET })
  await expect(within.getByRole('button', { name: '去掉 签字材料.png' })).toBeVisible()
}
