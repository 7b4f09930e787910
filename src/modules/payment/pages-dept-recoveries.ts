import { html, type Content, type Html } from '#kernel/html.ts'
import {
  button,
  details,
  emptyState,
  errorSummary,
  filter,
  form,
  input,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  select,
  table,
  tag,
  type TagColour,
  textarea,
} from '#ui/components.ts'
import { formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  RECOVERY_KIND_WORDS,
  RECOVERY_STATUS_WORDS,
  recoveryWords as w,
} from './messages-recovery.ts'
import { shortId } from './pages-dept-batches.ts'
import { dueCell } from './pages-dept-returns.ts'
import { RECOVERY_STATUSES, type RecoveryStatus, remainingOf } from './recovery.ts'
import type { Recovery } from './store-recovery.ts'

const language = 'zh-Hans' as const
export const RECOVERIES_PATH = '/dept/recoveries'

const COLOURS: Readonly<Record<RecoveryStatus, TagColour>> = {
  toVerify: 'yellow',
  owed: 'orange',
  settled: 'green',
  dropped: 'grey',
}

export const recoveryTag = (status: RecoveryStatus): Html =>
  tag({ text: RECOVERY_STATUS_WORDS[status], colour: COLOURS[status] })

export interface RecoveriesData {
  readonly recoveries: readonly Recovery[]
  readonly names: ReadonlyMap<string, string>
  readonly programmes: ReadonlyMap<string, string>
  readonly staff: ReadonlyMap<string, string>
  readonly today: Temporal.PlainDate
  readonly status: RecoveryStatus | undefined
  readonly csrf: string
  readonly mayOpen: boolean
  readonly values: { readonly lineId: string; readonly why: string }
  readonly fault: string | undefined
  readonly said: string | undefined
}

const narrow = (status: RecoveryStatus | undefined): Html =>
  filter({
    language,
    action: RECOVERIES_PATH,
    selected:
      status === undefined ? [] : [{ text: RECOVERY_STATUS_WORDS[status], href: RECOVERIES_PATH }],
    fields: [
      select({
        language,
        name: 'status',
        label: w.status,
        value: status ?? '',
        items: [
          { value: '', text: w.all },
          ...RECOVERY_STATUSES.map((value) => ({ value, text: RECOVERY_STATUS_WORDS[value] })),
        ],
      }),
    ],
  })

const list = ({ recoveries, names, programmes, staff, today }: RecoveriesData): Html =>
  table({
    caption: w.caption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.item,
      w.kind,
      w.programme,
      w.name,
      { text: w.paid, numeric: true },
      { text: w.remaining, numeric: true },
      w.status,
      w.resolver,
      w.due,
    ],
    rows: recoveries.map((one) => [
      link({ href: `${RECOVERIES_PATH}/${one.id}`, text: shortId(one.id) }),
      RECOVERY_KIND_WORDS[one.kind],
      `${programmes.get(one.programmeCode) ?? one.programmeCode} ${one.payPeriod}`,
      names.get(one.personId) ?? '',
      formatMoney(one.lineFen),
      formatMoney(remainingOf(one)),
      recoveryTag(one.status),
      one.resolverId === undefined
        ? tag({ text: w.nobody, colour: 'red' })
        : (staff.get(one.resolverId) ?? ''),
      dueCell(one.dueOn, today),
    ]),
  })

const newForm = ({ csrf, values, fault }: RecoveriesData): Content =>
  details({
    summary: w.newTitle,
    open: fault !== undefined,
    text: html`${[
      paragraph(w.newText),
      form({
        action: RECOVERIES_PATH,
        method: 'post',
        csrf,
        content: [
          input({
            language,
            name: 'lineId',
            label: w.line,
            hint: w.lineHint,
            value: values.lineId,
            autocomplete: 'off',
            error: fault,
          }),
          textarea({ language, name: 'why', label: w.wrongWhy, rows: 2, value: values.why }),
          button({ text: w.open, preventDoubleClick: true }),
        ],
      }),
    ]}`,
  })

/** 停发和追回: what was paid and not owed, who finds out, and how much has come back. */
export const recoveriesPage = (data: RecoveriesData): View => ({
  title: w.title,
  main: html`${[
    data.fault !== undefined &&
      errorSummary({ language, errors: [{ text: data.fault, href: '#lineId' }] }),
    data.said !== undefined && notificationBanner({ language, kind: 'success', text: data.said }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    data.mayOpen && newForm(data),
    narrow(data.status),
    data.recoveries.length === 0 ? emptyState({ title: w.none }) : list(data),
  ]}`,
})
