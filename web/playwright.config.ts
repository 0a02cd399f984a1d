import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: '../build/e2e/results',
  globalSetup: './e2e/county/global-setup.ts',
  workers: 2,
  // A file's tests share one server and one county; files are independent.
  fullyParallel: false,
  // One more try, by a new worker with a county as it was: two browsers and two servers share two cores with whatever
  // else the machine does. The closing line names the tests that needed it.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./e2e/closing-line.ts']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.SHOUWANG_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--lang=zh-CN'],
    },
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    trace: 'retain-on-failure',
  },
})
