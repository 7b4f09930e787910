import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const READER = await readFile(createRequire(import.meta.url).resolve('jsqr'), 'utf8')

/** Runs in a browser page: the text of the code in a PNG, or an empty text. */
const READ = `async (png) => {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0))
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data, width, height } = context.getImageData(0, 0, picture.width, picture.height)
  const found = jsQR(data, width, height, { inversionAttempts: 'dontInvert' })
  return found === null ? '' : found.data
}`

/**
 * Reads the code off a picture of what the holder's screen shows, as a scanner would: black on
 * white only, nothing known about the page.
 *
 * @returns an empty text when there is no code that can be read.
 */
export const readCode = async (screen: Page): Promise<string> => {
  const png = (await screen.screenshot({ type: 'png' })).toString('base64')
  const table = await screen.context().newPage()
  try {
    await table.evaluate(READER)
    return await table.evaluate<string>(`(${READ})(${JSON.stringify(png)})`)
  } finally {
    await table.close()
  }
}

/** Waits until a code is on the screen. */
export const codeShown = async (screen: Page): Promise<void> => {
  await screen.locator('svg[data-code]:not([data-code="-"])').waitFor()
}

/** The eight digits under the code. */
export const numberShown = async (screen: Page): Promise<string> =>
  (await screen.locator('.ykt-code__number').innerText()).replaceAll(/\D/g, '')
