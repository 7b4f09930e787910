import { z } from 'zod'
import { html, type Content, type Html } from '#kernel/html.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  button,
  buttonGroup,
  emptyState,
  errorSummary,
  form,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest } from '#ui/portal.ts'
import type { FeedFinding, FeedStatus } from './feed.ts'
import { feedWords } from './feed-words.ts'
import type { View } from './pages-family.ts'
import {
  type FeedPageDeps,
  type FeedReader as Reader,
  PATH,
  RELEASE_FEEDS,
} from './pages-feeds-frame.ts'
import {
  reversalList,
  reversalRoute,
  type ShownReversal,
  shownReversals,
} from './pages-reversals.ts'
import { resolveDelivery } from './resolve-delivery.ts'
import { type IdentityCheck, waitingChecks } from './store-check.ts'
import { type FeedDelivery, openDeliveries, outcomesOf, recentDeliveries } from './store-feed.ts'

const LIMIT = 30
/** A check that waits longer is somebody's work. */
const PATIENCE = { hours: 1 } as const
const language = 'zh-Hans' as const

const FINDING_WORDS: Readonly<Record<FeedFinding, string>> = {
  digestWrong: '内容与清单摘要不一致，可能被改动或截断',
  countWrong: '条数与清单不一致',
  sequenceGap: '序号不连续，中间有缺',
  contentConflict: '同一序号有两种内容',
  stale: '签发时间过久',
  silent: '很久没有任何记录',
  oversized: '数量远超近期',
}

const STATUS_WORDS: Readonly<Record<FeedStatus, string>> = {
  received: '已接收',
  settled: '已落实',
  quarantined: '停下待处理',
  dropped: '已作废',
}

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  applied: '已登记',
  unchanged: '没有变化',
  notHere: '本省没有此人',
  unreadable: '号码或日期读不出',
}

const RESOLUTION_WORDS = { release: '放行', drop: '作废' } as const

const isFirst = ({ resolution }: FeedDelivery, staffId: string): boolean =>
  resolution?.by === staffId

const held = (delivery: FeedDelivery, { csrf, staffId }: Reader): Html => {
  const { manifest, recordCount, findings, resolution } = delivery
  const choice = (kind: 'release' | 'drop') =>
    button({
      text: RESOLUTION_WORDS[kind],
      name: 'kind',
      value: kind,
      kind: kind === 'drop' ? 'warning' : 'primary',
    })
  return html`${[
    notificationBanner({ language, text: '有一批推送停下了，同一种消息后面的都在等它。' }),
    summaryList({
      rows: [
        { key: '消息', value: feedWords(language, delivery.feed) },
        { key: '为什么停下', value: findings.map((one) => FINDING_WORDS[one]).join('；') },
        { key: '收到', value: formatDateTime(language, delivery.receivedAt) },
        { key: '签发', value: formatDateTime(language, manifest.issuedAt) },
        { key: '序号', value: `${manifest.fromSequence} 至 ${manifest.toSequence}` },
        { key: '条数', value: `清单 ${manifest.count}，实际 ${recordCount}` },
        { key: '由谁处理', value: delivery.resolverAgency },
        ...(resolution === undefined
          ? []
          : [{ key: '第一人的意见', value: RESOLUTION_WORDS[resolution.kind] }]),
      ],
    }),
    paragraph('放行：照收到的样子落实。作废：不落实，向人口库重新要同一段。两个人意见一致才生效。'),
    isFirst(delivery, staffId)
      ? paragraph('您已经提出意见，请另一位同事复核。')
      : form({
          action: `${PATH}/${delivery.id}`,
          method: 'post',
          csrf,
          content: buttonGroup(choice('release'), choice('drop')),
        }),
  ]}`
}

export interface FeedsData extends Reader {
  readonly open: readonly FeedDelivery[]
  readonly recent: readonly FeedDelivery[]
  readonly outcomes: ReadonlyMap<string, Readonly<Record<string, number>>>
  /** Identity checks that the register has not answered for a while. */
  readonly waiting: readonly IdentityCheck[]
  /** Deaths that were taken back and that nobody has seen to. */
  readonly reversals: readonly ShownReversal[]
}

