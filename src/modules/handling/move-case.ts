import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import {
  type CaseAction,
  type CaseCircumstances,
  type CaseRefusal,
  decideCase,
  isOpen,
} from './case.ts'
import { type CaseHolder, isLastStep, isTooFar, nextStep, type StepCode } from './case-step.ts'
import { CaseEnded, CaseMoved } from './events.ts'
import type { CaseMaterial } from './opening.ts'
import { type Case, saveCase } from './store.ts'
import { insertStep, materialsOfCase, type NewStep, stepsOfCase } from './store-step.ts'

/** What decisions on a case look at, read in the transaction that holds it. */
export interface CaseFile {
  readonly case: Case
  readonly reached: ReadonlySet<StepCode>
  readonly materials: readonly CaseMaterial[]
}

export const readFile = async (tx: Transaction, one: Case): Promise<CaseFile> => ({
  case: one,
  reached: new Set((await stepsOfCase(tx, one.id)).map(({ code }) => code)),
  materials: await materialsOfCase(tx, one.id),
})

export const circumstancesOf = ({
  case: { service },
  reached,
  materials,
}: CaseFile): CaseCircumstances => ({
  outstanding: materials.filter(({ state }) => state === 'later' || state === 'missing').length,
  tooFar: isTooFar(service, reached),
})

const about = ({ id, personId, cardId, service }: Case) => ({
  caseId: id,
  personId,
  cardId: cardId ?? null,
  service,
})

const ENDING = { finish: 'finished', withdraw: 'withdrawn', refuse: 'refused' } as const

/** One row of evidence for what was decided about a case. */
export const recordCase = (
  tx: Transaction,
  context: ActionContext,
  action: string,
  { id, service }: Case,
  decision: Decision<unknown, string>,
  detail: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> =>
  audit(tx, context, {
    action: `handling.${action}`,
    subjectKind: 'case',
    subjectId: id,
    decision,
    detail: { service, ...detail },
  })

/**
 * Ends a case if it may end now; a refusal leaves it as it is. An order that has ended already
 * takes its case along, however far the case had come: `followed` says so.
 */
export const endCase = async (
  tx: Transaction,
  context: ActionContext,
  file: CaseFile,
  action: keyof typeof ENDING & CaseAction,
  change: Partial<Pick<Case, 'refusalCode'>> &
    Pick<NewStep, 'eventId'> & { readonly followed?: true } = {},
): Promise<Decision<Case, CaseRefusal>> => {
  const { eventId, followed, ...changed } = change
  const circumstances = circumstancesOf(file)
  const decision = decideCase(file.case.status, action, {
    ...circumstances,
    tooFar: circumstances.tooFar && followed !== true,
  })
  await recordCase(tx, context, `${action}Case`, file.case, decision)
  if (!decision.granted) return decision
  const saved = await saveCase(tx, {
    ...file.case,
    ...changed,
    status: decision.outcome,
    heldBy: 'holder',
    heldCode: undefined,
    clerkId: undefined,
    clerkSince: undefined,
    endedAt: context.at,
  })
  await insertStep(tx, context, saved, { code: ENDING[action], heldBy: 'holder', eventId })
  await publish(tx, context, CaseEnded, {
    subjectId: saved.personId,
    payload: { ...about(saved), status: saved.status },
  })
  return { ...decision, outcome: saved }
}

/**
 * Writes a step that has happened, whoever brought it about, and hands the case on. The last
 * milestone ends the case, unless a material that was let come later is still out: then it waits
 * for that alone. The same event twice is one step.
 */
export const moveCase = async (
  tx: Transaction,
  context: ActionContext,
  file: CaseFile,
  step: NewStep & { readonly heldCode?: string | undefined },
): Promise<Case> => {
  const { case: one } = file
  if (!isOpen(one.status)) return one
  if (!(await insertStep(tx, context, one, step))) return one
  const begun = decideCase(one.status, 'begin', circumstancesOf(file))
  const moved = await saveCase(tx, {
    ...one,
    status: begun.granted ? begun.outcome : one.status,
    heldBy: step.heldBy,
    heldCode: step.heldCode,
  })
  await publish(tx, context, CaseMoved, {
    subjectId: one.personId,
    payload: { ...about(moved), step: step.code, heldBy: step.heldBy },
  })
  if (!isLastStep(one.service, step.code)) return moved
  const reached = new Set([...file.reached, step.code])
  const ended = await endCase(tx, context, { ...file, case: moved, reached }, 'finish')
  return ended.granted ? ended.outcome : moved
}

/** Who has the case after a milestone: whoever brings about the next one. */
export const holderAfter = (one: Case, reached: ReadonlySet<StepCode>): CaseHolder =>
  nextStep(one.service, reached)?.by ?? 'holder'
