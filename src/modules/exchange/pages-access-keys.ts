import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import { ACCESS_SCOPES, type AccessScope } from '#platform/http/partner.ts'
import { fingerprintOf, type RegisteredKey, thumbprintOf } from '#platform/http/partner-keys.ts'
import {
  backLink,
  bulletList,
  button,
  checkboxes,
  errorSummary,
  form,
  input,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
  type TagColour,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { KEY_STATE_COLOURS, keyState, type KeyState } from '#modules/bank/index.ts'
import type { AccessKey } from './access-key.ts'
import { endpointWords } from './messages.ts'
import { ACCESS_KEY_STATE_WORDS, accessKeyWords as w, SCOPE_WORDS } from './messages-access-keys.ts'
import { ENDPOINTS_PATH, type Possible, stepButtons } from './pages-endpoints.ts'

const language = 'zh-Hans' as const
export const ACCESS_KEYS_PATH = `${ENDPOINTS_PATH}/keys`

const COLOURS: Readonly<Record<KeyState | 'proposed', TagColour>> = {
  proposed: 'orange',
  ...KEY_STATE_COLOURS,
}

export interface AccessKeysData {
  /** Those that were entered here and have not been disabled. */
  readonly accessKeys: readonly AccessKey[]
  /** All that hold or held, wherever they were registered. */
  readonly registered: readonly RegisteredKey[]
  readonly names: ReadonlyMap<string, string>
  readonly may: Possible
  readonly csrf: string
  readonly at: Temporal.Instant
  readonly tokenUrl: string
}

const scopeText = (scopes: readonly AccessScope[]): string =>
  scopes.map((scope) => SCOPE_WORDS[scope]).join('；')

const untilText = (until: Temporal.Instant | undefined): string =>
  until === undefined ? w.noEnd : formatDate(language, provinceDate(until))

const usedText = (key: RegisteredKey | undefined): string =>
  key?.lastUsedAt === undefined ? w.neverUsed : formatDateTime(language, key.lastUsedAt)

const stateTag = (state: KeyState | 'proposed'): Html =>
  tag({ text: ACCESS_KEY_STATE_WORDS[state], colour: COLOURS[state] })

const people = (
  { enteredBy, approvedBy }: AccessKey,
  names: ReadonlyMap<string, string>,
): Content => {
  const name = (id: string) => names.get(id) ?? id
  return html`${w.entered(name(enteredBy))}<br>${
    approvedBy === undefined ? endpointWords.notApproved : w.approved(name(approvedBy))
  }`
}

const sameKey = (one: Pick<RegisteredKey, 'publicKey'>) => {
  const name = thumbprintOf(one.publicKey)
  return (other: Pick<RegisteredKey, 'publicKey'>) => thumbprintOf(other.publicKey) === name
}

const rowOf = (key: AccessKey, data: AccessKeysData): Content[] => {
  const registered = data.registered.find(sameKey(key))
  return [
    verbatim(key.label),
    verbatim(fingerprintOf(key.publicKey)),
    scopeText(key.scopes),
    html`${stateTag(registered === undefined ? 'proposed' : keyState(registered, data.at))}<br>
      ${people(key, data.names)}`,
    untilText(key.validUntil),
    usedText(registered),
    stepButtons(`${ACCESS_KEYS_PATH}/${key.id}`, key, data, w.approve),
  ]
}

/** A key that did not come by this page, as long as it holds. */
const otherRow = (key: RegisteredKey, at: Temporal.Instant): Content[] => [
  w.registered,
  verbatim(fingerprintOf(key.publicKey)),
  scopeText(ACCESS_SCOPES),
  stateTag(keyState(key, at)),
  untilText(key.validUntil),
  usedText(key),
  '',
]

/** 系统密钥: by which keys systems come in, who let them, and for what. */
export const accessKeysPart = (data: AccessKeysData): Html => {
  const { accessKeys, registered, at } = data
  const others = registered.filter(
    (key) => keyState(key, at) === 'holds' && !accessKeys.some(sameKey(key)),
  )
  const rows = [
    ...accessKeys.map((key) => rowOf(key, data)),
    ...others.map((key) => otherRow(key, at)),
  ]
  return html`${[
    sectionHeading(w.heading),
    paragraph(w.lead),
    rows.length === 0
      ? paragraph(w.none, 'quiet')
      : table({
          caption: w.caption,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [w.label, w.fingerprint, w.scopes, w.status, w.until, w.lastUsed, w.act],
          rows,
        }),
    data.may.enter &&
      linkButton({ href: `${ACCESS_KEYS_PATH}/new`, text: w.add, kind: 'secondary' }),
    sectionHeading(w.how),
    bulletList(w.howList(data.tokenUrl)),
  ]}`
}

export interface AccessKeyForm {
  readonly label: string
  readonly text: string
  readonly scopes: readonly string[]
  readonly until: string
}

export interface AccessKeyFault {
  readonly field: keyof AccessKeyForm
  readonly text: string
}

const fields = (
  values: AccessKeyForm,
  mostDays: number,
  errorOf: (field: keyof AccessKeyForm) => string | undefined,
): Content[] => [
  input({
    language,
    name: 'label',
    label: w.label,
    hint: w.labelHint,
    value: values.label,
    autocomplete: 'off',
    error: errorOf('label'),
  }),
  textarea({
    language,
    name: 'text',
    label: w.text,
    hint: w.textHint,
    value: values.text,
    rows: 6,
    error: errorOf('text'),
  }),
  checkboxes({
    language,
    name: 'scopes',
    legend: w.scopesLabel,
    values: values.scopes,
    error: errorOf('scopes'),
    items: ACCESS_SCOPES.map((value) => ({ value, text: SCOPE_WORDS[value] })),
  }),
  input({
    language,
    name: 'until',
    label: w.untilLabel,
    hint: w.untilHint(mostDays),
    value: values.until,
    width: 10,
    error: errorOf('until'),
  }),
  button({ text: w.save, preventDoubleClick: true }),
]

/** 登记系统密钥 */
export const newAccessKeyPage = (data: {
  readonly csrf: string
  readonly values: AccessKeyForm
  readonly mostDays: number
  readonly fault: AccessKeyFault | undefined
}): View => {
  const { values, fault, mostDays, csrf } = data
  const errorOf = (field: AccessKeyFault['field']) =>
    fault?.field === field ? fault.text : undefined
  return {
    title: w.add,
    beforeMain: backLink({ language, href: ENDPOINTS_PATH }),
    main: html`${[
      fault !== undefined &&
        errorSummary({ language, errors: [{ text: fault.text, href: `#${fault.field}` }] }),
      pageHeading(w.add, endpointWords.title),
      form({
        action: `${ACCESS_KEYS_PATH}/new`,
        method: 'post',
        csrf,
        content: fields(values, mostDays, errorOf),
      }),
    ]}`,
  }
}
