// What no page may do: errors on the console or uncaught, breaches of the content policy, requests that leave the server.
import type { Page } from '@playwright/test'

// Playwright's own script is kept out of the frame of a printed form, which may run none.
const KEPT_OUT = /^Blocked script execution in 'about:srcdoc'/
// Answers that a page expects and shows: the browser writes a line about each to the console all the same.
const EXPECTED = /Failed to load resource: the server responded with a status of (401|403|404|409|412|422|429)/

export interface Guard {
  findings: string[]
  // Tests that cut the network say so.
  allowOffline: boolean
}

export function watch(page: Page, origin: () => string): Guard {
  const guard: Guard = { findings: [], allowOffline: false }
  page.on('console', (message) => {
    if (message.type() !== 'error' && !message.text().includes('Content Security Policy')) return
    if (EXPECTED.test(message.text()) || KEPT_OUT.test(message.text())) return
    if (guard.allowOffline && message.text().includes('net::ERR')) return
    guard.findings.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => guard.findings.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (['data:', 'blob:'].includes(url.protocol) || url.origin === origin()) return
    guard.findings.push(`request to ${url.origin}`)
  })
  return guard
}
