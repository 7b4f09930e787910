import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  backLink,
  button,
  buttonGroup,
  checkboxes,
  emptyState,
  errorSummary,
  form,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  subNavigation,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { BulkResult } from './acknowledge-many.ts'
import { singleReason } from './bulk-answer.ts'
import { ANSWER_STATUS_WORDS, BULK_OUTCOME_WORDS, changeWords as w } from './messages.ts'
import {
  accountText,
  ANSWER_COLOURS,
  type Banks,
  CHANGES_PATH,
  isOverdue,
  programmeName,
} from './pages-changes.ts'
import type { ListedChange } from './read-changes.ts'

const language = 'zh-Hans' as const
export const BULK_PATH = `${CHANGES_PATH}/acknowledgements`

export interface InboxData {
  readonly view: 'waiting' | 'ended'
  readonly changes: readonly ListedChange[]
  readonly banks: Banks
  readonly today: Temporal.PlainDate
  readonly answered: boolean
  /** Which boxes are ticked when the page opens: none, unless somebody asked for all. */
  readonly all: boolean
  readonly csrf: string
  readonly fault: string | undefined
}

/** A box, named by what it stands for; a change that needs a look has none, and says why. */
const nameCell = (one: ListedChange, { view, all }: InboxData): Content => {
  const name = verbatim(programmeName(one))
  if (view === 'ended') return name
  const { changeId, to } = one.change
  const reason = singleReason(one.asked, one.change)
  if (reason !== undefined)
    return html`${name}<br>${tag({ text: BULK_OUTCOME_WORDS[reason], colour: 'orange' })}`
  return checkboxes({
    language,
    name: 'change',
    layout: 'small',
    values: all ? [changeId] : [],
    items: [
      {
        value: changeId,
        id: `change-${changeId}`,
        text: html`${name} ${w.accountEnd(to.tail ?? '')}`,
      },
    ],
  })
}

const fromTo = ({ change: { from, to } }: ListedChange, banks: Banks): Html =>
  html`${accountText(from, banks)} →<br>${accountText(to, banks)}`

const rowOf = (one: ListedChange, data: InboxData): Content[] => {
  const { asked, change } = one
  const { status, dueOn } = asked
  const due = dueOn === undefined ? '' : formatDate(language, dueOn)
  const { banks, today } = data
  return [
    nameCell(one, data),
    fromTo(one, banks),
    formatDate(language, provinceDate(change.effectiveFrom)),
    isOverdue(one, today) ? html`${due}<br>${tag({ text: w.overdueTag, colour: 'red' })}` : due,
    tag({ text: ANSWER_STATUS_WORDS[status], colour: ANSWER_COLOURS[status] }),
    link({
      href: `${CHANGES_PATH}/${change.changeId}`,
      text: asked.answeredAt === undefined && status !== 'cancelled' ? w.open : w.see,
    }),
  ]
}

const changeTable = (data: InboxData): Html =>
  table({
    caption: w.caption[data.view],
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.programme, w.fromTo, w.cutOver, w.due, w.status, w.act],
    rows: data.changes.map((one) => rowOf(one, data)),
  })

const isBulk = ({ asked, change }: ListedChange): boolean =>
  singleReason(asked, change) === undefined

const bulkForm = (data: InboxData): Html =>
  form({
    action: BULK_PATH,
    method: 'post',
    csrf: data.csrf,
    content: [
      changeTable(data),
      paragraph(w.chooseHint, 'quiet'),
      buttonGroup(
        button({ text: w.choose, preventDoubleClick: true }),
        linkButton({
          href: data.all ? CHANGES_PATH : `${CHANGES_PATH}?all=yes`,
          text: data.all ? w.chooseNone : w.chooseAll,
          kind: 'secondary',
        }),
      ),
    ],
  })

const list = (data: InboxData): Html => {
  const { view, changes } = data
  if (changes.length === 0)
    return emptyState(
      view === 'waiting' ? { title: w.none, text: w.noneText } : { title: w.noneEnded },
    )
  return view === 'waiting' && changes.some(isBulk) ? bulkForm(data) : changeTable(data)
}

/** 账户变更收件箱 */
export const inboxPage = (data: InboxData): View => {
  const { view, changes, today, fault } = data
  const overdue = changes.filter((one) => isOverdue(one, today)).length
  const first = changes.find(isBulk)?.change.changeId
  return {
    title: w.title,
    main: html`${[
      fault !== undefined &&
        errorSummary({
          language,
          errors: [{ text: fault, ...(first !== undefined && { href: `#change-${first}` }) }],
        }),
      data.answered && notificationBanner({ language, kind: 'success', text: w.answered }),
      overdue > 0 &&
        notificationBanner({ language, titleId: 'overdue-title', text: w.overdue(overdue) }),
      pageHeading(w.title),
      paragraph(w.lead, 'lead'),
      subNavigation({
        label: w.views,
        items: (['waiting', 'ended'] as const).map((one) => ({
          href: one === 'waiting' ? CHANGES_PATH : `${CHANGES_PATH}?view=${one}`,
          text: w[one],
          current: one === view,
        })),
      }),
      list(data),
    ]}`,
  }
}

/** What became of each that was chosen. */
export const bulkPage = (data: {
  readonly results: readonly BulkResult[]
  readonly listed: ReadonlyMap<string, ListedChange>
  readonly banks: Banks
}): View => {
  const { results, listed, banks } = data
  const done = results.filter(({ outcome }) => outcome === 'acknowledged').length
  const left = results.length - done
  return {
    title: w.bulkTitle,
    beforeMain: backLink({ language, href: CHANGES_PATH }),
    main: html`${[
      done > 0 && notificationBanner({ language, kind: 'success', text: w.bulkDone(done) }),
      pageHeading(w.bulkTitle, w.title),
      left > 0 && paragraph(w.bulkLeft(left), 'lead'),
      table({
        caption: w.bulkCaption,
        captionSize: 'hidden',
        firstCellIsHeader: true,
        head: [w.programme, w.fromTo, w.bulkResult, w.act],
        rows: results.map(({ changeId, outcome }) => {
          const one = listed.get(changeId)
          const said = tag({
            text: BULK_OUTCOME_WORDS[outcome],
            colour: outcome === 'acknowledged' ? 'green' : 'orange',
          })
          if (one === undefined) return ['', '', said, '']
          const text = outcome === 'acknowledged' ? w.see : w.open
          return [
            verbatim(programmeName(one)),
            fromTo(one, banks),
            said,
            link({ href: `${CHANGES_PATH}/${changeId}`, text }),
          ]
        }),
      }),
      linkButton({ href: CHANGES_PATH, text: w.bulkBack, kind: 'secondary' }),
    ]}`,
  }
}
