import assert from 'node:assert/strict'
import test, { describe } from 'node:test'
import { needsBrowser, openBrowser } from './browser.ts'
import { complaintsOf } from './checks.ts'

/** What is wrong on a computer alone: the style there, what stands on the page, what axe says. */
const PLANTED = [
  ['nothing', '', '<p>各种各样的文字</p>', ''],
  ['pale letters', '.x { color: #ccc }', '<p class="x">各种各样的文字</p>', 'color-contrast'],
  ['a pale ground', '.x { background: #444 }', '<p class="x">各种各样的文字</p>', 'color-contrast'],
  [
    'a button without a name',
    '.y { display: block }',
    '<div><button class="y"></button></div>',
    'button-name',
  ],
  [
    'a link whose words go',
    '.x { display: none }',
    '<a href="/"><span class="x">文字</span></a>',
    'link-name',
  ],
  ['a heading out of order', '.y { display: block }', '<h4 class="y">小标题</h4>', 'heading-order'],
  [
    'small targets',
    '.x { padding: 0; line-height: 1 }',
    '<button class="x">一</button><button class="x">二</button>',
    'target-size',
  ],
] as const

const pageWith = (style: string, content: string): string => `<!doctype html>
  <html lang="zh-Hans"><head><title>试一试</title><style>
    body { color: #000; background: #fff; font: 12px/2 sans-serif }
    button { padding: 20px; border: 0; font: inherit }
    .y { display: none }
    @media (min-width: 600px) { ${style} }
  </style></head><body><main><h1>标题</h1>${content}</main></body></html>`

describe('judging a page at two widths', needsBrowser, () => {
  test('what is wrong on a computer alone is found', async () => {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      for (const [what, style, content, rule] of PLANTED) {
        await page.setContent(pageWith(style, content))
        const found = (await complaintsOf(page, what)).map((line) => line.replace(/:.*/s, ''))
        assert.deepEqual([...new Set(found)], rule === '' ? [] : [`${what} at 1280 px ${rule}`])
      }
    } finally {
      await browser.close()
    }
  })
})
