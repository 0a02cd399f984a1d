// script/bench web: the pages measured, in the same browser and with the same county as the journeys.
import { defineConfig } from '@playwright/test'
import journeys from './playwright.config'

export default defineConfig(journeys, {
  testDir: 'e2e/bench',
  testMatch: '*.bench.ts',
  outputDir: '../build/bench/web-results',
  globalSetup: './e2e/county/global-setup.ts',
  workers: 1,
  timeout: 900_000,
  reporter: [['line']],
})