const outcomeText = (counts: Readonly<Record<string, number>> = {}): string =>
  Object.entries(counts)
    .map(([outcome, count]) => `${OUTCOME_WORDS[outcome] ?? outcome} ${count}`)
    .join('，')

const rowOf = (delivery: FeedDelivery, { outcomes }: FeedsData): Content[] => [
  feedWords(language, delivery.feed),
  `${delivery.manifest.fromSequence} 至 ${delivery.manifest.toSequence}`,
  formatDateTime(language, delivery.receivedAt),
  String(delivery.recordCount),
  tag({
    text: STATUS_WORDS[delivery.status],
    colour: delivery.status === 'quarantined' ? 'orange' : 'grey',
  }),
  outcomeText(outcomes.get(delivery.id)),
]

const waitingTable = (waiting: readonly IdentityCheck[]): Html =>
  html`${[
    sectionHeading('没有答复的身份核对'),
    paragraph('人口库一直没有答复，会继续自动再问。请由下列单位先凭证件核对。'),
    table({
      caption: '没有答复的身份核对',
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: ['什么时候问的', '由谁处理', '核对编号'],
      rows: waiting.map(({ askedAt, resolverAgency, id }) => [
        formatDateTime(language, askedAt),
        resolverAgency,
        verbatim(id),
      ]),
    }),
  ]}`

/** 人口库推送: what waits for two people first, then what came lately. */
export const feedsPage = (data: FeedsData): View => ({
  title: '人口库推送',
  main: html`${[
    pageHeading('人口库推送'),
    data.open.filter(({ status }) => status === 'quarantined').map((one) => held(one, data)),
    data.reversals.length > 0 && reversalList(data.reversals, data),
    data.waiting.length > 0 && waitingTable(data.waiting),
    sectionHeading('最近收到'),
    data.recent.length === 0
      ? emptyState({ title: '还没有收到推送' })
      : table({
          caption: '最近收到的推送',
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: ['消息', '序号', '收到', { text: '条数', numeric: true }, '状态', '结果'],
          rows: data.recent.map((delivery) => rowOf(delivery, data)),
        }),
  ]}`,
})

const show = async (deps: FeedPageDeps, request: AnyRequest, notice?: Html): Promise<Html> => {
  const [open, recent, waiting, reversals] = await Promise.all([
    openDeliveries(deps.db),
    recentDeliveries(deps.db, LIMIT),
    waitingChecks(deps.db, request.context.at.subtract(PATIENCE), LIMIT),
    shownReversals(deps, request),
  ])
  const outcomes = await outcomesOf(
    deps.db,
    recent.map(({ id }) => id),
  )
  const { csrfToken: csrf, subjectId: staffId } = signedIn(request)
  const view = feedsPage({ csrf, staffId, open, recent, outcomes, waiting, reversals })
  const frame = await deps.portal(request, PATH)
  return page({ ...frame, ...view, main: html`${[notice, view.main]}` })
}

const REFUSALS = {
  SAME_PERSON_DECIDES: '要由另一位同事复核。',
  SAME_UNIT_DECIDES: '要由另一个单位复核。',
  DELIVERY_NOT_OPEN: '这一批已经处理过了。',
} as const

/** 人口库推送, for those who may release what was held back. */
export const feedPages = (deps: FeedPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeFeeds',
    summary: { zh: '人口库推送', en: 'Deliveries of the population register' },
    access: RELEASE_FEEDS,
    basis: ['YKT-22'],
    handle: (request) => show(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/:deliveryId`,
    operationId: 'resolveDelivery',
    summary: { zh: '放行或作废推送', en: 'Release or drop a delivery, by two people' },
    access: RELEASE_FEEDS,
    basis: ['YKT-22'],
    params: z.object({ deliveryId: z.uuid() }),
    body: z.object({ kind: z.enum(['release', 'drop']) }),
    handle: async (request) => {
      const { deliveryId } = request.params
      const { kind } = request.body
      const decision = await resolveDelivery(deps, request.context, { deliveryId, kind })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: PATH }
      const notice = errorSummary({ language, errors: [{ text: REFUSALS[decision.refusal] }] })
      return { html: await show(deps, request, notice), status: 409 }
    },
  }),
  reversalRoute(deps, (request, notice) => show(deps, request, notice)),
]
