import { html, type Content, type Html } from '#kernel/html.ts'
import {
  insetText,
  link,
  paragraph,
  spokenOnly,
  stepList,
  type Step,
  table,
  tag,
  type TagColour,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import { type BankTimeline, type Funding, type Receipt, type Sum, sumOf } from './batch-timeline.ts'
import {
  BATCH_STATUS_WORDS,
  batchWords as w,
  FUNDING_WORDS,
  RECEIPT_WORDS,
} from './messages-batches.ts'
import { batchTag } from './pages-dept-batches.ts'
import type { Batch } from './store.ts'

const language = 'zh-Hans' as const

export interface TimelineData {
  readonly batch: Batch
  readonly timelines: readonly BankTimeline[]
  readonly bankNames: ReadonlyMap<string, string>
  readonly staffNames: ReadonlyMap<string, string>
  /** When the program asks banks again, and by when the answer is promised. */
  readonly nextAskAt: Temporal.Instant
  readonly promisedBy: Temporal.Instant | undefined
  readonly maySettle: boolean
}

const FUNDING_COLOURS: Readonly<Record<Funding, TagColour>> = {
  waits: 'grey',
  noFund: 'red',
  short: 'red',
  ready: 'teal',
  reserved: 'green',
}
const RECEIPT_COLOURS: Readonly<Record<Receipt, TagColour>> = {
  waits: 'grey',
  prepared: 'grey',
  sending: 'blue',
  accepted: 'green',
  refused: 'red',
  unknown: 'orange',
}

const sum = ({ count, totalFen }: Sum): Html =>
  html`${formatCount(count)}<br><span class="govuk-body-s">${formatMoney(totalFen)}</span>`

const by = (
  names: ReadonlyMap<string, string>,
  staffId: string,
  at: Temporal.Instant | undefined,
): Content =>
  `${names.get(staffId) ?? ''}${at === undefined ? '' : ` ${formatDateTime(language, at)}`}`.trim()

const stateOf = (done: boolean, before: boolean): Step['state'] =>
  done ? 'done' : before ? 'current' : 'next'

const told = (part: Sum): string => `${formatCount(part.count)} 笔 ${formatMoney(part.totalFen)}`

/** The whole way of the batch: a stage is done when every bank has done it. */
const steps = ({ batch, timelines, staffNames }: TimelineData): readonly Step[] => {
  const { checked, released, made, madeAt, status } = batch
  const funded = released !== undefined && timelines.every(({ funding }) => funding === 'reserved')
  const taken = funded && timelines.every(({ receipt }) => receipt === 'accepted')
  const awaited = sumOf(timelines.map((one) => one.awaited))
  const paid = sumOf(timelines.map((one) => one.paid))
  const failed = sumOf(timelines.map((one) => one.failed))
  const ended = released !== undefined && awaited.count === 0
  return [
    {
      title: w.made,
      state: stateOf(status !== 'draft', true),
      text: by(staffNames, made.staffId, madeAt),
    },
    {
      title: w.checked,
      state: stateOf(checked !== undefined, status === 'submitted'),
      ...(checked && { text: by(staffNames, checked.by.staffId, checked.at) }),
    },
    {
      title: w.released,
      state: stateOf(released !== undefined, status === 'checked'),
      ...(released && { text: by(staffNames, released.staffId, released.at) }),
    },
    { title: w.treasury, state: stateOf(funded || ended, released !== undefined) },
    { title: w.accepted, state: stateOf(taken || ended, funded) },
    {
      title: w.booked,
      state: stateOf(ended, taken),
      ...(released && { text: `${told(paid)}；${w.awaited} ${told(awaited)}` }),
    },
    {
      title: w.returned,
      state: stateOf(status === 'closed', ended),
      ...(failed.count > 0 && { text: told(failed) }),
    },
  ]
}

const receiptCell = (one: BankTimeline, maySettle: boolean): Content =>
  html`${tag({
    text: RECEIPT_WORDS[one.receipt],
    colour: RECEIPT_COLOURS[one.receipt],
  })}${one.receiptAt !== undefined && html`<br>${formatDateTime(language, one.receiptAt)}`}${
    one.receipt === 'unknown' &&
    maySettle &&
    html`<br>${link({ href: `/dept/unknown/${one.instructionId ?? ''}`, text: '查明' })}`
  }`

const fundingCell = (one: BankTimeline): Content =>
  html`${tag({
    text: FUNDING_WORDS[one.funding],
    colour: FUNDING_COLOURS[one.funding],
  })}${one.missingFen > 0n && html`<br>${w.missing(formatMoney(one.missingFen))}`}`

const bankTable = ({ timelines, bankNames, maySettle }: TimelineData): Html => {
  const all = sumOf(timelines.map((one) => one.all))
  return table({
    caption: w.banks,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.bank,
      { text: w.lines, numeric: true },
      w.treasury,
      w.accepted,
      { text: w.awaited, numeric: true },
      { text: w.booked, numeric: true },
      { text: w.returned, numeric: true },
      { text: w.notSent, numeric: true },
    ],
    rows: [
      ...timelines.map((one) => [
        bankNames.get(one.bankCode) ?? one.bankCode,
        sum(one.all),
        fundingCell(one),
        receiptCell(one, maySettle),
        sum(one.awaited),
        sum(one.paid),
        sum(one.failed),
        sum(one.notSent),
      ]),
      [
        w.sumRow,
        sum(all),
        '',
        '',
        sum(sumOf(timelines.map((one) => one.awaited))),
        sum(sumOf(timelines.map((one) => one.paid))),
        sum(sumOf(timelines.map((one) => one.failed))),
        sum(sumOf(timelines.map((one) => one.notSent))),
      ],
    ],
  })
}

/** Everything that was signed is in a line of some bank, whatever became of it (P1). */
const addsUp = ({ batch, timelines }: TimelineData): boolean => {
  const all = sumOf(timelines.map((one) => one.all))
  const dropped = sumOf(timelines.map((one) => one.notSent))
  if (batch.status === 'withdrawn') return dropped.count === all.count
  return all.count === batch.lineCount && all.totalFen === batch.totalFen
}

const notes = ({ timelines, nextAskAt, promisedBy }: TimelineData): Content => {
  const unknown = timelines.some(({ receipt }) => receipt === 'unknown')
  const short = timelines.filter(({ funding }) => funding === 'short')
  const noFund = timelines.some(({ funding }) => funding === 'noFund')
  return [
    unknown && [
      warningText({
        language,
        text:
          promisedBy === undefined
            ? w.unknownTitle
            : w.unknownText(formatDateTime(language, promisedBy)),
      }),
      insetText({ text: w.unknownNext(formatDateTime(language, nextAskAt)) }),
    ],
    short.length > 0 && [warningText({ language, text: w.shortTitle }), paragraph(w.shortText)],
    noFund && warningText({ language, text: w.noFundText }),
  ]
}

/** The part of the page that is drawn again while banks answer. */
export const timelinePart = (data: TimelineData): Html =>
  html`${[
    html`<p class="govuk-body">${batchTag(data.batch.status)}${spokenOnly(
      BATCH_STATUS_WORDS[data.batch.status],
    )}</p>`,
    notes(data),
    stepList({ language, steps: steps(data) }),
    data.timelines.length > 0 && bankTable(data),
    data.timelines.length > 0 && paragraph(addsUp(data) ? w.adds : w.addsNot, 'quiet'),
  ]}`
