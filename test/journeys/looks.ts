import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { axeViolations, sidewaysScroll } from './checks.ts'
import { COMPUTER, PHONE } from './visitor.ts'

/** Where pictures of pages are kept for somebody to look at; nowhere unless it is said. */
const PICTURES = process.env['YKT_TEST_PICTURES']

/** What is wrong with pages as they stand, on a phone and on a computer. */
export class Looks {
  readonly complaints: string[] = []
  /** Pages that were looked at, in order. */
  readonly seen: string[] = []

  async at(page: Page, name: string): Promise<void> {
    this.seen.push(name)
    const before = page.viewportSize()
    // What was just opened may not have its styles yet.
    await page.waitForLoadState('load')
    for (const size of [PHONE, COMPUTER]) {
      await page.setViewportSize(size)
      const over = await sidewaysScroll(page)
      if (over > 0) this.complaints.push(`${name}: ${over} px too wide at ${size.width} px`)
      for (const violation of await axeViolations(page))
        this.complaints.push(`${name} at ${size.width} px ${violation}`)
      if (PICTURES === undefined) continue
      await mkdir(PICTURES, { recursive: true })
      const file = path.join(PICTURES, `${name}-${size.width}.png`)
      await page.screenshot({ path: file, fullPage: true })
    }
    if (before !== null) await page.setViewportSize(before)
  }
}
