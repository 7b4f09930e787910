import { z } from 'zod'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { confirmRelation, proposalOf } from './confirm-relation.ts'
import { FAMILY_PATH, relationRefusedPage } from './pages-family.ts'
import { answerPage, proposalPage } from './pages-family-forms.ts'
import { stepUpFor } from './pages-family-propose.ts'
import { framed, ONESELF, type PersonPageDeps, readerOf } from './pages-frame.ts'
import { decideGiving } from './propose-relation.ts'

const ANSWER = `${FAMILY_PATH}/answer`
/** Written in two groups or in one; anything else is a code that nobody has. */
const Code = z.object({
  code: z
    .string()
    .transform((text) => text.replaceAll(/[^0-9]/g, ''))
    .catch(''),
})

const startRoute = (deps: PersonPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: ANSWER,
    operationId: 'startRelationAnswer',
    summary: { zh: '输入邀请码', en: 'Enter a code that was told to me' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    handle: async (request) => framed(deps, request, FAMILY_PATH, answerPage(readerOf(request))),
  })

const lookRoute = (deps: PersonPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: ANSWER,
    operationId: 'seeProposal',
    summary: { zh: '查看邀请内容', en: 'See what the code stands for' },
    access: ONESELF,
    basis: ['HANDLING-30', 'YKT-22'],
    perMinute: 10,
    body: Code,
    handle: async (request) => {
      const { code } = request.body
      const { at } = request.context
      const reader = readerOf(request)
      const { subjectId: confirmerId, authenticatedAt } = signedIn(request)
      const found = await proposalOf(deps, { confirmerId, code }, at)
      if (!found.granted) {
        const view = answerPage(reader, found.refusal)
        return { html: framed(deps, request, FAMILY_PATH, view), status: 422 }
      }
      const proposal = found.outcome
      const gives = proposal.proposedBy === 'agent'
      const giving = await decideGiving(deps.db, gives, authenticatedAt, at)
      if (!giving.granted) return { redirect: stepUpFor(ANSWER) }
      return framed(deps, request, FAMILY_PATH, proposalPage(reader, { proposal, code }))
    },
  })

const confirmRoute = (deps: PersonPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${FAMILY_PATH}/confirm`,
    operationId: 'confirmRelation',
    summary: { zh: '同意代办', en: 'Agree to a relation' },
    access: ONESELF,
    basis: ['HANDLING-30', 'YKT-22'],
    perMinute: 10,
    body: Code,
    handle: async (request) => {
      const { subjectId: confirmerId, authenticatedAt } = signedIn(request)
      const decision = await confirmRelation(deps, request.context, {
        confirmerId,
        authenticatedAt,
        code: request.body.code,
      })
      if (decision.granted) return { redirect: FAMILY_PATH }
      if (decision.refusal === 'STEP_UP_NEEDED') return { redirect: stepUpFor(ANSWER) }
      const reader = readerOf(request)
      const view =
        decision.refusal === 'CODE_NOT_KNOWN' || decision.refusal === 'TOO_MANY_CODES'
          ? answerPage(reader, decision.refusal)
          : relationRefusedPage(reader.language, decision.refusal)
      return { html: framed(deps, request, FAMILY_PATH, view), status: 409 }
    },
  })

/** The other side answers. */
export const answerRoutes = (deps: PersonPageDeps): RouteDefinition[] => [
  startRoute(deps),
  lookRoute(deps),
  confirmRoute(deps),
]
