import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { MERGE_REASONS, MERGE_STATUSES, type MergeStatus } from './merge.ts'
import { decideMergeProposal, type MergeDeps, proposeMerge } from './merge-persons.ts'
import { decideUnmerge, proposeUnmerge } from './unmerge-persons.ts'

const Evidence = z.array(z.string().trim().min(1).max(120)).min(1).max(20)
const MergePath = z.strictObject({ mergeId: z.uuid() })
const Approval = z.strictObject({ approve: z.boolean() })
const StatusAnswer = z.strictObject({ status: z.enum(MERGE_STATUSES) })

const SECOND = ['NOT_FOUND', 'SAME_PERSON_DECIDES', 'SAME_UNIT_DECIDES', 'MERGE_NOT_OPEN']
const MERGE = [
  'PERSON_NOT_LIVING',
  'PERSON_WAS_MERGED',
  'FACTS_DIFFER',
  'RELATIONS_CONFLICT',
  'ENTRY_STILL_IN_USE',
  'PAID_TWICE',
]

const granted = <Outcome>(decision: Decision<Outcome, string> | undefined): Outcome => {
  if (decision === undefined) throw notFound()
  if (decision.granted) return decision.outcome
  const { refusal: code, basis, instead } = decision
  throw new ProblemError({ status: 409, code, basis, instead })
}

const answer = (decision: Decision<MergeStatus, string> | undefined) => ({
  status: granted(decision),
})

const mergeRoutes = (deps: MergeDeps): RouteDefinition[] => [
  apiRoute({
    method: 'POST',
    path: '/v1/person-merges',
    operationId: 'proposeMerge',
    summary: { zh: '提议人员合并', en: 'Propose that two entries are one human being' },
    access: { kind: 'staff', permission: 'person.merge.propose' },
    basis: ['YKT-3'],
    status: 201,
    idempotent: true,
    body: z.strictObject({
      fromPersonId: z.uuid(),
      intoPersonId: z.uuid(),
      reason: z.enum(MERGE_REASONS),
      evidence: Evidence,
    }),
    response: z.strictObject({ mergeId: z.string() }),
    problems: ['NOT_FOUND', 'MERGE_WITH_ONESELF', 'MERGE_UNDER_WAY', ...MERGE],
    handle: async ({ body, context }) =>
      granted(
        await proposeMerge(deps, context, {
          fromId: body.fromPersonId,
          intoId: body.intoPersonId,
          reason: body.reason,
          evidence: body.evidence,
        }),
      ),
  }),
  apiRoute({
    method: 'POST',
    path: '/v1/person-merges/:mergeId/decision',
    operationId: 'decideMerge',
    summary: { zh: '复核人员合并', en: 'Agree to a merge, or not; somebody of another unit' },
    access: { kind: 'staff', permission: 'person.merge.approve' },
    basis: ['YKT-3', 'YKT-22'],
    idempotent: true,
    params: MergePath,
    body: Approval,
    response: StatusAnswer,
    problems: [...SECOND, ...MERGE],
    handle: async ({ params, body, context }) =>
      answer(await decideMergeProposal(deps, context, { ...params, ...body })),
  }),
]

const unmergeRoutes = (deps: MergeDeps): RouteDefinition[] => [
  apiRoute({
    method: 'POST',
    path: '/v1/person-merges/:mergeId/unmerge',
    operationId: 'proposeUnmerge',
    summary: { zh: '提议人员拆分', en: 'Propose to take a merge back' },
    access: { kind: 'staff', permission: 'person.merge.propose' },
    basis: ['YKT-3'],
    idempotent: true,
    params: MergePath,
    body: z.strictObject({ evidence: Evidence }),
    response: StatusAnswer,
    problems: ['NOT_FOUND', 'MERGE_NOT_OPEN'],
    handle: async ({ params, body, context }) =>
      answer(await proposeUnmerge(deps, context, { ...params, ...body })),
  }),
  apiRoute({
    method: 'POST',
    path: '/v1/person-merges/:mergeId/unmerge/decision',
    operationId: 'decideUnmerge',
    summary: { zh: '复核人员拆分', en: 'Agree to take a merge back, or not' },
    access: { kind: 'staff', permission: 'person.merge.approve' },
    basis: ['YKT-3', 'YKT-22'],
    idempotent: true,
    params: MergePath,
    body: Approval,
    response: StatusAnswer,
    problems: [...SECOND, 'PERSON_WAS_MERGED'],
    handle: async ({ params, body, context }) =>
      answer(await decideUnmerge(deps, context, { ...params, ...body })),
  }),
]

/** Merging and parting persons, each by two people of two units. */
export const personRoutes = (deps: MergeDeps): RouteDefinition[] => [
  ...mergeRoutes(deps),
  ...unmergeRoutes(deps),
]
