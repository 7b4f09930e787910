import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { isProxyScope } from '#kernel/proxy-scope.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import {
  endRelation,
  liveRelations,
  recordRelation,
  type Relation,
  RELATION_KINDS,
  type RelationKind,
} from '#modules/person/index.ts'
import { readerAddress } from '#platform/reader/index.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import { parseDay } from './find-form.ts'
import { maskedPerson } from './pages-desk-comer.ts'
import { SERVE } from './pages-desk-frame.ts'
import { EMPTY_FORM } from './pages-desk-home.ts'
import {
  findOther,
  type FormError,
  framed,
  lookedUp,
  lookedUpBy,
  Lookup,
  type LookupParams,
  OTHER_PERSON,
  type PeopleDeps,
  READER_SCRIPTS,
  wayBack,
  WayBack,
} from './pages-people-frame.ts'
import {
  type NewRelation,
  newRelationPage,
  PROOFS,
  relationsHref,
  relationsPage,
} from './pages-people-relations.ts'
import { relationRefusalWords } from './pages-people-relations-words.ts'

const PATH = '/desk/persons/:lookup/relations'
const BASIS = ['HANDLING-30'] as const

export const NamedRelation = Lookup.extend({ relationId: z.string().max(60) })

/** A live relation of the person at the counter; no other is found. */
export const namedRelation = async (
  deps: PeopleDeps,
  request: RouteRequest<z.output<typeof NamedRelation>>,
): Promise<{ readonly relation: Relation; readonly personId: string }> => {
  const personId = await lookedUp(deps, request)
  const id = fromPublicId('relation', request.params.relationId)
  const relation = (await liveRelations(deps.db, personId)).find((one) => one.id === id)
  if (relation === undefined) throw notFound()
  return { relation, personId }
}

const listRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeRelationsAtDesk',
    summary: { zh: '代办关系', en: 'Relations of the person at the counter' },
    access: SERVE,
    basis: BASIS,
    params: Lookup,
    query: WayBack,
    handle: async (request) => {
      const personId = await lookedUp(deps, request)
      return framed(
        deps,
        request,
        relationsPage({
          csrf: signedIn(request).csrfToken,
          lookup: request.params.lookup,
          personId,
          relations: await liveRelations(deps.db, personId),
          back: request.query,
        }),
      )
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/:relationId/end`,
    operationId: 'endRelationAtDesk',
    summary: { zh: '结束代办', en: 'End a relation at the counter' },
    access: SERVE,
    basis: BASIS,
    params: NamedRelation,
    handle: async (request) => {
      const { relation, personId } = await namedRelation(deps, request)
      await endRelation(deps, request.context, { relationId: relation.id, byId: personId })
      return { redirect: relationsHref(request.params.lookup) }
    },
  }),
]

const Kind = WayBack.extend({ kind: z.enum(RELATION_KINDS).optional().catch(undefined) })
const Line = z.string().max(120).catch('')
const Many = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .catch(undefined)
const NewForm = z.object({
  ...OTHER_PERSON,
  scopes: Many,
  proofs: Many,
  reference: Line,
  ends: Line,
  doorFrom: Line,
})
type NewRequest = RouteRequest<LookupParams, z.output<typeof Kind>, z.output<typeof NewForm>>

const EMPTY: NewRelation = {
  ...EMPTY_FORM,
  scopes: [],
  proofs: [],
  reference: '',
  ends: '',
  doorFrom: '',
}

/** The first day after the last one, nothing when no day was typed, or what is wrong. */
const endOf = ({ ends }: NewRelation): Temporal.PlainDate | undefined | 'wrong' =>
  ends.trim() === '' ? undefined : (parseDay(ends)?.add({ days: 1 }) ?? 'wrong')

const missingIn = (kind: RelationKind, typed: NewRelation): FormError[] => [
  ...(Object.keys(PROOFS[kind]).every((proof) => typed.proofs.includes(proof))
    ? []
    : [{ text: '材料要每一样都看过，缺的请对方补齐再登记', href: '#proofs' }]),
  ...(typed.reference.trim() === '' ? [{ text: '填写材料的编号', href: '#reference' }] : []),
  ...(typed.scopes.some(isProxyScope) ? [] : [{ text: '至少选一个事项', href: '#scopes' }]),
  ...(endOf(typed) === 'wrong' ? [{ text: '日期不对，例如 2027 6 30', href: '#ends' }] : []),
]

const REFUSED_AT: Readonly<Record<string, string>> = {
  TERM_WRONG: '#ends',
  SCOPE_NOT_FOR_KIND: '#scopes',
}

/** The agent: whoever came for an acceptance that was left, or whose document is read now. */
const agentOf = async (
  deps: PeopleDeps,
  request: NewRequest,
  typed: NewRelation,
): Promise<{ readonly personId: string } | { readonly error: FormError }> => {
  const { by } = request.query
  if (by !== undefined) return { personId: await lookedUpBy(deps, request, by) }
  return findOther(deps, request, { ...typed, readBy: request.body.readBy })
}

const ownOutlets = ({ db }: PeopleDeps, request: AnyRequest) =>
  listOutlets(db, { agencyCode: signedIn(request).organisationCode })

/** The form as it stands, with the agent where their document was read before. */
const showForm = async (
  deps: PeopleDeps,
  request: RouteRequest<LookupParams, z.output<typeof Kind>>,
  kind: RelationKind,
  typed: NewRelation = EMPTY,
  errors: readonly FormError[] = [],
) => {
  const { query: back, params } = request
  const view = newRelationPage({
    csrf: signedIn(request).csrfToken,
    lookup: params.lookup,
    kind,
    agent:
      back.by === undefined
        ? undefined
        : await maskedPerson(deps, request, await lookedUpBy(deps, request, back.by)),
    outlets: await ownOutlets(deps, request),
    back,
    typed,
    errors,
  })
  return framed(deps, request, { ...view, scripts: READER_SCRIPTS })
}

const record = async (
  deps: PeopleDeps,
  request: NewRequest,
  kind: RelationKind,
  typed: NewRelation,
): Promise<{ readonly relationId: string } | { readonly errors: readonly FormError[] }> => {
  const missing = missingIn(kind, typed)
  if (missing.length > 0) return { errors: missing }
  const personId = await lookedUp(deps, request)
  const other = await agentOf(deps, request, typed)
  if ('error' in other) return { errors: [other.error] }
  const outlets = await ownOutlets(deps, request)
  if (typed.doorFrom !== '' && !outlets.some(({ code }) => code === typed.doorFrom))
    return { errors: [{ text: '选本单位的网点', href: '#doorFrom' }] }
  const endsOn = endOf(typed)
  const decision = await deps.db.transaction((tx) =>
    recordRelation(tx, deps.pii, request.context, {
      personId,
      agentId: other.personId,
      kind,
      scopes: typed.scopes.filter(isProxyScope),
      endsOn: endsOn === 'wrong' ? undefined : endsOn,
      doorFrom: typed.doorFrom === '' ? undefined : typed.doorFrom,
      evidence: `${Object.keys(PROOFS[kind]).join('+')} ${typed.reference.trim()}`,
    }),
  )
  if (decision.granted) return decision.outcome
  return {
    errors: [
      {
        text: relationRefusalWords(decision.refusal),
        href: REFUSED_AT[decision.refusal] ?? '#number',
      },
    ],
  }
}

/** 登记代办: one form, everything that is wrong told at once. */
const newRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${PATH}/new`,
    operationId: 'startRelationAtDesk',
    summary: { zh: '登记代办', en: 'Enter a relation at the counter' },
    access: SERVE,
    basis: BASIS,
    params: Lookup,
    query: Kind,
    connectTo: [readerAddress()],
    handle: async (request): Promise<PageAnswer> => {
      await lookedUp(deps, request)
      const { kind } = request.query
      const { lookup } = request.params
      if (kind === undefined) return { redirect: relationsHref(lookup) }
      return showForm(deps, request, kind)
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/new`,
    operationId: 'recordRelationAtDesk',
    summary: { zh: '登记代办关系', en: 'Enter a relation with its evidence' },
    access: SERVE,
    basis: BASIS,
    params: Lookup,
    query: Kind,
    connectTo: [readerAddress()],
    body: NewForm,
    handle: async (request: NewRequest): Promise<PageAnswer> => {
      await lookedUp(deps, request)
      const { kind } = request.query
      const { lookup } = request.params
      if (kind === undefined) return { redirect: relationsHref(lookup) }
      const { scopes = [], proofs = [], readBy: _, ...rest } = request.body
      const typed: NewRelation = { ...rest, scopes, proofs }
      const recorded = await record(deps, request, kind, typed)
      if ('relationId' in recorded) {
        const id = publicId('relation', recorded.relationId)
        return { redirect: `${relationsHref(lookup)}/${id}/letter${wayBack(request.query)}` }
      }
      return { html: await showForm(deps, request, kind, typed, recorded.errors), status: 422 }
    },
  }),
]

/** 代办关系 at the counter (K4). */
export const deskRelationRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  ...listRoutes(deps),
  ...newRoutes(deps),
]
