import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { complaintsOf } from './checks.ts'

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
    const picture = async (width: number): Promise<void> => {
      if (PICTURES === undefined) return
      await mkdir(PICTURES, { recursive: true })
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`), fullPage: true })
    }
    this.complaints.push(...(await complaintsOf(page, name, picture)))
    if (before !== null) await page.setViewportSize(before)
  }
}
