import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  copy: { 'zh-Hans': '复制', 'zh-Hant': '複製', en: 'Copy', pt: 'Copiar' },
  copied: { 'zh-Hans': '已复制', 'zh-Hant': '已複製', en: 'Copied', pt: 'Copiado' },
})

export interface CodeBlockOptions {
  readonly language: Language
  /** What it is: names the block and its scroll region. */
  readonly label: string
  readonly code: Content
}

/** Commands, requests and answers, to read and to copy; the page needs `copy.js` for its button. */
export const codeBlock = ({ language, label, code }: CodeBlockOptions): Html =>
  html`<figure class="ykt-snippet" data-module="ykt-copy" data-copy="${t(
    language,
    'copy',
  )}" data-copied="${t(language, 'copied')}"><figcaption
    class="ykt-snippet__label">${label}</figcaption><pre class="ykt-snippet__code" role="region"
    aria-label="${label}" tabindex="0" translate="no"><code>${code}</code></pre></figure>`
