import { html, type Content, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import { fingerprintOf, type RegisteredKey } from '#platform/http/partner-keys.ts'
import {
  backLink,
  button,
  checkboxes,
  emptyState,
  errorSummary,
  form,
  input,
  insetText,
  link,
  linkButton,
  notificationBanner,
  numberedList,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  type TagColour,
  textarea,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { KEY_STATE_WORDS, keyWords as w } from './messages-keys.ts'
import { entryPage } from './pages-frame.ts'
import { daysLeft, keyState, type KeyState, liveKeys } from './partner-key.ts'

const language = 'zh-Hans' as const
const PATH = '/bank/keys'

export const KEY_STATE_COLOURS: Readonly<Record<KeyState, TagColour>> = {
  holds: 'green',
  later: 'blue',
  ended: 'grey',
  retired: 'grey',
}

const isLive = (key: RegisteredKey, at: Temporal.Instant): boolean => liveKeys([key], at).length > 0

const end = (key: RegisteredKey, at: Temporal.Instant): Content => {
  const days = daysLeft(key, at)
  if (key.validUntil === undefined || days === undefined) return w.noEnd
  const on = formatDate(language, provinceDate(key.validUntil))
  return isLive(key, at) ? html`${on}<br>${w.daysLeft(days)}` : on
}

const retireLink = (key: RegisteredKey): Content => {
  const fingerprint = fingerprintOf(key.publicKey)
  const href = `${PATH}/${fingerprint.replaceAll(' ', '')}/retire`
  return link({ href, text: w.retire })
}

const keyTable = (keys: readonly RegisteredKey[], at: Temporal.Instant): Html =>
  table({
    caption: w.caption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.fingerprint, w.state, w.from, w.until, w.lastUsed, w.act],
    rows: keys.map((key) => {
      const state = keyState(key, at)
      return [
        verbatim(fingerprintOf(key.publicKey)),
        tag({ text: KEY_STATE_WORDS[state], colour: KEY_STATE_COLOURS[state] }),
        formatDate(language, provinceDate(key.validFrom)),
        end(key, at),
        key.lastUsedAt === undefined ? w.neverUsed : formatDateTime(language, key.lastUsedAt),
        isLive(key, at) ? retireLink(key) : '',
      ]
    }),
  })

/** On every page where a key is missed: it ends soon, and none goes on after it. */
export const keyReminder = (
  until: Temporal.Instant | undefined,
  at: Temporal.Instant,
  mayAct: boolean,
): Content => {
  if (until === undefined) return ''
  const text = w.endsSoon(daysLeft({ validUntil: until }, at) ?? 0)
  return notificationBanner({
    language,
    titleId: 'key-reminder-title',
    text: mayAct ? [paragraph(text), paragraph(link({ href: PATH, text: w.seeKeys }))] : text,
  })
}

/** 密钥: every public key of the bank, and how to go over from one to the next. */
export const keysPage = (data: {
  readonly keys: readonly RegisteredKey[]
  readonly at: Temporal.Instant
  readonly endsSoonAt: Temporal.Instant | undefined
  readonly said: 'saved' | 'retired' | undefined
}): View => {
  const { keys, at, said } = data
  return {
    title: w.title,
    main: html`${[
      said !== undefined && notificationBanner({ language, kind: 'success', text: w[said] }),
      keyReminder(data.endsSoonAt, at, false),
      pageHeading(w.title),
      paragraph(w.lead, 'lead'),
      keys.length === 0 ? emptyState({ title: w.none, text: w.noneText }) : keyTable(keys, at),
      liveKeys(keys, at).length < 2
        ? linkButton({ href: `${PATH}/new`, text: w.add })
        : insetText({ text: w.full }),
      paragraph(link({ href: `${PATH}/files`, text: w.fileKeys })),
      sectionHeading(w.howTitle),
      numberedList(w.how),
    ]}`,
  }
}

export interface KeyForm {
  readonly text: string
  readonly from: string
  readonly until: string
}

export interface KeyFault {
  readonly field: keyof KeyForm
  readonly text: string
}

/** 登记新公钥 */
export const newKeyPage = (data: {
  readonly csrf: string
  readonly values: KeyForm
  readonly mostDays: number
  readonly fault: KeyFault | undefined
}): View => {
  const { values, fault } = data
  const errorOf = (field: KeyFault['field']) => (fault?.field === field ? fault.text : undefined)
  return entryPage({
    title: w.addTitle,
    listPath: PATH,
    csrf: data.csrf,
    fault,
    fields: [
      textarea({
        language,
        name: 'text',
        label: w.keyText,
        hint: w.keyHint,
        value: values.text,
        rows: 6,
        error: errorOf('text'),
      }),
      input({
        language,
        name: 'from',
        label: w.fromLabel,
        hint: w.dateHint,
        value: values.from,
        width: 10,
        error: errorOf('from'),
      }),
      input({
        language,
        name: 'until',
        label: w.untilLabel,
        hint: w.untilHint(data.mostDays),
        value: values.until,
        width: 10,
        error: errorOf('until'),
      }),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })
}

/** 停用公钥: once more before it is done, for it is never taken back. */
export const retirePage = (data: {
  readonly csrf: string
  readonly key: RegisteredKey
  /** No other one holds. */
  readonly last: boolean
  readonly at: Temporal.Instant
  readonly fault: string | undefined
}): View => {
  const { key, at, last, fault } = data
  const fingerprint = fingerprintOf(key.publicKey)
  return {
    title: w.retireTitle,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(w.retireTitle),
      summaryList({
        rows: [
          { key: w.fingerprint, value: verbatim(fingerprint) },
          { key: w.until, value: end(key, at) },
          {
            key: w.lastUsed,
            value:
              key.lastUsedAt === undefined ? w.neverUsed : formatDateTime(language, key.lastUsedAt),
          },
        ],
      }),
      warningText({ language, text: last ? w.lastWarning : w.retireWarning }),
      form({
        action: `${PATH}/${fingerprint.replaceAll(' ', '')}/retire`,
        method: 'post',
        csrf: data.csrf,
        content: [
          last &&
            checkboxes({
              language,
              name: 'leaked',
              legend: w.retireTitle,
              items: [{ value: 'yes', text: w.leaked }],
            }),
          button({ text: w.confirm, kind: 'warning', preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}
