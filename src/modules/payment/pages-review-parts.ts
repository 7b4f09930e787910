import { type Content, html } from '#kernel/html.ts'
import {
  bulletList,
  details,
  narrowTable,
  paragraph,
  sectionHeading,
  smallHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import { digestGroups, digestWords } from './digest-words.ts'
import type { Review } from './read-review.ts'
import type { Batch } from './store.ts'
import { DIFFERENCE_KINDS, type Outliers, type PartTotal, type Pointed } from './store-review.ts'
import { DIFFERENCE_WORDS, reviewWords as w } from './words-review.ts'

const language = 'zh-Hans' as const

/** How fresh something is on which payments rest. */
export interface FeedLine {
  readonly name: string
  readonly freshAt: Temporal.Instant | undefined
  readonly stale: boolean
}

/** Codes with the names they stand for. */
export type NameOf = (code: string) => string

const money = (fen: bigint | undefined): string => (fen === undefined ? '—' : formatMoney(fen))

/** 核对词 and the whole digest. */
export const digestView = (digest: string, isFinal: boolean): Content => [
  html`<p class="ykt-digest" translate="no">${digestWords(digest).map(
    (group) => html`<span class="ykt-digest__group">${group}</span> `,
  )}</p>`,
  paragraph(isFinal ? w.digestText : w.digestDraft, 'quiet'),
  details({
    summary: w.digestWhole,
    text: html`<p class="ykt-digest__whole" translate="no">${digestGroups(digest).join(' ')}</p>`,
  }),
]

const pointedTable = (
  caption: string,
  people: readonly Pointed[],
  names: Review['names'],
): Content =>
  narrowTable({
    caption,
    captionSize: 'hidden',
    head: [
      w.person,
      { text: w.before, numeric: true },
      { text: w.now, numeric: true },
      { text: w.change, numeric: true },
    ],
    rows: people.map(({ personId, nowFen, beforeFen }) => [
      verbatim(names.get(personId) ?? ''),
      money(beforeFen),
      money(nowFen),
      formatMoney((nowFen ?? 0n) - (beforeFen ?? 0n)),
    ]),
  })

/** 和上期比: how many are new, gone, get more or less, and who differs most. */
export const comparisonView = ({ comparison, names }: Review): Content => {
  if (comparison === undefined) return [sectionHeading(w.difference), paragraph(w.differenceNone)]
  const byKind = new Map(comparison.differences.map((one) => [one.kind, one]))
  return [
    sectionHeading(w.difference),
    table({
      caption: w.differenceWith(comparison.payPeriod),
      captionSize: 's',
      firstCellIsHeader: true,
      head: [
        w.kind,
        { text: w.people, numeric: true },
        { text: w.before, numeric: true },
        { text: w.now, numeric: true },
        { text: w.change, numeric: true },
      ],
      rows: DIFFERENCE_KINDS.map((kind) => {
        const { count = 0, nowFen = 0n, beforeFen = 0n } = byKind.get(kind) ?? {}
        return [
          DIFFERENCE_WORDS[kind],
          formatCount(count),
          formatMoney(beforeFen),
          formatMoney(nowFen),
          formatMoney(nowFen - beforeFen),
        ]
      }),
    }),
    [...comparison.largest]
      .filter(([, people]) => people.length > 0)
      .map(([kind, people]) =>
        details({
          summary: w.largest(DIFFERENCE_WORDS[kind]),
          text: pointedTable(DIFFERENCE_WORDS[kind], people, names),
        }),
      ),
  ]
}

const outlierPart = (
  rule: string,
  { count, largest }: Outliers,
  names: Review['names'],
): Content => [
  smallHeading(rule),
  count === 0
    ? paragraph(w.none)
    : [
        count > largest.length && paragraph(w.andMore(formatCount(count))),
        pointedTable(rule, largest, names),
      ],
]

/** 金额异常, by two plain rules. */
export const outliersView = ({ outliers, comparison, names }: Review): Content => [
  sectionHeading(w.outliers),
  paragraph(w.outliersText),
  outlierPart(
    w.aboveMedian(outliers.times, money(outliers.medianFen)),
    outliers.aboveMedian,
    names,
  ),
  comparison !== undefined &&
    outlierPart(w.farFromOwn(outliers.percent), outliers.farFromOwn, names),
]

/** 抽样 */
export const sampleView = ({ sample, names }: Review, bankName: NameOf): Content => [
  sectionHeading(w.sample),
  paragraph(w.sampleText(formatCount(sample.length))),
  table({
    caption: w.sample,
    captionSize: 'hidden',
    head: [w.person, w.bank, w.account, { text: w.amount, numeric: true }],
    rows: sample.map((one) => [
      verbatim(names.get(one.personId) ?? ''),
      bankName(one.bankCode),
      verbatim(`****${one.accountTail}`),
      formatMoney(one.amountFen),
    ]),
  }),
]

const totalTable = (
  { caption, first }: { readonly caption: string; readonly first: string },
  parts: readonly PartTotal[],
  nameOf: NameOf,
): Content =>
  narrowTable({
    caption,
    captionSize: 's',
    head: [first, { text: w.count, numeric: true }, { text: w.amount, numeric: true }],
    firstCellIsHeader: true,
    rows: parts.map(({ code, count, totalFen }) => [
      code === '' ? w.noCity : nameOf(code),
      formatCount(count),
      formatMoney(totalFen),
    ]),
  })

/** 合计 of each bank and city. */
export const totalsView = (
  { byBank, byCity }: Review,
  bankName: NameOf,
  cityName: NameOf,
): Content => [
  sectionHeading(w.totals),
  totalTable({ caption: w.byBank, first: w.bank }, byBank, bankName),
  totalTable({ caption: w.byCity, first: w.city }, byCity, cityName),
]

/** 数据新鲜度: up to when deaths and the like are known. */
export const feedsView = (feeds: readonly FeedLine[]): Content =>
  feeds.length > 0 && [
    sectionHeading(w.feeds),
    bulletList(
      feeds.map(({ name, freshAt, stale }) => {
        if (freshAt === undefined) return w.feedNever(name)
        const at = formatDateTime(language, freshAt)
        return stale ? html`<strong>${w.feedStale(name, at)}</strong>` : w.feedFresh(name, at)
      }),
    ),
  ]

/** 签署组合: who makes and who checks, how often together (T21). */
export const pairsView = (
  { pairs, pairDays }: Review,
  { made, checked }: Batch,
  staffName: NameOf,
): Content => {
  const all = pairs.reduce((sum, { count }) => sum + count, 0)
  return [
    sectionHeading(w.pairs),
    paragraph(w.pairsText(pairDays)),
    pairs.length === 0
      ? paragraph(w.pairsNone)
      : narrowTable({
          caption: w.pairs,
          captionSize: 'hidden',
          head: [
            w.made,
            w.checked,
            { text: w.batch, numeric: true },
            { text: w.share, numeric: true },
          ],
          rows: pairs.map(({ madeBy, checkedBy, count }) => [
            [
              verbatim(staffName(madeBy)),
              madeBy === made.staffId &&
                checkedBy === checked?.by.staffId &&
                html`<br><strong>${w.pairThis}</strong>`,
            ],
            verbatim(staffName(checkedBy)),
            formatCount(count),
            `${Math.round((count * 100) / all)}%`,
          ]),
        }),
  ]
}
