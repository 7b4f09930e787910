import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { COMPUTER, PHONE } from './visitor.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const AXE_OPTIONS = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** Rules of axe that depend on where things stand, and on nothing else. */
const LAYOUT_OPTIONS = {
  resultTypes: ['violations'],
  runOnly: { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] },
}

/** What has to do with the page as a whole when it comes or goes. */
const FRAME = 'h1, h2, h3, h4, h5, h6, main, header, footer, nav, aside, section, form, [role]'

/**
 * Runs in the page: of each element whether it is seen, its colours, and whether its letters are
 * large. Whatever axe says goes by this and by the elements themselves, but for rules of layout.
 */
const LOOK = `() =>
  [...document.querySelectorAll('body *')].map((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return { element, colours: '' }
    const style = getComputedStyle(element)
    const size = parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 56 / 3 && Number(style.fontWeight) >= 700)
    const colours = [style.color, style.backgroundColor, style.backgroundImage, style.opacity]
    return { element, colours: colours.join(), isLarge }
  })`

/** Runs in the page: what looks other than it did; all of it where the page as a whole changed. */
const CHANGED = `(before, now) => {
  const changed = now.filter(({ element, colours, isLarge }, i) => {
    const was = before[i]
    if (was?.element !== element || was.colours !== colours) return true
    return was.isLarge === true && isLarge === false
  })
  if (before.length !== now.length) return document
  if (changed.some(({ element }) => element.matches('${FRAME}'))) return document
  return { include: changed.map(({ element }) => element.parentElement) }
}`

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[]
  }[]
}

/** Runs a script that asks axe, and puts axe into the page where it is not. */
const askAxe = async (page: Page, script: string): Promise<string[]> => {
  const known = await page.evaluate('typeof axe')
  if (known !== 'object') await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResult>(script)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}

/** What axe holds against the page as it stands, one line for each element. */
export const axeViolations = (page: Page): Promise<string[]> =>
  askAxe(
    page,
    `{
      globalThis.lookAtAxe = (${LOOK})()
      axe.run(document, ${JSON.stringify(AXE_OPTIONS)})
    }`,
  )

/**
 * What axe holds against the page since it was asked last, after the window has changed: of
 * layout all of it, of the rest what has come, gone, changed its colours or shrunk.
 */
const axeViolationsSince = (page: Page): Promise<string[]> =>
  askAxe(
    page,
    `(async () => {
      const where = (${CHANGED})(lookAtAxe, (${LOOK})())
      const layout = await axe.run(document, ${JSON.stringify(LAYOUT_OPTIONS)})
      if (where.include?.length === 0) return layout
      const rest = await axe.run(where, ${JSON.stringify(AXE_OPTIONS)})
      return { violations: [...layout.violations, ...rest.violations] }
    })()`,
  )

/** By how many pixels the page is wider than the window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/**
 * What is wrong with a page on a phone and on a computer; the window is left as the computer's.
 *
 * @param seen at each width, such as to take a picture
 */
export const complaintsOf = async (
  page: Page,
  name: string,
  seen: (width: number) => Promise<void> = async () => {},
): Promise<string[]> => {
  const complaints: string[] = []
  for (const [size, violations] of [
    [PHONE, axeViolations],
    [COMPUTER, axeViolationsSince],
  ] as const) {
    await page.setViewportSize(size)
    const over = await sidewaysScroll(page)
    if (over > 0) complaints.push(`${name}: ${over} px too wide at ${size.width} px`)
    for (const violation of await violations(page))
      complaints.push(`${name} at ${size.width} px ${violation}`)
    await seen(size.width)
  }
  return complaints
}
