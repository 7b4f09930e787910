import { html, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { attributes } from '../attributes.ts'

const t = defineMessages({
  title: { 'zh-Hans': '读卡器', 'zh-Hant': '讀卡器', en: 'Card reader', pt: 'Leitor de cartões' },
  card: { 'zh-Hans': '读社保卡', 'zh-Hant': '讀社保卡', en: 'Read card', pt: 'Ler cartão' },
  document: {
    'zh-Hans': '读证件',
    'zh-Hant': '讀證件',
    en: 'Read document',
    pt: 'Ler documento',
  },
  cancel: { 'zh-Hans': '取消读卡', 'zh-Hant': '取消讀卡', en: 'Cancel', pt: 'Cancelar' },
  ready: {
    'zh-Hans': '读卡器已连接。',
    'zh-Hant': '讀卡器已連接。',
    en: 'The reader is connected.',
    pt: 'O leitor está ligado.',
  },
  waiting: {
    'zh-Hans': '请放到读卡器上。',
    'zh-Hant': '請放到讀卡器上。',
    en: 'Lay it on the reader.',
    pt: 'Coloque-o no leitor.',
  },
  reading: {
    'zh-Hans': '正在读，请不要移动。',
    'zh-Hant': '正在讀，請不要移動。',
    en: 'Reading; do not move it.',
    pt: 'A ler; não o mova.',
  },
  lift: {
    'zh-Hans': '已读好，请取走。',
    'zh-Hant': '已讀好，請取走。',
    en: 'It is read; please take it.',
    pt: 'Leitura concluída; retire-o.',
  },
  missing: {
    'zh-Hans': '没有连上读卡桥。请在这台电脑运行 npx ykt reader，或手工输入。',
    'zh-Hant': '沒有連上讀卡橋。請在這部電腦執行 npx ykt reader，或人手輸入。',
    en: 'No reader bridge answers. Run npx ykt reader on this machine, or type the number.',
    pt: 'Nenhum leitor responde. Execute npx ykt reader neste computador ou escreva o número.',
  },
  differs: {
    'zh-Hans': '读卡桥的版本与页面不同。请更新读卡桥，或手工输入。',
    'zh-Hant': '讀卡橋的版本與頁面不同。請更新讀卡橋，或人手輸入。',
    en: 'The bridge speaks another version. Update it, or type the number.',
    pt: 'O programa do leitor tem outra versão. Atualize-o ou escreva o número.',
  },
})

export interface ReaderPanelOptions {
  readonly language: Language
  /** Of the bridge; the route of the page must allow the very same in `connectTo`. */
  readonly address: string
  /** What can be read here, each with the key that reads it. */
  readonly reads: readonly { readonly what: 'card' | 'document'; readonly key?: string }[]
  /** Whether the name and number in the chip are wanted as well as the card. */
  readonly holder?: boolean | undefined
}

const readButton = (language: Language, { what, key }: ReaderPanelOptions['reads'][number]): Html =>
  html`<button${attributes({
    type: 'button',
    class: 'govuk-button govuk-button--secondary',
    'data-read': what,
    'aria-keyshortcuts': key,
  })}>${t(language, what)}${key !== undefined && html` <kbd>${key}</kbd>`}</button>`

/**
 * 读卡: buttons that read through the bridge of this machine. Shown by `reader-bridge.js`, which
 * the page must name; what was read comes as the event `reader:read` of the document.
 */
export const readerPanel = ({ language, address, reads, holder }: ReaderPanelOptions): Html =>
  html`<section${attributes({
    'data-module': 'ykt-reader',
    'data-address': address,
    'data-holder': holder === true,
    'data-ready': t(language, 'ready'),
    'data-waiting': t(language, 'waiting'),
    'data-reading': t(language, 'reading'),
    'data-lift': t(language, 'lift'),
    'data-missing': t(language, 'missing'),
    'data-differs': t(language, 'differs'),
    'aria-label': t(language, 'title'),
    hidden: true,
  })}><div class="govuk-button-group">${reads.map((one) => readButton(language, one))}</div><p
    class="govuk-body" role="status"></p><div data-cancel hidden><button type="button"
    class="govuk-button govuk-button--secondary">${t(language, 'cancel')}</button></div></section>`
