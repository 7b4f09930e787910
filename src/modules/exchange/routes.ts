import { z } from 'zod'
import type { Refused } from '#kernel/decision.ts'
import type { Database } from '#platform/db.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import {
  ANSWER_PERMISSION,
  type Answer,
  answerChange,
  type ChangeAcknowledgement,
  findAcknowledgement,
} from '#modules/account/index.ts'
import { DEPARTMENT } from './access.ts'
import { EVENT_KINDS } from './event-kind.ts'
import { decodePlace, readFeed } from './feed.ts'
import { bulkRoute } from './routes-bulk.ts'
import { replayRoute } from './routes-replay.ts'

const MOST = 1000

const Cursor = z
  .string()
  .max(200)
  .refine((text) => decodePlace(text) !== undefined, 'is not a cursor of this feed')

const CloudEvent = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.enum(EVENT_KINDS),
  subject: z.string().describe('The change: changeId'),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  data: z.record(z.string(), z.unknown()),
})

const gone = (): ProblemError =>
  new ProblemError({
    status: 410,
    code: 'FEED_PLACE_GONE',
    detail: 'Events behind this cursor are not kept any more. Read again without after.',
    instead: ['readWithoutAfter'],
    retry: { safe: false },
  })

const feedRoute = ({ db }: { readonly db: Database }): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/events',
    operationId: 'readEvents',
    summary: {
      zh: '部门拉取事件（CloudEvents 1.0），只有本部门项目的',
      en: 'The events of a department’s own programmes, as CloudEvents 1.0, in order',
    },
    access: DEPARTMENT,
    basis: ['YKT-19'],
    problems: ['FEED_PLACE_GONE'],
    query: z.object({
      after: Cursor.optional().describe('nextCursor of the last page; none begins anew'),
      limit: z.coerce.number().int().min(1).max(MOST).default(100),
    }),
    response: z.strictObject({
      items: z.array(CloudEvent),
      nextCursor: z
        .string()
        .nullable()
        .describe('Send it as after. The same again when there is nothing new'),
    }),
    handle: async (request) => {
      const { code } = callingPartner(request)
      const page = await readFeed(db, code, request.query)
      if (page === undefined) throw gone()
      const { bodies, nextCursor } = page
      return {
        items: bodies.map((body) => CloudEvent.parse(JSON.parse(body))),
        nextCursor: nextCursor ?? null,
      }
    },
  })

const AnswerBody = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('acknowledge') }),
  z.strictObject({
    action: z.literal('reject'),
    reason: z.string().max(200).describe('The holder reads it'),
  }),
  z.strictObject({
    action: z.literal('defer'),
    reason: z.string().max(200).describe('The holder reads it'),
    until: z.iso.date(),
  }),
])

const answerOf = (body: z.output<typeof AnswerBody>): Answer =>
  body.action === 'defer' ? { ...body, until: Temporal.PlainDate.from(body.until) } : body

const STATUS = { acknowledge: 'acknowledged', reject: 'rejected', defer: 'deferred' } as const

/** Whether a department said exactly this before. */
const isRepetition = (
  found: ChangeAcknowledgement | undefined,
  answer: Answer,
): found is ChangeAcknowledgement =>
  found?.status === STATUS[answer.action] &&
  (answer.action === 'acknowledge' || found.reason === answer.reason.trim()) &&
  (answer.action !== 'defer' || found.dueOn?.equals(answer.until) === true)

const refusal = (decision: Refused<string>): ProblemError =>
  new ProblemError({
    status: decision.refusal === 'ANSWER_NOT_POSSIBLE' ? 409 : 422,
    code: decision.refusal,
    basis: decision.basis,
    instead: decision.instead,
    retry: { safe: false },
  })

const answerRoute = ({ db }: { readonly db: Database }): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: '/v1/account-changes/:changeId/answers',
    operationId: 'answerAccountChange',
    summary: {
      zh: '部门确认、退回或者暂缓账户变更；同样的答复可以重发',
      en: 'Acknowledges, rejects or defers a change of account; the same answer can be sent again',
    },
    access: DEPARTMENT,
    basis: ['YKT-19'],
    params: z.object({ changeId: z.uuid() }),
    body: AnswerBody,
    response: z.strictObject({
      changeId: z.string(),
      status: z.enum(['acknowledged', 'rejected', 'deferred']),
      reason: z.string().nullable(),
      until: z.iso.date().nullable(),
      answeredAt: z.iso.datetime(),
    }),
    problems: ['ANSWER_NOT_POSSIBLE', 'REASON_MISSING', 'DAY_PASSED'],
    handle: async (request) => {
      const { code } = callingPartner(request)
      const { changeId } = request.params
      const answer = answerOf(request.body)
      const shown = (one: ChangeAcknowledgement) => ({
        changeId,
        status: STATUS[answer.action],
        reason: one.reason ?? null,
        until: one.dueOn?.toString() ?? null,
        answeredAt: (one.answeredAt ?? request.context.at).toString(),
      })
      const before = await findAcknowledgement(db, changeId, code)
      if (isRepetition(before, answer)) return shown(before)
      const permissions = new Set([ANSWER_PERMISSION])
      const decision = await answerChange({ db }, request.context, {
        changeId,
        permissions,
        answer,
      })
      if (decision === undefined) throw notFound()
      if (decision.granted) return shown(decision.outcome)
      // Two of the same at once: the later one finds the first.
      const found = await findAcknowledgement(db, changeId, code)
      if (isRepetition(found, answer)) return shown(found)
      throw refusal(decision)
    },
  })

/** What systems of departments call. */
export const exchangeRoutes = (deps: { readonly db: Database }): RouteDefinition[] => [
  feedRoute(deps),
  answerRoute(deps),
  replayRoute(deps),
  bulkRoute(deps),
]
