import type { Page } from 'playwright-core'
import type { Language } from '#ui/i18n/language.ts'

/** Runs in the page: every text that a reader meets, but what is marked as another language. */
const TEXTS = `() => {
  const own = document.documentElement.lang
  const isMarked = (element) => {
    if (element.closest('[translate="no"], script, style, template, noscript')) return true
    const lang = element.closest('[lang]')
    return lang !== null && lang !== document.documentElement && lang.lang !== own
  }
  const found = [document.title]
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const text = walk.currentNode.nodeValue.trim()
    if (text !== '' && !isMarked(walk.currentNode.parentElement)) found.push(text)
  }
  for (const element of document.querySelectorAll('[aria-label], [alt], [placeholder], [title]'))
    if (!isMarked(element))
      for (const name of ['aria-label', 'alt', 'placeholder', 'title'])
        if (element.hasAttribute(name)) found.push(element.getAttribute(name))
  return found
}`

const HAN = /\p{Script=Han}/u
/** Characters that only the simplified script writes so. */
const SIMPLIFIED =
  /[办银领换请这们个电点发证号时现应给页开张网卖买会无东车门问长见听说读写让认识谁]/u

/** What stands on the page and is not in its language; names and register data are marked. */
export const untranslated = async (page: Page, language: Language): Promise<string[]> => {
  const wrong = language === 'zh-Hant' ? SIMPLIFIED : HAN
  const texts = await page.evaluate<string[]>(`(${TEXTS})()`)
  const { pathname } = new URL(page.url())
  return [...new Set(texts.filter((text) => wrong.test(text)))].map(
    (text) => `${language} ${pathname}: ${text}`,
  )
}
