import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { isProxyScope } from '#kernel/proxy-scope.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  endRelation,
  liveRelations,
  recordRelation,
  type Relation,
  RELATION_KINDS,
  type RelationKind,
  relationRefusals,
} from '#modules/person/index.ts'
import { parseDay } from './find-form.ts'
import { SERVE } from './pages-desk-frame.ts'
import { EMPTY_FORM } from './pages-desk-home.ts'
import {
  findOther,
  type FormError,
  framed,
  lookedUp,
  Lookup,
  type LookupParams,
  OTHER_PERSON,
  type PeopleDeps,
  type PeopleRequest,
} from './pages-people-frame.ts'
import {
  letterPage,
  type NewRelation,
  newRelationPage,
  PROOFS,
  relationsHref,
  relationsPage,
} from './pages-people-relations.ts'
import { readPerson } from './read-person.ts'

const PATH = '/desk/persons/:lookup/relations'
const BASIS = ['HANDLING-30'] as const

const Named = Lookup.extend({ relationId: z.string().max(60) })

/** A live relation of the person at the counter; no other is found. */
const namedRelation = async (
  deps: PeopleDeps,
  request: PeopleRequest<z.output<typeof Named>>,
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
    params: Named,
    handle: async (request) => {
      const { relation, personId } = await namedRelation(deps, request)
      await endRelation(deps, request.context, { relationId: relation.id, byId: personId })
      return { redirect: relationsHref(request.params.lookup) }
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${PATH}/:relationId/letter`,
    operationId: 'printLetterOfAuthority',
    summary: { zh: '打印委托书', en: 'The letter of authority, to be signed by both' },
    access: SERVE,
    basis: BASIS,
    params: Named,
    handle: async (request) => {
      const { relation, personId } = await namedRelation(deps, request)
      // Only the person acted for gives authority, and only once both sides are known.
      if (relation.personId !== personId || relation.agentId === undefined) throw notFound()
      const read = (id: string) => readPerson(deps, request.context, id, 'handling.printForm')
      return framed(
        deps,
        request,
        letterPage({
          lookup: request.params.lookup,
          relation,
          person: await read(personId),
          agent: await read(relation.agentId),
          on: provinceDate(request.context.at),
        }),
      )
    },
  }),
]

const Kind = z.object({ kind: z.enum(RELATION_KINDS).optional().catch(undefined) })
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
})
type NewRequest = PeopleRequest<LookupParams, z.output<typeof Kind>, z.output<typeof NewForm>>

const EMPTY: NewRelation = {
  ...EMPTY_FORM,
  scopes: [],
  proofs: [],
  reference: '',
  ends: '',
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

const record = async (
  deps: PeopleDeps,
  request: NewRequest,
  kind: RelationKind,
  typed: NewRelation,
): Promise<{ readonly relationId: string } | { readonly errors: readonly FormError[] }> => {
  const missing = missingIn(kind, typed)
  if (missing.length > 0) return { errors: missing }
  const personId = await lookedUp(deps, request)
  const other = await findOther(deps, request, typed)
  if ('error' in other) return { errors: [other.error] }
  const endsOn = endOf(typed)
  const decision = await deps.db.transaction((tx) =>
    recordRelation(tx, deps.pii, request.context, {
      personId,
      agentId: other.personId,
      kind,
      scopes: typed.scopes.filter(isProxyScope),
      endsOn: endsOn === 'wrong' ? undefined : endsOn,
      evidence: `${Object.keys(PROOFS[kind]).join('+')} ${typed.reference.trim()}`,
    }),
  )
  if (decision.granted) return decision.outcome
  const text = REFUSAL_WORDS[decision.refusal] ?? relationRefusals('zh-Hans', decision.refusal)
  return { errors: [{ text, href: REFUSED_AT[decision.refusal] ?? '#number' }] }
}

/** In a clerk's words, where the residents' do not fit. */
const REFUSAL_WORDS: Readonly<Partial<Record<string, string>>> = {
  RELATION_TO_ONESELF: '两边是同一个人，请核对证件',
  TERM_WRONG: '这种关系要写最后一天，最长一年',
  SCOPE_NOT_FOR_KIND: '这种关系不包括所选的事项',
  AGE_NOT_FOR_KIND: '本人的年龄不适用这种关系：未满十六周岁登记监护人，满了登记家人',
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
    handle: async (request): Promise<PageAnswer> => {
      await lookedUp(deps, request)
      const { kind } = request.query
      const { lookup } = request.params
      if (kind === undefined) return { redirect: relationsHref(lookup) }
      const { csrfToken: csrf } = signedIn(request)
      const view = newRelationPage({ csrf, lookup, kind, typed: EMPTY, errors: [] })
      return framed(deps, request, view)
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
    body: NewForm,
    handle: async (request: NewRequest): Promise<PageAnswer> => {
      await lookedUp(deps, request)
      const { kind } = request.query
      const { lookup } = request.params
      if (kind === undefined) return { redirect: relationsHref(lookup) }
      const { scopes = [], proofs = [], ...rest } = request.body
      const typed: NewRelation = { ...rest, scopes, proofs }
      const recorded = await record(deps, request, kind, typed)
      if ('relationId' in recorded) {
        const id = publicId('relation', recorded.relationId)
        return { redirect: `${relationsHref(lookup)}/${id}/letter` }
      }
      const { csrfToken: csrf } = signedIn(request)
      const view = newRelationPage({ csrf, lookup, kind, typed, errors: recorded.errors })
      return { html: await framed(deps, request, view), status: 422 }
    },
  }),
]

/** 代办关系 at the counter (K4). */
export const deskRelationRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  ...listRoutes(deps),
  ...newRoutes(deps),
]
