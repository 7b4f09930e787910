import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  type Entitlement,
  type EntitlementKind,
  isStanding,
  type Moment,
  statusAt,
} from './entitlement.ts'
import { type EntitlementList, LIST_FIELDS, LIST_COLUMNS, type ListFinding } from './list.ts'
import { levelText } from './messages-kinds.ts'
import type { KindCount } from './store.ts'
import {
  columnWord,
  fieldWord,
  kindWord,
  LIST_STATUS_WORDS,
  STATUS_WORDS,
  words as w,
} from './words.ts'

const language = 'zh-Hans' as const
export const DEPT_PATH = '/dept/entitlements'

export interface SaidOnPage {
  readonly fault?: string | undefined
  readonly saved?: boolean | undefined
}

const said = ({ fault, saved }: SaidOnPage): Content => [
  saved === true && notificationBanner({ language, kind: 'success', text: w.saved }),
  fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
]

const listTag = ({ status }: EntitlementList): Html =>
  tag({
    text: LIST_STATUS_WORDS[status],
    colour: ({ brought: 'blue', adopted: 'green', dropped: 'grey' } as const)[status],
  })

const listTable = (lists: readonly EntitlementList[]): Content =>
  lists.length === 0
    ? emptyState({ title: w.noLists })
    : table({
        caption: w.lists,
        captionSize: 'm',
        head: [
          w.broughtAt,
          w.listTitle,
          w.kind,
          w.status,
          { text: w.good, numeric: true },
          { text: w.bad, numeric: true },
        ],
        rows: lists.map((list) => [
          link({
            href: `${DEPT_PATH}/lists/${list.id}`,
            text: formatDateTime(language, list.broughtAt),
          }),
          verbatim(list.title),
          kindWord(list.kind),
          listTag(list),
          formatCount(list.goodRows),
          formatCount(list.badRows),
        ]),
      })

const findForm = (reference: string | undefined): Content => [
  sectionHeading(w.find),
  paragraph(w.findLead),
  form({
    action: DEPT_PATH,
    method: 'get',
    content: [
      input({ language, name: 'reference', label: w.reference, value: reference }),
      button({ text: w.findButton, kind: 'secondary' }),
    ],
  }),
]

const lastDayOf = ({ period }: Entitlement): string =>
  period.until === undefined ? w.noEnd : formatDate(language, period.until.subtract({ days: 1 }))

const foundCard =
  (csrf: string, moment: Moment, mayRevoke: boolean) =>
  (one: Entitlement): Html => {
    const status = statusAt(one, moment)
    const level = levelText(language, one.kind, one.level)
    return html`${[
      summaryList({
        card: { title: kindWord(one.kind), headingLevel: 3 },
        rows: [
          { key: w.status, value: STATUS_WORDS[status] },
          ...(level === undefined ? [] : [{ key: w.level, value: level }]),
          { key: w.since, value: formatDate(language, one.period.from) },
          { key: w.lastDay, value: lastDayOf(one) },
        ],
      }),
      mayRevoke &&
        isStanding(status) &&
        form({
          action: `${DEPT_PATH}/revoke`,
          method: 'post',
          csrf,
          hidden: { id: one.id, reference: one.reference },
          content: [
            input({ language, id: `reason-${one.id}`, name: 'reason', label: w.reason }),
            button({ text: w.revoke, kind: 'warning', preventDoubleClick: true }),
          ],
        }),
    ]}`
  }

export interface FrontData extends SaidOnPage {
  readonly csrf: string
  readonly counts: readonly KindCount[]
  readonly lists: readonly EntitlementList[]
  readonly reference: string | undefined
  readonly found: readonly Entitlement[]
  readonly moment: Moment
  readonly mayEnter: boolean
}

