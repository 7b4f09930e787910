import { z } from 'zod'
import { html, type Content } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  button,
  emptyState,
  errorSummary,
  form,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
} from '#ui/components.ts'
import { formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import { inFrame, type AnyRequest, type View } from '#ui/portal.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { type HoldReason, releaseLine } from './hold-line.ts'
import { programmeNames } from './pages-dept-batches-routes.ts'
import { BATCHES_PATH, shortId } from './pages-dept-batches.ts'
import { agencySeen, type DeptPageDeps } from './pages-dept-frame.ts'
import { dueCell } from './pages-dept-returns.ts'
import { readMaskedNames } from './read-masked-names.ts'
import { type ObjectedOnTheWay, objectedOnTheWay } from './store-objected.ts'
import { type ListedHold, openHolds } from './store-holds-list.ts'

const language = 'zh-Hans' as const
const HOLDS_PATH = '/dept/holds'
const SHOWN = 200

const REASON_WORDS: Readonly<Record<HoldReason, string>> = {
  objection: '公示有异议',
  death: '死亡停发',
  accountChanged: '收款账户刚变更',
  duplicate: '可能重复',
  risk: '风险核查',
  other: '其他',
}

const w = {
  title: '暂缓和停发名单',
  lead: '还没有发出、因故暂缓的。查清以后由另一个人解除；发送前没有解除的，不随批次发出，退给经办人。',
  none: '没有暂缓的明细',
  caption: '暂缓的明细，时间早的在前',
  batch: '批次',
  programme: '项目',
  name: '姓名',
  amount: '金额',
  reason: '为什么暂缓',
  placed: '暂缓时间和经手',
  act: '处理',
  release: '解除暂缓',
  program: '系统',
  released: '已解除暂缓',
  refused: '暂缓的人不能自己解除，或者这一笔已经不在暂缓，或者异议已经成立',
  onTheWay: '异议成立、已经送银行的',
  onTheWayText:
    '银行已经有指令，撤不回来。到账以后自动转追回核实，没有到账的自动停发；期限内还没有结果的，请经办人催银行。',
  onTheWayCaption: '等银行结果，期限近的在前',
  why: '异议结果',
  resolver: '经办人',
  due: '期限',
  nobody: '没有人',
} as const

interface HoldsData {
  readonly holds: readonly ListedHold[]
  readonly onTheWay: readonly ObjectedOnTheWay[]
  readonly today: Temporal.PlainDate
  readonly names: ReadonlyMap<string, string>
  readonly programmes: ReadonlyMap<string, string>
  readonly staff: ReadonlyMap<string, string>
  readonly csrf: string
  readonly mayRelease: boolean
  readonly fault: string | undefined
  readonly said: string | undefined
}

const isReason = (text: string): text is HoldReason => Object.hasOwn(REASON_WORDS, text)

const placedCell = (one: ListedHold, staff: HoldsData['staff']): string =>
  `${formatDateTime(language, one.placedAt)} ${staff.get(one.placedBy) ?? w.program}`

/** Of which money a row is, in both tables alike. */
const LINE_HEAD = [w.batch, w.programme, w.name, { text: w.amount, numeric: true }] as const

const lineCells = (
  one: Pick<ListedHold, 'batchId' | 'programmeCode' | 'payPeriod' | 'personId' | 'amountFen'>,
  { programmes, names }: HoldsData,
): readonly Content[] => [
  link({ href: `${BATCHES_PATH}/${one.batchId}`, text: shortId(one.batchId) }),
  `${programmes.get(one.programmeCode) ?? one.programmeCode} ${one.payPeriod}`,
  names.get(one.personId) ?? '',
  formatMoney(one.amountFen),
]

/** What a bank has and should not be paid: nobody can stop it, and somebody sees to it (P21). */
const onTheWayTable = (data: HoldsData): Content => {
  const { onTheWay, staff, today } = data
  return (
    onTheWay.length > 0 && [
      sectionHeading(w.onTheWay),
      paragraph(w.onTheWayText),
      table({
        caption: w.onTheWayCaption,
        firstCellIsHeader: true,
        head: [...LINE_HEAD, w.why, w.resolver, w.due],
        rows: onTheWay.map((one) =>
          lineCells(one, data).concat(
            one.why,
            one.resolverId === undefined ? w.nobody : (staff.get(one.resolverId) ?? w.nobody),
            dueCell(one.dueOn, today),
          ),
        ),
      }),
    ]
  )
}

const holdsPage = (data: HoldsData): View => ({
  title: w.title,
  main: html`${[
    data.fault !== undefined && errorSummary({ language, errors: [{ text: data.fault }] }),
    data.said !== undefined && notificationBanner({ language, kind: 'success', text: data.said }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    data.holds.length === 0
      ? emptyState({ title: w.none })
      : table({
          caption: w.caption,
          captionSize: 'm',
          firstCellIsHeader: true,
          head: [...LINE_HEAD, w.reason, w.placed, ...(data.mayRelease ? [w.act] : [])],
          rows: data.holds.map((one) => [
            ...lineCells(one, data),
            isReason(one.reason) ? REASON_WORDS[one.reason] : one.reason,
            placedCell(one, data.staff),
            ...(data.mayRelease
              ? [
                  form({
                    action: `${HOLDS_PATH}/${one.id}/release`,
                    method: 'post',
                    csrf: data.csrf,
                    content: button({
                      text: w.release,
                      kind: 'secondary',
                      preventDoubleClick: true,
                    }),
                  }),
                ]
              : []),
          ]),
        }),
    onTheWayTable(data),
  ]}`,
})

const show = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  told: { readonly fault?: string; readonly said?: string },
) => {
  const { db, pii } = deps
  const holds = await openHolds(db, agencySeen(request), SHOWN)
  const onTheWay = await objectedOnTheWay(db, agencySeen(request), SHOWN)
  const { organisationCode, csrfToken, permissions } = signedIn(request)
  const reading = {
    purpose: 'checkPayments',
    basis: 'YKT-13',
    organisationCode,
    caseReference: 'holds',
  } as const
  const ids = [...holds, ...onTheWay].map(({ personId }) => personId)
  const view = holdsPage({
    holds,
    onTheWay,
    today: provinceDate(request.context.at),
    names: await db.transaction((tx) => readMaskedNames(tx, pii, request.context, reading, ids)),
    programmes: await programmeNames(db, request.context.at),
    staff: await staffNames(db, [
      ...holds.map(({ placedBy }) => placedBy),
      ...onTheWay.flatMap(({ resolverId }) => resolverId ?? []),
    ]),
    csrf: csrfToken,
    mayRelease: permissions.has('hold.release'),
    fault: told.fault,
    said: told.said,
  })
  return inFrame(deps.portal, request, BATCHES_PATH, view)
}

