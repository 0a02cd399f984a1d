// The closing line that script/test counts: `N passed, M failed[, K skipped]`.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

export default class ClosingLine implements Reporter {
  private readonly last = new Map<string, TestResult['status']>()

  onTestEnd(test: TestCase, result: TestResult) {
    this.last.set(test.id, result.status)
  }
  onEnd() {
    const of = (wanted: (status: TestResult['status']) => boolean) => [...this.last.values()].filter(wanted).length
    const passed = of((status) => status === 'passed')
    const skipped = of((status) => status === 'skipped')
    const failed = of((status) => status !== 'passed' && status !== 'skipped')
    process.stdout.write(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
  }
}