/** 权益登记: what the department answers for, its lists, and one of its statements by number. */
export const deptFrontPage = (data: FrontData): View => ({
  title: w.title,
  main: html`${[
    said(data),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    data.counts.length === 0
      ? emptyState({ title: w.none })
      : [
          data.mayEnter && linkButton({ href: `${DEPT_PATH}/bring`, text: w.bring }),
          table({
            caption: w.counts,
            captionSize: 'm',
            firstCellIsHeader: true,
            head: [w.kind, { text: w.inForce, numeric: true }],
            rows: data.counts.map(({ kind, inForce }) => [kindWord(kind), formatCount(inForce)]),
          }),
          listTable(data.lists),
          findForm(data.reference),
          data.reference !== undefined && data.found.length === 0 && paragraph(w.noneFound),
          data.found.map(foundCard(data.csrf, data.moment, data.mayEnter)),
        ],
  ]}`,
})

/** 上传名单 */
export const bringPage = (
  data: SaidOnPage & {
    readonly csrf: string
    readonly kinds: readonly EntitlementKind[]
    readonly kind: string | undefined
    readonly listTitle: string | undefined
  },
): View => ({
  title: w.bring,
  beforeMain: backLink({ language, href: DEPT_PATH }),
  main: html`${[
    said(data),
    pageHeading(w.bring, w.title),
    paragraph(w.bringLead, 'lead'),
    sectionHeading(w.columns),
    bulletList(
      LIST_FIELDS.map((field) =>
        LIST_COLUMNS[field].required ? columnWord(field) : `${columnWord(field)}（${w.optional}）`,
      ),
    ),
    paragraph(link({ href: `${DEPT_PATH}/template.csv`, text: w.example })),
    form({
      action: `${DEPT_PATH}/bring`,
      method: 'post',
      multipart: true,
      csrf: data.csrf,
      content: [
        radios({
          language,
          name: 'kind',
          legend: w.kind,
          value: data.kind,
          items: data.kinds.map((value) => ({ value, text: kindWord(value) })),
        }),
        input({
          language,
          name: 'title',
          label: w.listTitle,
          hint: w.titleHint,
          value: data.listTitle,
        }),
        fileUpload({ language, name: 'file', label: w.file, accept: '.csv,.xlsx' }),
        button({ text: w.read, preventDoubleClick: true }),
      ],
    }),
  ]}`,
})

const findingTable = (findings: readonly ListFinding[]): Content =>
  findings.length === 0
    ? paragraph(w.noFindings)
    : table({
        caption: w.findings,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.row, w.column, w.problem],
        rows: findings.map(({ number, field, words }) => [String(number), fieldWord(field), words]),
      })

/** A list that was read: what can come into force, what is wrong at which row, and the decision. */
export const listPage = (
  data: SaidOnPage & {
    readonly csrf: string
    readonly list: EntitlementList
    readonly findings: readonly ListFinding[]
    readonly mayAdopt: boolean
    readonly mayEnter: boolean
  },
): View => {
  const { csrf, list } = data
  const path = `${DEPT_PATH}/lists/${list.id}`
  const act = (action: 'adopt' | 'drop', text: string, kind: 'primary' | 'secondary') =>
    form({
      action: `${path}/${action}`,
      method: 'post',
      csrf,
      content: button({ text, kind, preventDoubleClick: true }),
    })
  return {
    title: list.title,
    beforeMain: backLink({ language, href: DEPT_PATH }),
    main: html`${[
      said(data),
      pageHeading(verbatim(list.title), w.title),
      summaryList({
        rows: [
          { key: w.kind, value: kindWord(list.kind) },
          { key: w.status, value: listTag(list) },
          { key: w.broughtAt, value: formatDateTime(language, list.broughtAt) },
          { key: w.good, value: formatCount(list.goodRows) },
          { key: w.bad, value: formatCount(list.badRows) },
          ...(list.enteredRows === undefined
            ? []
            : [{ key: w.entered, value: formatCount(list.enteredRows) }]),
        ],
      }),
      list.status === 'brought' && !data.mayAdopt && paragraph(w.waits),
      list.status === 'brought' &&
        data.mayAdopt && [
          paragraph(w.adoptLead(formatCount(list.goodRows))),
          act('adopt', w.adopt, 'primary'),
        ],
      list.status === 'brought' && data.mayEnter && act('drop', w.drop, 'secondary'),
      findingTable(data.findings),
    ]}`,
  }
}