/** 暂缓和停发名单, as a page of departments. */
export const holdRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: HOLDS_PATH,
    operationId: 'seeHolds',
    summary: { zh: '暂缓和停发名单', en: 'Lines that wait, and why' },
    access: { kind: 'staff', permission: 'batch.read' },
    basis: ['YKT-13', 'HANDLING-26'],
    query: z.object({ said: z.literal('released').optional().catch(undefined) }),
    handle: (request) =>
      show(deps, request, request.query.said === undefined ? {} : { said: w.released }),
  }),
  pageRoute({
    method: 'POST',
    path: `${HOLDS_PATH}/:holdId/release`,
    operationId: 'releaseHold',
    summary: { zh: '解除暂缓', en: 'Lets a line go that waited' },
    access: { kind: 'staff', permission: 'hold.release' },
    basis: ['YKT-13'],
    params: z.object({ holdId: z.uuid() }),
    handle: async (request) => {
      const { holdId } = request.params
      const agency = signedIn(request).organisationCode
      const own = (await openHolds(deps.db, agency, SHOWN)).some(({ id }) => id === holdId)
      if (!own) throw notFound()
      const decision = await releaseLine(deps, request.context, holdId)
      if (decision?.granted === true) return { redirect: `${HOLDS_PATH}?said=released` }
      return { html: await show(deps, request, { fault: w.refused }), status: 409 }
    },
  }),
]
