// The closing line that script/test counts: `N passed, M failed[, K skipped]`. Before it, the tests that passed only when
// tried again.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

export default class ClosingLine implements Reporter {
  private readonly last = new Map<string, TestResult['status']>()

  private readonly again: string[] = []

  onTestEnd(test: TestCase, result: TestResult) {
    this.last.set(test.id, result.status)
    if (result.retry > 0 && result.status === 'passed') this.again.push(test.title)
  }
  onEnd() {
    const of = (wanted: (status: TestResult['status']) => boolean) => [...this.last.values()].filter(wanted).length
    const passed = of((status) => status === 'passed')
    const skipped = of((status) => status === 'skipped')
    const failed = of((status) => status !== 'passed' && status !== 'skipped')
    for (const title of this.again) process.stdout.write(`passed at the second try: ${title}\n`)
    process.stdout.write(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
  }
}
