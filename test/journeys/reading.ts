import type { Page } from 'playwright-core'

/** Runs in the page: the reader bridge has read a document. */
export const say = (page: Page, detail: unknown): Promise<void> =>
  page.evaluate(
    `document.dispatchEvent(new CustomEvent('reader:read', { detail: ${JSON.stringify(detail)} }))`,
  )
