import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { ReadText } from '#modules/consent/index.ts'
import { addMaterialsIn, type MaterialsRefusal } from './add-materials.ts'
import { type CaseRefusal, isOpen } from './case.ts'
import type { StepCode } from './case-step.ts'
import { type Clerk, type ClerkRefusal, decideStep, decideTakeOver } from './clerk.ts'
import { lockForClerk } from './clerk-case.ts'
import { actDue, type Blank, type CaseActs } from './case-act.ts'
import type { HandlingDeps } from './deps.ts'
import type { MaterialCode } from './material.ts'
import { endWithOrder } from './end-with-order.ts'
import { holderAfter, moveCase, readFile, recordCase } from './move-case.ts'
import { orRefused, performAct } from './perform-act.ts'
import { type Case, saveCase } from './store.ts'
import { wishOf } from './store-wish.ts'
import { insertStep } from './store-step.ts'

export interface AtCounter {
  readonly clerk: Clerk
  readonly caseId: string
}

interface ToDo {
  readonly acts: CaseActs
  /** Of 即时制卡: the blank, and what came of it. */
  readonly blank?: Blank | undefined
  /** Of 领卡: what the holder read and agreed to before the clerk. */
  readonly eCard?: ReadText | undefined
}

/** Somebody who stands at the counter with their document. */
export const AT_COUNTER_LEVEL = 3

const NOT_NEXT = refuse('YKT-17', 'CASE_STEP_NOT_NEXT' as const)

/** With a refusal comes the clerk who has the case, so that the other can be told. */
export interface TakeOverAnswer {
  readonly decision: Decision<{ readonly changed: boolean }, 'CASE_TAKEN'>
  readonly clerkId: string | undefined
}

/**
 * 接手: locks a case for a clerk, against the clerk whom the page showed. Of two who press at once
 * one has it; the other is told who.
 *
 * @returns `undefined` when the clerk may not see such a case.
 */
export const takeOverCase = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { clerk, caseId, seen }: AtCounter & { readonly seen: string | undefined },
): Promise<TakeOverAnswer | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockForClerk(tx, clerk, caseId, context.at)
    if (one === undefined) return undefined
    const decision = decideTakeOver(one.clerkId, clerk.id, seen)
    await recordCase(tx, context, 'takeOverCase', one, decision)
    if (!decision.granted) return { decision, clerkId: one.clerkId }
    if (decision.outcome.changed) {
      await saveCase(tx, { ...one, clerkId: clerk.id, clerkSince: context.at })
      await insertStep(tx, context, one, {
        code: 'takenOver',
        heldBy: one.heldBy,
        visible: false,
      })
    }
    return { decision, clerkId: clerk.id }
  })

/** An act on a case that nobody else has open. */
export const held = async <Outcome, Refusal extends string>(
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { clerk, caseId }: AtCounter,
  act: (tx: Transaction, one: Case) => Promise<Decision<Outcome, Refusal>>,
): Promise<Decision<Outcome, Refusal | 'CASE_TAKEN'> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockForClerk(tx, clerk, caseId, context.at)
    if (one === undefined) return undefined
    const free = decideTakeOver(one.clerkId, clerk.id, undefined)
    if (free.granted) return act(tx, one)
    await recordCase(tx, context, 'actOnCase', one, free)
    return free
  })

/** What an act brings about is not marked by hand. */
const isDoneByAct = (
  { service }: Case,
  { step, acts = {} }: { readonly step: StepCode; readonly acts?: CaseActs },
): boolean => acts[service]?.some(({ steps }) => steps.includes(step)) === true

