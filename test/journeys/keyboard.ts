import type { Page } from 'playwright-core'

/** More stops than any page of ours has; a Tab key that never arrives is a dead end. */
const MOST_STOPS = 80

/** Runs in the page: what the focused element is called, and whether its focus can be seen. */
const FOCUSED = `() => {
  const element = document.activeElement
  if (element === null || element === document.body) return { name: '', seen: true }
  const label = element.labels?.[0]?.innerText ?? ''
  const name = element.getAttribute('aria-label') ?? (element.innerText || label || element.value)
  const marked = [element, element.labels?.[0]].some((one) => {
    if (!one) return false
    const look = getComputedStyle(one)
    const ring = getComputedStyle(one, '::before')
    return [look, ring].some(
      (style) =>
        (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
        style.boxShadow !== 'none',
    )
  })
  return { name: (name ?? '').trim().replaceAll(/\\s+/g, ' '), seen: marked }
}`

/** Hands that know no mouse: only keys, and only what the focus says. */
export class Keyboard {
  readonly #page: Page
  /** Names of elements whose focus nobody can see; always empty in the end. */
  readonly unseen: string[] = []

  constructor(page: Page) {
    this.#page = page
  }

  async #focused(): Promise<string> {
    const { name, seen } = await this.#page.evaluate<{ name: string; seen: boolean }>(
      `(${FOCUSED})()`,
    )
    if (!seen) this.unseen.push(`${new URL(this.#page.url()).pathname}: ${name}`)
    return name
  }

  /** Presses Tab once and says where it led. */
  async next(): Promise<string> {
    await this.#page.keyboard.press('Tab')
    return this.#focused()
  }

  /**
   * Presses Tab until the focus says `name`.
   *
   * @throws when the focus goes once round without coming by, with the names it did come by.
   */
  async reach(name: RegExp): Promise<void> {
    const path: string[] = []
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const here = await this.next()
      if (name.test(here)) return
      path.push(here)
    }
    throw new Error(`the Tab key never reaches ${name.source}: ${path.join(' · ')}`)
  }

  /** Reaches something and presses Enter on it. */
  async press(name: RegExp): Promise<void> {
    await this.reach(name)
    await this.#page.keyboard.press('Enter')
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text)
  }
}
