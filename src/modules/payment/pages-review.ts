import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  details,
  errorSummary,
  form,
  input,
  insetText,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  tag,
  timeline,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { BatchAction, BatchRefusal } from './batch.ts'
import {
  comparisonView,
  digestView,
  type FeedLine,
  feedsView,
  type NameOf,
  outliersView,
  pairsView,
  sampleView,
  totalsView,
} from './pages-review-parts.ts'
import type { Review } from './read-review.ts'
import type { Batch } from './store.ts'
import type { GivenBack } from './store-review.ts'
import { BATCH_REFUSALS, BATCH_STATUS_WORDS, reviewWords as w } from './words-review.ts'

const language = 'zh-Hans' as const

/** What a page says; the portal puts it into its frame. */
export type View = { readonly title: string; readonly main: Html; readonly beforeMain: Html }

/** The next signature, and whether whoever looks may give it. */
export interface NextStep {
  readonly action: 'submit' | 'check' | 'release'
  readonly mine: boolean
  /** Why not, where the person has the role and cannot sign all the same. */
  readonly refusal: BatchRefusal | undefined
  /** Who can. */
  readonly others: readonly string[]
  /** The sign-in is not of the last minutes: where it is done again. */
  readonly confirmPath: string | undefined
}

export interface ReviewPageData {
  readonly batch: Batch
  readonly programme: string
  readonly review: Review
  readonly feeds: readonly FeedLine[]
  readonly csrf: string
  readonly next: NextStep | undefined
  readonly may: {
    readonly giveBack: boolean
    readonly withdraw: boolean
    readonly seePairs: boolean
  }
  readonly givenBack: readonly GivenBack[]
  readonly bankName: NameOf
  readonly cityName: NameOf
  readonly staffName: NameOf
  readonly backPath: string
  readonly fault: keyof typeof BATCH_REFUSALS | undefined
  readonly saved: boolean
}

export const reviewPath = ({ id }: Pick<Batch, 'id'>): string => `/dept/batches/${id}/review`

const facts = ({ batch }: ReviewPageData): Html =>
  summaryList({
    rows: [
      { key: w.status, value: tag({ text: BATCH_STATUS_WORDS[batch.status], colour: 'blue' }) },
      { key: w.period, value: verbatim(batch.payPeriod) },
      { key: w.payOn, value: formatDate(language, batch.payOn) },
      {
        key: w.lines,
        value: html`<strong>${w.sum(
          formatCount(batch.lineCount),
          formatMoney(batch.totalFen),
        )}</strong>`,
      },
    ],
  })

const signatures = ({ batch, staffName }: ReviewPageData): Html => {
  const { made, madeAt, checked, released } = batch
  const line = (key: string, by: string | undefined, at: Temporal.Instant | undefined) => ({
    key,
    value:
      by === undefined || at === undefined
        ? w.nobody
        : html`${verbatim(staffName(by))}，${formatDateTime(language, at)}`,
  })
  return summaryList({
    rows: [
      line(w.made, made.staffId, madeAt),
      line(w.checked, checked?.by.staffId, checked?.at),
      line(w.released, released?.staffId, released?.at),
    ],
  })
}

const TEXTS = { submit: w.submitText, check: w.checkText, release: w.releaseText } as const

const signForm = (data: ReviewPageData, next: NextStep): Content => {
  const { batch, review, csrf } = data
  if (next.confirmPath !== undefined)
    return [paragraph(w.fresh), linkButton({ href: next.confirmPath, text: w.confirmIdentity })]
  return form({
    action: `${reviewPath(batch)}/${next.action}`,
    method: 'post',
    csrf,
    hidden: { seenDigest: review.digest },
    content: [
      paragraph(TEXTS[next.action]),
      button({ text: w[next.action], preventDoubleClick: true }),
    ],
  })
}

const notMine = ({ refusal, others }: NextStep): Html =>
  insetText({
    text: html`<p class="govuk-body"><strong>${w.cannotSign}</strong></p>${
      refusal !== undefined && paragraph(BATCH_REFUSALS[refusal])
    }${paragraph(
      others.length === 0 ? w.whoCanNobody : html`${w.whoCan}${verbatim(others.join('、'))}`,
    )}`,
  })

const reasonForm = (
  { batch, csrf, fault }: ReviewPageData,
  action: Extract<BatchAction, 'giveBack'>,
): Html =>
  form({
    action: `${reviewPath(batch)}/give-back`,
    method: 'post',
    csrf,
    content: [
      input({
        language,
        name: 'reason',
        label: w.giveBackReason,
        error: fault === 'REASON_MISSING' ? BATCH_REFUSALS[fault] : undefined,
      }),
      button({ text: w[action], kind: 'secondary', preventDoubleClick: true }),
    ],
  })

const withdrawForm = ({ batch, csrf }: ReviewPageData): Html =>
  form({
    action: `${reviewPath(batch)}/withdraw`,
    method: 'post',
    csrf,
    content: [
      paragraph(w.withdrawText),
      button({ text: w.withdraw, kind: 'warning', preventDoubleClick: true }),
    ],
  })

const signing = (data: ReviewPageData): Content => {
  const { next, may, fault } = data
  return [
    sectionHeading(w.signatures),
    signatures(data),
    next !== undefined && (next.mine ? signForm(data, next) : notMine(next)),
    may.giveBack &&
      details({
        summary: w.giveBack,
        open: fault === 'REASON_MISSING',
        text: reasonForm(data, 'giveBack'),
      }),
    may.withdraw && details({ summary: w.withdraw, text: withdrawForm(data) }),
  ]
}

const pastReasons = ({ givenBack, staffName }: ReviewPageData): Content =>
  givenBack.length > 0 && [
    sectionHeading(w.givenBack),
    timeline({
      language,
      items: givenBack.map(({ reason, by, at }) => ({
        title: verbatim(reason),
        byline: verbatim(staffName(by)),
        at,
      })),
    }),
  ]

/** 复核批次 (P4): what is signed, against what it was last time, by whom. */
export const reviewPage = (data: ReviewPageData): View => {
  const { batch, programme, review, fault, saved } = data
  return {
    title: `${w.title}：${programme} ${batch.payPeriod}`,
    beforeMain: backLink({ language, href: data.backPath }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined &&
        errorSummary({
          language,
          errors: [
            {
              text: BATCH_REFUSALS[fault],
              ...(fault === 'REASON_MISSING' && { href: '#reason' }),
            },
          ],
        }),
      pageHeading(`${programme} ${batch.payPeriod}`, w.title),
      facts(data),
      sectionHeading(w.digest),
      digestView(review.digest, batch.status !== 'draft'),
      feedsView(data.feeds),
      comparisonView(review),
      outliersView(review),
      sampleView(review, data.bankName),
      totalsView(review, data.bankName, data.cityName),
      data.may.seePairs && pairsView(review, batch, data.staffName),
      pastReasons(data),
      signing(data),
    ]}`,
  }
}