/** 办理一步: marks the next step of the counter as done, and hands the case on. */
export const advanceCase = (
  deps: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  input: AtCounter & { readonly step: StepCode; readonly acts?: CaseActs },
): Promise<Decision<Case, ClerkRefusal | CaseRefusal> | undefined> =>
  held(
    deps,
    context,
    input,
    async (tx, one): Promise<Decision<Case, ClerkRefusal | CaseRefusal>> => {
      const file = await readFile(tx, one)
      const decision =
        one.status === 'waitingForMaterials'
          ? refuse('YKT-17', 'CASE_MATERIALS_OUTSTANDING' as const, ['addMaterials'])
          : isDoneByAct(one, input)
            ? NOT_NEXT
            : decideStep(one, file.reached, input.clerk.id, input.step)
      await recordCase(tx, context, 'advanceCase', one, decision, { step: input.step })
      if (!decision.granted) return decision
      const reached = new Set([...file.reached, input.step])
      const heldBy = holderAfter(one, reached)
      const heldCode = heldBy === 'agency' ? input.clerk.agencyCode : undefined
      const moved = await moveCase(tx, context, file, { code: input.step, heldBy, heldCode })
      return { ...decision, outcome: moved }
    },
  )

/**
 * 经办: has the module whose act it is do it, in the transaction that marks the step: both are
 * done, or neither. Asked again after it is done, nothing more happens.
 */
export const actOnCase = async (
  deps: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { acts, blank, eCard, clerk, caseId }: AtCounter & ToDo,
): Promise<Decision<Case, string> | undefined> => {
  const about = { action: 'handling.actOnCase', subjectKind: 'case', subjectId: caseId }
  let found = true
  const decision = await orRefused<Case, string>(deps, context, about, async (tx) => {
    const one = await lockForClerk(tx, clerk, caseId, context.at)
    found = one !== undefined
    if (one === undefined) return NOT_NEXT
    const file = await readFile(tx, one)
    const wish = await wishOf(tx, one.id)
    const act = actDue(one.service, file.reached, acts, wish)
    const free = decideTakeOver(one.clerkId, clerk.id, undefined)
    const due = act !== undefined && one.acceptedAt !== undefined && isOpen(one.status)
    const allowed = free.granted && !due ? NOT_NEXT : free
    await recordCase(tx, context, 'actOnCase', one, allowed)
    if (!allowed.granted || act === undefined) return allowed.granted ? NOT_NEXT : allowed
    const proof = { authenticatedAt: context.at, assuranceLevel: AT_COUNTER_LEVEL }
    const request = { case: one, wish, proof, blank, eCard }
    return grant('YKT-17', await performAct(tx, context, act, request))
  })
  return found ? decision : undefined
}

/** 补材料 at a counter, any counter of the province. */
export const addMaterialsAtCounter = async (
  deps: Pick<HandlingDeps, 'db' | 'workingDays'>,
  context: ActionContext,
  input: AtCounter & { readonly came: readonly MaterialCode[] },
): Promise<Decision<Case, MaterialsRefusal | 'CASE_TAKEN'> | undefined> => {
  const addWorkingDays = await deps.workingDays()
  return held(deps, context, input, (tx, one) =>
    addMaterialsIn(tx, context, addWorkingDays, one, input.came),
  )
}

/** Why a case is refused; each is written out for the applicant. */
export const REFUSAL_REASONS = [
  'identityNotProved',
  'personDiffers',
  'notEntitled',
  'materialsNotGenuine',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** 不予办理, with the reason. */
export const refuseCase = (
  deps: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  input: AtCounter & { readonly reason: RefusalReason },
): Promise<Decision<Case, CaseRefusal | 'CASE_TAKEN'> | undefined> =>
  held(deps, context, input, async (tx, one) =>
    endWithOrder(tx, context, await readFile(tx, one), 'refuse', { refusalCode: input.reason }),
  )

/** 撤回 at the counter, on the word of the person who stands there. */
export const withdrawAtCounter = (
  deps: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  input: AtCounter,
): Promise<Decision<Case, CaseRefusal | 'CASE_TAKEN'> | undefined> =>
  held(deps, context, input, async (tx, one) =>
    endWithOrder(tx, context, await readFile(tx, one), 'withdraw'),
  )
