import { type Decision, grant, refuse } from '#kernel/decision.ts'
import {
  isInForce,
  type Relation,
  type RelationKind,
  waitsForLetter,
} from '#modules/person/index.ts'
import type { MaterialCode } from './material.ts'
import { type ApplicantKind, type ServiceCode, SERVICES } from './service.ts'
import { mayApplyFor, takesAgents } from './wish.ts'

/** In what capacity somebody applies for another person, by their relation on record. */
export const applicantKindOf = (kind: RelationKind): ApplicantKind =>
  kind === 'guardian' || kind === 'villageHelper' ? kind : 'agent'

/** Those who act by a relation; banks and departments act by a mandate of their own. */
const BY_RELATION: ReadonlySet<ApplicantKind> = new Set(['guardian', 'agent', 'villageHelper'])

export const actsByRelation = (applicant: ApplicantKind): boolean => BY_RELATION.has(applicant)

/** What a relation on record and the document that was read make unnecessary. */
export const KNOWN_OF_AGENT: {
  readonly presented: readonly MaterialCode[]
  readonly shared: readonly MaterialCode[]
} = {
  presented: ['agentDocument', 'guardianDocument'],
  shared: ['mandate', 'guardianshipProof'],
}

/** Whoever came with a document of their own to act for the person whose case it is. */
export interface Comer {
  readonly service: ServiceCode
  readonly personId: string
  readonly agentId: string
  /** Relations of the person on both sides. */
  readonly relations: readonly Relation[]
  readonly isMinor: boolean
  readonly on: Temporal.PlainDate
}

/** An applicant whose right is on record. */
export interface ProvedApplicant {
  readonly applicant: ApplicantKind
  readonly applicantId: string
  readonly relationId: string
  /** Their masked name, as the relation has it. */
  readonly label: string
}

export type ApplicantRefusal =
  | 'SERVICE_IS_OWN'
  | 'APPLICANT_IS_HOLDER'
  | 'NOT_IN_SCOPE'
  | 'LETTER_NOT_SIGNED'
  | 'GUARDIAN_NOT_ON_RECORD'
  | 'RELATION_NOT_ON_RECORD'

const withoutRelation = ({ relations, agentId, isMinor }: Comer) => {
  const letters = relations.filter((one) => one.agentId === agentId && waitsForLetter(one))
  if (letters.length > 0)
    return refuse('HANDLING-30', 'LETTER_NOT_SIGNED' as const, ['signLetter', 'holderComes'])
  return isMinor
    ? refuse('HANDLING-30', 'GUARDIAN_NOT_ON_RECORD' as const, ['recordGuardian'])
    : refuse('HANDLING-30', 'RELATION_NOT_ON_RECORD' as const, ['recordRelation', 'holderComes'])
}

/**
 * 代办资格: whether whoever stands here may ask for this service for the person. Guards in order: the
 * service takes agents at all, the two are two, a relation is in force, and it reaches so far.
 */
export const decideApplicant = (comer: Comer): Decision<ProvedApplicant, ApplicantRefusal> => {
  const { service, personId, agentId, relations, on } = comer
  const { basis, applicants } = SERVICES[service]
  if (!takesAgents(service)) return refuse(basis, 'SERVICE_IS_OWN', ['holderComes'])
  if (personId === agentId) return refuse(basis, 'APPLICANT_IS_HOLDER', ['holderApplies'])
  const live = relations.filter(
    (one) => one.personId === personId && one.agentId === agentId && isInForce(one, on),
  )
  if (live.length === 0) return withoutRelation(comer)
  const enough = live.find(
    ({ kind, scopes }) =>
      applicants.includes(applicantKindOf(kind)) && mayApplyFor(service, new Set(scopes)),
  )
  if (enough === undefined)
    return refuse('HANDLING-30', 'NOT_IN_SCOPE', ['recordRelation', 'holderComes'])
  return grant('HANDLING-30', {
    applicant: applicantKindOf(enough.kind),
    applicantId: agentId,
    relationId: enough.id,
    label: enough.agentLabel ?? '',
  })
}
