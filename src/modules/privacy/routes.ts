import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { CursorText } from '#platform/http/cursor.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AccessEntry, AccessEntryKind } from './access-entry.ts'
import { accessLog } from './access-log.ts'
import { reportNotMe } from './report-not-me.ts'

const TextAnswer = z.object({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

const EntryAnswer = z.object({
  id: z.string(),
  kind: z.enum(['usage', 'accessRecord']),
  at: z.iso.datetime(),
  actorKind: z.enum(['holder', 'agent', 'staff', 'terminal', 'system']),
  organisation: z.object({ code: z.string(), name: TextAnswer.nullable() }),
  purpose: z.string(),
  scene: z.object({ code: z.string(), name: TextAnswer.nullable() }).nullable(),
  place: TextAnswer.nullable(),
  channel: z.string().nullable(),
  oldCard: z.string().nullable(),
  outcome: z.string().nullable(),
  fields: z.array(z.string()),
  basis: z.string(),
  caseReference: z.string().nullable(),
  notMe: z.object({ reference: z.string(), status: z.string() }).nullable(),
})

const PUBLIC_KIND = { usage: 'verification', accessRecord: 'accessRecord' } as const

/** `ver_…` or `acc_…`: the name of an entry outside. */
export const publicEntryId = (entry: {
  readonly kind: AccessEntryKind
  readonly id: string
}): string => publicId(PUBLIC_KIND[entry.kind], entry.id)

/** The entry behind its name outside, or `undefined` when it is the name of something else. */
export const parseEntryId = (
  text: string,
): { readonly entryKind: AccessEntryKind; readonly entryId: string } | undefined => {
  for (const entryKind of ['usage', 'accessRecord'] as const) {
    const entryId = fromPublicId(PUBLIC_KIND[entryKind], text)
    if (entryId !== undefined) return { entryKind, entryId }
  }
  return undefined
}

const toAnswer = (entry: AccessEntry): z.input<typeof EntryAnswer> => ({
  id: publicEntryId(entry),
  kind: entry.kind,
  at: entry.at.toString(),
  actorKind: entry.actorKind,
  organisation: { code: entry.organisation.code, name: entry.organisation.name ?? null },
  purpose: entry.purpose,
  scene:
    entry.scene === undefined ? null : { code: entry.scene.code, name: entry.scene.name ?? null },
  place: entry.place ?? null,
  channel: entry.channel ?? null,
  oldCard: entry.oldCard ?? null,
  outcome: entry.outcome ?? null,
  fields: [...entry.fields],
  basis: entry.basis,
  caseReference: entry.caseReference ?? null,
  notMe: entry.notMe ?? null,
})

/** 谁查过我 of the person who has signed in, and 不是我. */
export const privacyRoutes = (deps: {
  readonly db: Database
  readonly clock: Clock
}): RouteDefinition[] => [
  apiRoute({
    method: 'GET',
    path: '/v1/me/access-log',
    operationId: 'listMyAccesses',
    summary: { zh: '谁查过我', en: 'Who looked at my data, the newest first' },
    access: { kind: 'resident' },
    basis: ['PIPL-44', 'YKT-22'],
    query: z.strictObject({
      cursor: CursorText.optional(),
      includeOwn: z.enum(['true', 'false']).optional().describe('my own readings too'),
    }),
    response: z.object({ entries: z.array(EntryAnswer), nextCursor: z.string().nullable() }),
    handle: async (request) => {
      const { cursor, includeOwn } = request.query
      const log = await accessLog(deps, signedIn(request).subjectId, {
        cursor,
        includeOwn: includeOwn === 'true',
      })
      return { entries: log.entries.map(toAnswer), nextCursor: log.nextCursor ?? null }
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/v1/me/access-log/:entryId/not-me',
    operationId: 'reportNotMe',
    summary: { zh: '不是我', en: 'Say that an entry is not mine' },
    access: { kind: 'resident' },
    basis: ['YKT-22', 'YKT-24'],
    params: z.strictObject({ entryId: z.string().max(60) }),
    body: z.strictObject({ statement: z.string().max(500).default('') }),
    response: z.object({ reference: z.string(), created: z.boolean() }),
    idempotent: true,
    perMinute: 30,
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const entry = parseEntryId(request.params.entryId)
      if (entry === undefined) throw notFound()
      const decision = await reportNotMe(deps, request.context, {
        ...entry,
        personId: signedIn(request).subjectId,
        statement: request.body.statement,
      })
      if (decision === undefined) throw notFound()
      if (!decision.granted) throw new Error('not me is never refused')
      return decision.outcome
    },
  }),
]
