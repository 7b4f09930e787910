import { publicId, uuidv7 } from '#kernel/ids.ts'
import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { ACTED_FOR, type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { holdPerson, holdRelation, readPrimaryDocument } from '#modules/person/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { actsByRelation } from './applicant.ts'
import type { HandlingDeps } from './deps.ts'
import { CaseOpened } from './events.ts'
import { documentGroup, type MaterialCode } from './material.ts'
import {
  type AddWorkingDays,
  type CaseMaterial,
  decideOpening,
  GIVEN_UP,
  type Opened,
  type Opening,
  type OpeningRefusal,
} from './opening.ts'
import { type Case, caseByKey, insertCase, openCaseOf } from './store.ts'
import { insertStep, materialsOfCase, saveMaterials } from './store-step.ts'
import { tailIndex } from './tail.ts'
import { mayApplyFor } from './wish.ts'

export interface NewCase extends Pick<
  Opening,
  'service' | 'applicant' | 'channel' | 'issueRegion'
> {
  /** The same key of the same person is the same case (§16 G16). */
  readonly key: string
  readonly personId: string
  /** Person or staff who asks; the person themselves when left out. */
  readonly applicantId?: string | undefined
  /** Recorded relation by which the applicant acts; none for the holder. */
  readonly relationId?: string | undefined
  readonly acceptRegion: string
  readonly acceptAgency?: string | undefined
  readonly acceptOutlet?: string | undefined
  readonly presented: readonly MaterialCode[]
  readonly shared: readonly MaterialCode[]
  readonly cardId?: string | undefined
  /** The order of the card module that this case follows. */
  readonly orderId?: string | undefined
}

export interface OpenedCase {
  readonly case: Case
  readonly materials: readonly CaseMaterial[]
  /** False when the key came before. */
  readonly created: boolean
}

export type OpenCaseDecision = Decision<OpenedCase, OpeningRefusal>

/** Somebody without a document of their own cannot be the person of a case: a bug of the caller. */
const documentOf = async (
  tx: Transaction,
  pii: PersonalInformation,
  { actor, at, requestId }: ActionContext,
  personId: string,
  caseReference: string,
) => {
  const document = await readPrimaryDocument(tx, pii, {
    personId,
    actorKind: actor.kind === 'anonymous' ? 'system' : actor.kind,
    actorId: actor.id,
    organisationCode: actor.organisationCode ?? '',
    purpose: 'handling',
    basis: 'YKT-17',
    caseReference,
    requestId,
    at,
  })
  if (document === undefined) throw new Error(`person ${personId} has no identity document`)
  return document
}

/** Whether whoever acts for the person may do this now; held until the case is there (N7, N8). */
const isProved = async (
  tx: Transaction,
  { service, applicant, personId, applicantId, relationId }: NewCase,
  on: Temporal.PlainDate,
): Promise<boolean> => {
  if (!actsByRelation(applicant)) return true
  if (relationId === undefined || applicantId === undefined) return false
  const pair = { relationId, personId, agentId: applicantId }
  return mayApplyFor(service, new Set(await holdRelation(tx, pair, on)))
}

const caseOf = (
  id: string,
  { actor, at }: ActionContext,
  input: NewCase,
  { status, limits }: Opened,
  identity: Pick<Case, 'group' | 'tailIndex'>,
): Case => ({
  ...identity,
  id,
  personId: input.personId,
  openedKey: input.key,
  service: input.service,
  applicant: input.applicant,
  applicantId: input.applicantId ?? input.personId,
  relationId: input.relationId,
  channel: input.channel,
  acceptRegion: input.acceptRegion,
  acceptAgency: input.acceptAgency,
  acceptOutlet: input.acceptOutlet,
  issueRegion: input.issueRegion,
  status,
  openedAt: at,
  acceptedAt: limits === undefined ? undefined : at,
  promiseOn: limits?.promiseOn,
  legalOn: limits?.legalOn,
  heldBy: status === 'accepted' ? 'agency' : 'holder',
  heldCode: status === 'accepted' ? input.acceptAgency : undefined,
  clerkId: actor.kind === 'staff' ? actor.id : undefined,
  clerkSince: actor.kind === 'staff' ? at : undefined,
  remindedAt: undefined,
  cardId: input.cardId,
  orderId: input.orderId,
  refusalCode: undefined,
  endedAt: undefined,
  version: 1,
})

const repeated = async (tx: Transaction, found: Case): Promise<OpenCaseDecision> => ({
  granted: true,
  basis: 'YKT-17',
  outcome: { case: found, materials: await materialsOfCase(tx, found.id), created: false },
})

const write = async (
  tx: Transaction,
  context: ActionContext,
  one: Case,
  materials: readonly CaseMaterial[],
): Promise<boolean> => {
  if (!(await insertCase(tx, one))) return false
  await saveMaterials(tx, one, materials)
  const { id, personId, service, status, heldBy } = one
  await insertStep(tx, context, one, { code: 'opened', heldBy })
  await publish(tx, context, CaseOpened, {
    subjectId: personId,
    payload: { caseId: id, personId, cardId: one.cardId ?? null, service, status },
  })
  return true
}

/**
 * 受理 inside a transaction that does more, such as ordering the card. The same key answers with
 * the case that is there. Two that come at once meet at the keys of the table.
 */
export const openCaseIn = async (
  tx: Transaction,
  pii: PersonalInformation,
  addWorkingDays: AddWorkingDays,
  context: ActionContext,
  input: NewCase,
): Promise<OpenCaseDecision> => {
  const id = uuidv7(context.at)
  // A merge that is being entered is waited for; none is before this case can be seen (C6).
  const standing = await holdPerson(tx, input.personId)
  const known = await caseByKey(tx, input.personId, input.key)
  if (known !== undefined) return repeated(tx, known)
  if (standing === 'merged') {
    await record(tx, context, input, GIVEN_UP, id)
    return GIVEN_UP
  }
  const reference = publicId('case', id)
  const { kind, number } = await documentOf(tx, pii, context, input.personId, reference)
  const group = documentGroup(kind)
  const standard = await loadStandards(tx)
  const on = provinceDate(context.at)
  const proved = await isProved(tx, input, on)
  const decide = (alreadyOpen: boolean) =>
    decideOpening(
      {
        ...input,
        group,
        presented: new Set(input.presented),
        shared: new Set(input.shared),
        alreadyOpen,
        proved,
        on,
      },
      addWorkingDays,
      standard,
    )
  const open = await openCaseOf(tx, input.personId, input.service)
  // It may have come in by this very key since the first look.
  if (open?.openedKey === input.key) return repeated(tx, open)
  let decision = decide(open !== undefined)
  if (decision.granted) {
    const identity = { group, tailIndex: tailIndex(pii, id, number.reveal()) }
    const one = caseOf(id, context, input, decision.outcome, identity)
    const { materials } = decision.outcome
    if (await write(tx, context, one, materials)) {
      await record(tx, context, input, decision, id)
      await tellOfAgent(tx, context, input)
      return { ...decision, outcome: { case: one, materials, created: true } }
    }
    // Another request was faster: with this key, or for the same service.
    const winner = await caseByKey(tx, input.personId, input.key)
    if (winner !== undefined) return repeated(tx, winner)
    decision = decide(true)
  }
  await record(tx, context, input, decision, id)
  if (decision.granted) throw new Error('a case that is open already was granted again')
  return decision
}

/**
 * At a counter the clerk is the actor of the audit row; the agent who stood there is told of beside
 * it, as for every act in somebody's name (N7).
 */
const tellOfAgent = async (
  tx: Transaction,
  context: ActionContext,
  { personId, applicant, applicantId }: NewCase,
): Promise<void> => {
  if (context.actor.kind !== 'staff' || !actsByRelation(applicant)) return
  if (applicantId === undefined) return
  await publish(tx, context, ACTED_FOR, {
    subjectId: personId,
    payload: { personId, agentId: applicantId, action: 'handling.openCase' },
  })
}

const record = (
  tx: Transaction,
  context: ActionContext,
  { service, applicant, channel, acceptRegion, relationId }: NewCase,
  decision: Decision<Opened, OpeningRefusal>,
  id: string,
): Promise<void> =>
  audit(tx, context, {
    action: 'handling.openCase',
    subjectKind: 'case',
    subjectId: id,
    decision,
    detail: {
      service,
      applicant,
      channel,
      acceptRegion,
      ...(relationId !== undefined && { relationId }),
      ...(decision.granted && { status: decision.outcome.status }),
    },
  })

/** 受理: opens a case, or tells once everything that is missing and keeps the place. */
export const openCase = async (
  { db, pii, workingDays }: HandlingDeps,
  context: ActionContext,
  input: NewCase,
): Promise<OpenCaseDecision> => {
  const addWorkingDays = await workingDays()
  return db.transaction((tx) => openCaseIn(tx, pii, addWorkingDays, context, input))
}
