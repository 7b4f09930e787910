import { html, type Content, type Html } from '#kernel/html.ts'
import {
  button,
  buttonGroup,
  details,
  emptyState,
  form,
  insetText,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  type SummaryRow,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type {
  IdentityReview,
  MergeToReview,
  OrderToReview,
  ShownChange,
} from '#modules/person/index.ts'
import { REVIEWS } from './pages-people-frame.ts'
import { identityCard } from './pages-people-reviews-identity.ts'
import type { View } from './pages-tracker.ts'

const language = 'zh-Hans' as const

/** A person as the list names them: masked, with the tail of the document. */
export type Label = string

export interface ReviewedMerge {
  readonly merge: MergeToReview
  readonly from: Label
  readonly into: Label
}
export interface ReviewedOrder extends OrderToReview {
  readonly person: Label
  /** The new values, masked. */
  readonly shown: ShownChange
}

export interface ReviewedIdentity {
  readonly review: IdentityReview
  /** Masked, with the tail of the document. */
  readonly person: Label
}

export interface ReviewsData {
  readonly on: Temporal.PlainDate
  readonly csrf: string
  readonly agencyCode: string
  /** Names of the units that proposed. */
  readonly agencies: ReadonlyMap<string, string>
  readonly merges: readonly ReviewedMerge[]
  readonly orders: readonly ReviewedOrder[]
  readonly identities: readonly ReviewedIdentity[]
}

const REASON_WORDS = {
  enteredTwice: '同一个人登记了两次',
  residencePermit: '通行证持有人领了居住证',
} as const

const ATTRIBUTE_WORDS = {
  name: '姓名',
  identityNumber: '证件号码',
  phone: '手机号码',
  account: '收款账户',
} as const

const proposerRows = (
  { agencies }: ReviewsData,
  { proposer, proposedAt }: Pick<MergeToReview, 'proposer' | 'proposedAt'>,
): SummaryRow[] => [
  {
    key: '谁提出的',
    value: [
      agencies.get(proposer.agencyCode) ?? proposer.agencyCode,
      '，',
      formatDateTime(language, proposedAt),
    ],
  },
  { key: '谁可以复核', value: '另一个单位的登记复核人' },
]

const decisionForm = (
  data: ReviewsData,
  path: string,
  proposer: MergeToReview['proposer'],
  yes: string,
): Content =>
  proposer.agencyCode === data.agencyCode
    ? insetText({ text: '是您的单位提出的，要由另一个单位复核。' })
    : form({
        action: path,
        method: 'post',
        csrf: data.csrf,
        content: buttonGroup(
          button({ text: yes, name: 'approve', value: 'yes', preventDoubleClick: true }),
          button({ text: '不同意', name: 'approve', value: 'no', kind: 'secondary' }),
        ),
      })

const mergeRows = (data: ReviewsData, one: ReviewedMerge): SummaryRow[] => [
  { key: '并掉', value: verbatim(one.from) },
  { key: '留下', value: verbatim(one.into) },
  { key: '原因', value: REASON_WORDS[one.merge.reason] },
  { key: '依据', value: one.merge.evidence.join('；') },
  ...proposerRows(data, one.merge),
]

const waitingMerge = (data: ReviewsData, one: ReviewedMerge): Html => {
  const parts = one.merge.status === 'unmergeProposed'
  const path = `${REVIEWS}/merges/${one.merge.id}/${parts ? 'unmerge' : 'decision'}`
  return html`${[
    summaryList({
      card: { title: parts ? '拆分登记' : '合并登记', headingLevel: 3 },
      rows: mergeRows(data, one),
    }),
    decisionForm(data, path, one.merge.proposer, parts ? '同意拆分' : '同意合并'),
  ]}`
}

const unmergeForm = ({ csrf }: ReviewsData, { merge: { id } }: ReviewedMerge): Html =>
  details({
    summary: '提议拆分',
    text: [
      paragraph('其实是两个人：写明依据，由另一个单位复核。拆分后一切恢复原样。'),
      form({
        action: `${REVIEWS}/merges/${id}/unmerge-proposal`,
        method: 'post',
        csrf,
        content: [
          textarea({ language, name: 'evidence', id: `evidence-${id}`, label: '依据' }),
          button({ text: '提议拆分', kind: 'secondary' }),
        ],
      }),
    ],
  })

const mergedCard = (data: ReviewsData, one: ReviewedMerge): Html =>
  html`${[
    summaryList({ card: { title: '已合并', headingLevel: 3 }, rows: mergeRows(data, one) }),
    unmergeForm(data, one),
  ]}`

const newValueRows = ({ name, phone, documentNumber }: ShownChange): SummaryRow[] =>
  (
    [
      ['新的姓名', name],
      ['新的手机号码', phone],
      ['新的证件号码', documentNumber],
    ] as const
  ).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: verbatim(value) }]))

const orderCard = (data: ReviewsData, one: ReviewedOrder): Html =>
  html`${[
    summaryList({
      card: { title: '变更登记信息', headingLevel: 3 },
      rows: [
        { key: '谁的', value: verbatim(one.person) },
        { key: '改什么', value: one.attributes.map((name) => ATTRIBUTE_WORDS[name]).join('、') },
        ...newValueRows(one.shown),
        { key: '材料', value: one.materials.join('；') },
        ...proposerRows(data, one),
      ],
    }),
    decisionForm(data, `${REVIEWS}/changes/${one.id}`, one.proposer, '同意变更'),
  ]}`

/** 登记复核: what waits for a second unit, and who that can be. */
export const reviewsPage = (data: ReviewsData): View => {
  const waiting = data.merges.filter(({ merge }) => merge.status !== 'merged')
  const merged = data.merges.filter(({ merge }) => merge.status === 'merged')
  return {
    title: '登记复核',
    main: html`${[
      pageHeading('登记复核'),
      paragraph('合并、拆分、第二项关键信息的变更和核不了的身份，都由两个单位的两个人决定。'),
      sectionHeading('等复核'),
      waiting.length + data.orders.length + data.identities.length === 0 &&
        emptyState({ title: '没有等复核的事项' }),
      waiting.map((one) => waitingMerge(data, one)),
      data.orders.map((one) => orderCard(data, one)),
      data.identities.map((one) => identityCard(data, one)),
      merged.length > 0 && [
        sectionHeading('最近合并的'),
        merged.map((one) => mergedCard(data, one)),
      ],
    ]}`,
  }
}
