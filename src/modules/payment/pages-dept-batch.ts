import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  buttonGroup,
  emptyState,
  filter,
  linkButton,
  link,
  pageHeading,
  pagination,
  paragraph,
  printButton,
  select,
  summaryList,
  table,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { LINE_STATUSES, type LineStatus } from './line.ts'
import { batchWords as w, LINE_STATUS_WORDS } from './messages-batches.ts'
import { BATCHES_PATH, shortId } from './pages-dept-batches.ts'
import { timelinePart, type TimelineData } from './pages-dept-timeline.ts'
import { reasonWord } from './reason-words.ts'
import type { ListedLine } from './store-batch-list.ts'

const language = 'zh-Hans' as const

const COLOURS: Readonly<Record<LineStatus, TagColour>> = {
  prepared: 'grey',
  held: 'yellow',
  cancelled: 'grey',
  sent: 'blue',
  unknown: 'orange',
  paid: 'green',
  rejected: 'red',
  returned: 'red',
}

export const lineTag = (status: LineStatus): Html =>
  tag({ text: LINE_STATUS_WORDS[status], colour: COLOURS[status] })

export interface BatchPageData extends TimelineData {
  readonly programmeName: string
  readonly agencyNames: ReadonlyMap<string, string>
  readonly lines: readonly ListedLine[]
  /** Masked. */
  readonly names: ReadonlyMap<string, string>
  readonly chosen: {
    readonly status?: LineStatus | undefined
    readonly bank?: string | undefined
    readonly after?: string | undefined
  }
  readonly nextAfter: string | undefined
  /** Whether whoever looks sees to what came back. */
  readonly handlesReturns: boolean
}

const address = (batchId: string, chosen: BatchPageData['chosen'], part = ''): string => {
  const query = new URLSearchParams(
    Object.entries(chosen).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    ),
  ).toString()
  return `${BATCHES_PATH}/${batchId}${part}${query === '' ? '' : `?${query}`}`
}

const narrow = ({ batch, chosen, timelines, bankNames }: BatchPageData): Html => {
  const { status, bank } = chosen
  return filter({
    language,
    action: `${BATCHES_PATH}/${batch.id}`,
    selected: [
      ...(status === undefined
        ? []
        : [{ text: LINE_STATUS_WORDS[status], href: address(batch.id, { bank }) }]),
      ...(bank === undefined
        ? []
        : [{ text: bankNames.get(bank) ?? bank, href: address(batch.id, { status }) }]),
    ],
    fields: [
      select({
        language,
        name: 'status',
        label: w.status,
        value: status ?? '',
        items: [
          { value: '', text: w.anyStatus },
          ...LINE_STATUSES.map((value) => ({ value, text: LINE_STATUS_WORDS[value] })),
        ],
      }),
      select({
        language,
        name: 'bank',
        label: w.bank,
        value: bank ?? '',
        items: [
          { value: '', text: w.anyBank },
          ...timelines.map(({ bankCode }) => ({
            value: bankCode,
            text: bankNames.get(bankCode) ?? bankCode,
          })),
        ],
      }),
    ],
  })
}

const lineTable = ({ lines, names, bankNames }: BatchPageData): Html =>
  table({
    caption: w.lineList,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.line,
      w.name,
      w.bank,
      w.account,
      { text: w.amount, numeric: true },
      w.status,
      w.reason,
      w.at,
    ],
    rows: lines.map((line) => [
      verbatim(shortId(line.id)),
      names.get(line.personId) ?? '',
      bankNames.get(line.bankCode) ?? line.bankCode,
      verbatim(line.accountTail),
      formatMoney(line.amountFen),
      html`${lineTag(line.status)}${
        line.reissueOf !== undefined && html` ${tag({ text: w.reissue, colour: 'purple' })}`
      }${line.followedBy !== undefined && html`<br>${w.followed}`}`,
      line.reasonCode === undefined ? '' : `${line.reasonCode} ${reasonWord(line.reasonCode)}`,
      line.at === undefined ? '' : formatDateTime(language, line.at),
    ]),
  })

const facts = ({ batch, agencyNames, programmeName }: BatchPageData): Html =>
  summaryList({
    rows: [
      { key: w.programme, value: `${programmeName}（${batch.programmeCode}）` },
      { key: w.kind, value: batch.kind === 'reissue' ? w.reissue : w.regular },
      { key: w.period, value: `${batch.payPeriod} ${w.instalment(batch.instalment)}` },
      { key: w.payOn, value: formatDate(language, batch.payOn) },
      { key: w.owner, value: agencyNames.get(batch.ownerAgency) ?? batch.ownerAgency },
      { key: w.payer, value: agencyNames.get(batch.payerAgency) ?? batch.payerAgency },
      ...(batch.linesDigest === undefined
        ? []
        : [{ key: w.digest, value: verbatim(batch.linesDigest.slice(0, 16)) }]),
    ],
  })

const pages = ({ batch, chosen, nextAfter }: BatchPageData): Html | false =>
  (nextAfter !== undefined || chosen.after !== undefined) &&
  pagination({
    language,
    ...(chosen.after !== undefined && {
      previous: { href: address(batch.id, { ...chosen, after: undefined }), text: w.first },
    }),
    ...(nextAfter !== undefined && {
      next: { href: address(batch.id, { ...chosen, after: nextAfter }), text: w.next },
    }),
  })

const SIGNED = new Set(['released', 'closed', 'withdrawn'])

/** 批次: how far it is at each bank, and what became of every line. */
export const batchPage = (data: BatchPageData): View => {
  const { batch, lines, chosen } = data
  const title = `${data.programmeName} ${batch.payPeriod}`
  return {
    title,
    beforeMain: backLink({ language, href: BATCHES_PATH }),
    scripts: ['live.js'],
    main: html`${[
      pageHeading(title, w.title),
      html`<div data-live="${BATCHES_PATH}/${batch.id}/timeline">${timelinePart(data)}</div>`,
      buttonGroup(
        !SIGNED.has(batch.status) &&
          linkButton({ href: `${BATCHES_PATH}/${batch.id}/review`, text: w.sign }),
        batch.status === 'released' &&
          linkButton({
            href: `${BATCHES_PATH}/${batch.id}/sending`,
            text: w.sending,
            kind: 'secondary',
          }),
        data.handlesReturns &&
          linkButton({ href: '/dept/returns', text: w.returnsLink, kind: 'secondary' }),
        printButton({ language }),
      ),
      facts(data),
      narrow(data),
      lines.length === 0 ? emptyState({ title: w.noLines }) : lineTable(data),
      pages(data),
      paragraph(
        link({
          href: address(batch.id, { ...chosen, after: undefined }, '/results.csv'),
          text: w.exportCsv,
        }),
      ),
      paragraph(w.exportNote, 'quiet'),
    ]}`,
  }
}
