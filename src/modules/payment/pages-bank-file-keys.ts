import { html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  form,
  insetText,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { fileKeyFingerprint } from './keep-bank-keys.ts'
import type { BankKey } from './store-bank-keys.ts'

const language = 'zh-Hans' as const
export const FILE_KEYS_PATH = '/bank/keys/files'

const words = {
  title: '文件签名公钥',
  lead: '本行给回盘文件的摘要文件签名用的 SM2 公钥。先登记新的，再停用旧的；停用以后不能恢复。',
  none: '还没有登记',
  noneText: '没有公钥，平台不收本行的任何回盘文件。',
  fingerprint: '指纹',
  from: '登记时间',
  state: '状态',
  act: '办理',
  holds: '有效',
  retired: '已停用',
  retire: '停用',
  add: '登记新公钥',
  pem: 'SM2 公钥（PEM）',
  pemHint: '以 -----BEGIN PUBLIC KEY----- 开头。只登记公钥，私钥不要离开本行。',
  save: '登记',
  full: '已经有两个有效的公钥，停用旧的以后才能再登记。',
  saved: '已登记。请与平台电话核对指纹',
  ended: '已停用',
} as const

/** 文件签名公钥: every key there was, and how to go over to another. */
export const fileKeysPage = (data: {
  readonly keys: readonly BankKey[]
  readonly csrf: string
  readonly said: 'saved' | 'ended' | undefined
  readonly fault: string | undefined
}): View => {
  const { keys, csrf, said, fault } = data
  const live = keys.filter(({ retiredAt }) => retiredAt === undefined)
  return {
    title: words.title,
    beforeMain: backLink({ language, href: '/bank/keys' }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault, href: '#pem' }] }),
      said !== undefined && notificationBanner({ language, kind: 'success', text: words[said] }),
      pageHeading(words.title),
      paragraph(words.lead, 'lead'),
      keys.length === 0
        ? emptyState({ title: words.none, text: words.noneText })
        : table({
            caption: words.title,
            captionSize: 'hidden',
            firstCellIsHeader: true,
            head: [words.fingerprint, words.from, words.state, words.act],
            rows: keys.map((key) => [
              verbatim(fileKeyFingerprint(key)),
              formatDateTime(language, key.validFrom),
              key.retiredAt === undefined
                ? tag({ text: words.holds, colour: 'green' })
                : tag({ text: words.retired, colour: 'grey' }),
              key.retiredAt === undefined &&
                form({
                  action: `${FILE_KEYS_PATH}/${key.id}/retire`,
                  method: 'post',
                  csrf,
                  content: button({ text: words.retire, kind: 'warning' }),
                }),
            ]),
          }),
      sectionHeading(words.add),
      live.length >= 2
        ? insetText({ text: words.full })
        : form({
            action: FILE_KEYS_PATH,
            method: 'post',
            csrf,
            content: [
              textarea({
                language,
                name: 'pem',
                label: words.pem,
                hint: words.pemHint,
                rows: 6,
                error: fault,
              }),
              button({ text: words.save, preventDoubleClick: true }),
            ],
          }),
    ]}`,
  }
}
