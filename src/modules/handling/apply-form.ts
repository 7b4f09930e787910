import { PROVINCE } from '#law/setting.ts'
import { notFound, problem } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { liveRelations } from '#modules/person/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { applicantKindOf, KNOWN_OF_AGENT } from './applicant.ts'
import { type ApplyFacts, applyFacts } from './apply-facts.ts'
import { hasForm } from './channel.ts'
import { type DraftForm, resumeDraft, saveDraft } from './draft.ts'
import type { MaterialCode } from './material.ts'
import { checkMaterials, type CaseMaterial } from './opening.ts'
import type { CasePageDeps } from './pages-frame.ts'
import { type ApplicantKind, isServiceCode, type ServiceCode } from './service.ts'
import { mayApplyFor, type Question, type Wish } from './wish.ts'

/** Whoever has one of these for somebody can open the form; which one it takes the service says. */
export const APPLY = { kind: 'resident', scope: ['apply', 'renew', 'reportLoss'] } as const

/**
 * The service of an address, if this reader may apply for it here.
 *
 * @throws {ProblemError} 404 without a form, 403 for an agent whose relation does not reach so far.
 */
export const serviceIn = (
  request: RouteRequest<{ readonly service: string }, unknown, unknown>,
): ServiceCode => {
  const { service } = request.params
  if (!isServiceCode(service) || !hasForm(service)) throw notFound()
  const { acting } = signedIn(request)
  if (acting !== undefined && !mayApplyFor(service, acting.scopes))
    throw problem(403, 'NOT_IN_SCOPE', 'The person has not let you do this for them.')
  return service
}

export const ownerOf = (request: AnyRequest) =>
  ({ kind: 'holder', id: signedIn(request).subjectId }) as const

/** In what capacity somebody applies, and what that makes known. */
export interface Applicant {
  readonly applicant: ApplicantKind
  readonly applicantId: string
  readonly relationId: string | undefined
  readonly presented: readonly MaterialCode[]
  readonly shared: readonly MaterialCode[]
}

/** Who has signed in has been identified: the document need not be shown again. */
const KNOWN_ONLINE: readonly MaterialCode[] = ['identityDocument', 'nameAndNumber']

/** Whoever applies: the holder, or whom the session lets act for them. */
export const applicantIn = async (
  { db }: Pick<CasePageDeps, 'db'>,
  request: AnyRequest,
): Promise<Applicant> => {
  const { subjectId, agentId, acting } = signedIn(request)
  const oneself = {
    applicant: 'holder',
    applicantId: subjectId,
    relationId: undefined,
    presented: [],
    shared: KNOWN_ONLINE,
  } as const
  if (agentId === undefined || acting === undefined) return oneself
  const { relationId } = acting
  const relation = (await liveRelations(db, subjectId)).find(({ id }) => id === relationId)
  return {
    applicantId: agentId,
    relationId,
    applicant: applicantKindOf(relation?.kind ?? 'family'),
    presented: KNOWN_OF_AGENT.presented,
    shared: [...KNOWN_ONLINE, ...KNOWN_OF_AGENT.shared],
  }
}

/** A form as far as it is filled in, with what it rests on. */
export interface Filled {
  readonly facts: ApplyFacts
  readonly applicant: Applicant
  /** Key of the case that comes of it; none before the first page is sent. */
  readonly draftId: string | undefined
  readonly presented: readonly MaterialCode[]
  readonly wish: Wish
}

export const readForm = async (
  deps: CasePageDeps,
  request: AnyRequest,
  service: ServiceCode,
): Promise<Filled> => {
  const { context } = request
  const owner = ownerOf(request)
  const [applicant, draft] = await Promise.all([
    applicantIn(deps, request),
    resumeDraft(deps, owner, service, context.at),
  ])
  const about = { personId: owner.id, applicant: applicant.applicant }
  const facts = await applyFacts(deps, context, about, service)
  const { presented = [], wish = {} } = draft?.form ?? {}
  return { facts, applicant, draftId: draft?.id, presented, wish }
}

/** Keeps the form with what a page changed. */
export const keepForm = async (
  deps: CasePageDeps,
  request: AnyRequest,
  { facts, applicant, ...filled }: Filled,
  change: Partial<Pick<DraftForm, 'presented' | 'wish'>>,
): Promise<void> => {
  await saveDraft(deps, request.context, ownerOf(request), {
    service: facts.service,
    step: 'check',
    form: {
      applicant: applicant.applicant,
      presented: [...filled.presented],
      shared: [...sharedIn({ applicant, wish: change.wish ?? filled.wish })],
      wish: filled.wish,
      ...change,
    },
  })
}

/** What registers answer for; the photo of the document is theirs as well. */
export const sharedIn = ({
  applicant,
  wish,
}: Pick<Filled, 'applicant' | 'wish'>): readonly MaterialCode[] =>
  wish.photo === 'document' ? [...applicant.shared, 'photo'] : applicant.shared

/** Where each material stands with what is filled in now. */
export const materialsIn = async (
  deps: Pick<CasePageDeps, 'db' | 'workingDays'>,
  { facts, applicant, presented, wish }: Filled,
): Promise<readonly CaseMaterial[]> =>
  checkMaterials(
    {
      service: facts.service,
      applicant: applicant.applicant,
      group: facts.group,
      presented: new Set([...presented, ...applicant.presented]),
      shared: new Set(sharedIn({ applicant, wish })),
      issueRegion: PROVINCE,
      on: facts.on,
    },
    await deps.workingDays(),
    await loadStandards(deps.db),
  )

/** Pages of the form in their order; each that asks something of its own has one. */
export const pagesOf = ({
  questions,
}: ApplyFacts): readonly ('materials' | 'bank' | 'delivery' | 'check')[] => [
  'materials',
  ...(['bank', 'delivery'] as const).filter((one) => questions.includes(one)),
  'check',
]

const isAnswered: Readonly<Record<Question, (wish: Wish, service: ServiceCode) => boolean>> = {
  photo: ({ photo }) => photo !== undefined,
  damage: ({ damage }) => damage !== undefined,
  change: ({ change }) => change !== undefined,
  bank: ({ bankCode }) => bankCode !== undefined,
  delivery: ({ delivery }) => delivery !== undefined,
  // Not to tick it is an answer, unless it is all that is asked for.
  eCard: ({ eCard }, service) => service !== 'eCard' || eCard !== undefined,
}

/** Questions of the form that nobody has answered yet. */
export const unanswered = ({ facts, wish }: Pick<Filled, 'facts' | 'wish'>): readonly Question[] =>
  facts.questions.filter((one) => !isAnswered[one](wish, facts.service))
