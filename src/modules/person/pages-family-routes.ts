import { z } from 'zod'
import { fromPublicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { SESSION_COOKIES } from '#platform/session.ts'
import { startActing, stopActing } from './act-for.ts'
import { endRelation } from './end-relation.ts'
import { endPage, FAMILY_PATH, familyPage, relationRefusedPage } from './pages-family.ts'
import { answerRoutes } from './pages-family-answer.ts'
import { framed, ONESELF, type PersonPageDeps, readerOf } from './pages-frame.ts'
import { proposeRoutes } from './pages-family-propose.ts'
import { liveRelations } from './store-relation.ts'

const RelationPath = z.object({ relationId: z.string().max(60) })

const relationIdOf = (text: string): string => {
  const id = fromPublicId('relation', text)
  if (id === undefined) throw notFound()
  return id
}

const listRoute = (deps: PersonPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: FAMILY_PATH,
    operationId: 'seeMyFamily',
    summary: { zh: '亲情代办', en: 'For whom I act, and who acts for me' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    handle: async (request) => {
      const { subjectId: personId } = signedIn(request)
      const view = familyPage({
        ...readerOf(request),
        personId,
        on: provinceDate(request.context.at),
        relations: await liveRelations(deps.db, personId),
      })
      return framed(deps, request, FAMILY_PATH, view)
    },
  })

const endRoutes = (deps: PersonPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${FAMILY_PATH}/:relationId/end`,
    operationId: 'checkRelationEnd',
    summary: { zh: '结束代办前核对', en: 'Check before a relation ends' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    params: RelationPath,
    handle: async (request) => {
      const { subjectId } = signedIn(request)
      const id = relationIdOf(request.params.relationId)
      const relation = (await liveRelations(deps.db, subjectId)).find((one) => one.id === id)
      if (relation === undefined) throw notFound()
      return framed(deps, request, FAMILY_PATH, endPage(readerOf(request), relation, subjectId))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${FAMILY_PATH}/:relationId/end`,
    operationId: 'endMyRelation',
    summary: { zh: '结束代办', en: 'End a relation at once' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    params: RelationPath,
    handle: async (request) => {
      const byId = signedIn(request).subjectId
      const relationId = relationIdOf(request.params.relationId)
      if ((await endRelation(deps, request.context, { relationId, byId })) === undefined)
        throw notFound()
      return { redirect: FAMILY_PATH }
    },
  }),
]

const tokenOf = (cookies: Readonly<Record<string, string | undefined>>): string =>
  cookies[SESSION_COOKIES.resident] ?? ''

const actRoutes = (deps: PersonPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: `${FAMILY_PATH}/:relationId/act`,
    operationId: 'startActing',
    summary: { zh: '切换到替人办理', en: 'Act for somebody from now on' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    params: RelationPath,
    handle: async (request) => {
      const decision = await startActing(deps, request.context, {
        agentId: signedIn(request).subjectId,
        token: tokenOf(request.raw.cookies),
        relationId: relationIdOf(request.params.relationId),
      })
      if (decision === undefined) throw notFound()
      if (decision.granted)
        return { redirect: decision.outcome.scopes.includes('seeCard') ? '/me' : FAMILY_PATH }
      const view = relationRefusedPage(request.display.language, decision.refusal)
      return { html: framed(deps, request, FAMILY_PATH, view), status: 409 }
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${FAMILY_PATH}/stop`,
    operationId: 'stopActing',
    summary: { zh: '回到自己', en: 'Act for myself again' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    handle: async (request) => {
      await stopActing(deps, tokenOf(request.raw.cookies))
      return { redirect: FAMILY_PATH }
    },
  }),
]

/** 亲情代办: see, propose, answer, end, and switch. */
export const familyPages = (deps: PersonPageDeps): RouteDefinition[] => [
  listRoute(deps),
  ...proposeRoutes(deps),
  ...answerRoutes(deps),
  ...actRoutes(deps),
  ...endRoutes(deps),
]
