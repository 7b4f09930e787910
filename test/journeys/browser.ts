import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const program = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place))

/** Quiet: whatever a page did not ask for, the browser does not do either. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * What `test` is told about a journey: it runs where there is a Chromium, is skipped in words where
 * there is none, and fails for want of one where everything is judged (`CI=true`).
 */
export const needsBrowser: { readonly skip: string | false } = {
  skip:
    program === undefined && process.env['CI'] !== 'true'
      ? 'no Chromium on this machine: install one, or name it in the variable CHROMIUM'
      : false,
}

/** The Chromium of the system. */
export const openBrowser = async (): Promise<Browser> => {
  if (program === undefined) throw new Error('no Chromium: install one, or set CHROMIUM')
  return chromium.launch({ executablePath: program, headless: true, args: ARGUMENTS })
}
