import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { post } from '#modules/ledger/index.ts'
import type { Signatory } from './batch.ts'
import {
  decideDebt,
  decideSettlement,
  instalmentsOf,
  type RecoveryRefusal,
  remainingOf,
} from './recovery.ts'
import {
  insertEntry,
  insertPlan,
  lockRecovery,
  type Recovery,
  saveFinding,
} from './store-recovery.ts'
import { endWaiver, hasReference, insertWaiver, keptBack, openWaiver } from './store-waiver.ts'

interface Deps {
  readonly db: Database
}

export type RecoveryDecision = Decision<Recovery, RecoveryRefusal>

type Outcome = Decision<unknown, RecoveryRefusal>

/** One act on one recovery, by its own department, under its lock, with its audit row. */
const act = (
  { db }: Deps,
  context: ActionContext,
  about: { readonly id: string; readonly by: Signatory; readonly action: string },
  work: (tx: Transaction, one: Recovery) => Promise<Outcome>,
): Promise<RecoveryDecision | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockRecovery(tx, about.id)
    if (one === undefined) return undefined
    const decision: Outcome =
      one.agencyCode === about.by.agencyCode
        ? await work(tx, one)
        : refuse('HANDLING-26', 'NOT_YOUR_UNIT', ['askColleague'])
    await audit(tx, context, {
      action: `payment.${about.action}`,
      subjectKind: 'recovery',
      subjectId: one.id,
      decision,
    })
    return decision.granted ? grant(decision.basis, one) : decision
  })

export interface OnRecovery {
  readonly id: string
  readonly by: Signatory
}

/** 认定应追回: what was found, and how much of what was paid is owed back. */
export const confirmDebt = (
  deps: Deps,
  context: ActionContext,
  { id, by, owedFen, finding }: OnRecovery & { owedFen: bigint; finding: string },
) =>
  act(deps, context, { id, by, action: 'confirmDebt' }, async (tx, one) => {
    if (finding.trim() === '') return refuse('HANDLING-26', 'NOTE_NEEDED', ['note'])
    const decision = decideDebt(one, owedFen)
    const found = { finding: finding.trim(), by: by.staffId, at: context.at }
    if (decision.granted) await saveFinding(tx, id, { ...found, status: 'owed', owedFen })
    return decision
  })

/** 不用追回: it was owed to the payee after all. */
export const dropRecovery = (
  deps: Deps,
  context: ActionContext,
  { id, by, finding }: OnRecovery & { finding: string },
) =>
  act(deps, context, { id, by, action: 'dropRecovery' }, async (tx, one) => {
    if (finding.trim() === '') return refuse('HANDLING-26', 'NOTE_NEEDED', ['note'])
    if (one.status !== 'toVerify') return refuse('HANDLING-26', 'RECOVERY_NOT_IN_STATUS')
    const found = { finding: finding.trim(), by: by.staffId, at: context.at }
    await saveFinding(tx, id, { ...found, status: 'dropped' })
    return grant('HANDLING-26', undefined)
  })

/** 分期: by when how much of what is still owed is paid back. */
export const planRecovery = (
  deps: Deps,
  context: ActionContext,
  { id, by, count, firstOn }: OnRecovery & { count: number; firstOn: Temporal.PlainDate },
) =>
  act(deps, context, { id, by, action: 'planRecovery' }, async (tx, one) => {
    const plan = instalmentsOf(remainingOf(one), count, firstOn)
    if (plan === undefined) return refuse('HANDLING-26', 'PLAN_WRONG', ['mendPlan'])
    await insertPlan(tx, id, plan)
    return grant('HANDLING-26', undefined)
  })

/** 登记收回: money that came in under a voucher, posted as owed to the treasury. */
export const enterReceipt = (
  deps: Deps,
  context: ActionContext,
  { id, by, amountFen, reference }: OnRecovery & { amountFen: bigint; reference: string },
) =>
  act(deps, context, { id, by, action: 'enterReceipt' }, async (tx, one) => {
    const decision = decideSettlement(one, amountFen)
    if (!decision.granted) return decision
    // The bank has sent it back since: it is not taken a second time.
    if (one.returned) return refuse('HANDLING-26', 'LINE_NOT_PAID')
    if (reference.trim() === '') return refuse('HANDLING-26', 'NOTE_NEEDED', ['note'])
    if (await hasReference(tx, id, reference)) return refuse('HANDLING-26', 'REFERENCE_USED')
    if (one.fundCode === undefined) return refuse('HANDLING-26', 'FUND_UNKNOWN', ['openFund'])
    const entryId = uuidv7(context.at)
    const posted = await post(tx, context, {
      reference: `recovery/${entryId}`,
      fundCode: one.fundCode,
      kind: 'recover',
      amountFen,
    })
    if (!posted.granted) return refuse('HANDLING-26', 'FUND_UNKNOWN', ['openFund'])
    await insertEntry(tx, one, {
      id: entryId,
      kind: 'receipt',
      amountFen,
      reference: reference.trim(),
      enteredBy: by.staffId,
      at: context.at,
    })
    return decision
  })

/** 抵扣: a payment to the same person that was stopped is set against the debt, as a whole. */
export const offsetRecovery = (
  deps: Deps,
  context: ActionContext,
  { id, by, lineId }: OnRecovery & { lineId: string },
) =>
  act(deps, context, { id, by, action: 'offsetRecovery' }, async (tx, one) => {
    const amountFen = await keptBack(tx, one.personId, lineId, one.payerAgency)
    if (amountFen === undefined) return refuse('HANDLING-26', 'LINE_NOT_KEPT_BACK', ['stopLine'])
    const decision = decideSettlement(one, amountFen)
    if (decision.granted)
      await insertEntry(tx, one, {
        id: uuidv7(context.at),
        kind: 'offset',
        amountFen,
        reference: `line/${lineId}`,
        offsetLine: lineId,
        enteredBy: by.staffId,
        at: context.at,
      })
    return decision
  })

/** 提议减免: what one proposes not to ask back. */
export const proposeWaiver = (
  deps: Deps,
  context: ActionContext,
  { id, by, amountFen, why }: OnRecovery & { amountFen: bigint; why: string },
) =>
  act(deps, context, { id, by, action: 'proposeWaiver' }, async (tx, one) => {
    const decision = decideSettlement(one, amountFen)
    if (!decision.granted) return decision
    if (why.trim() === '') return refuse('HANDLING-26', 'NOTE_NEEDED', ['note'])
    if ((await openWaiver(tx, id)) !== undefined)
      return refuse('HANDLING-26', 'WAIVER_WAITS', ['decide'])
    await insertWaiver(tx, id, {
      id: uuidv7(context.at),
      amountFen,
      why: why.trim(),
      proposedBy: by.staffId,
      proposedAt: context.at,
    })
    return decision
  })

/** 决定减免: by somebody else than whoever proposed it. */
export const decideWaiver = (
  deps: Deps,
  context: ActionContext,
  { id, by, agreed }: OnRecovery & { agreed: boolean },
) =>
  act(deps, context, { id, by, action: 'decideWaiver' }, async (tx, one) => {
    const waiver = await openWaiver(tx, id)
    if (waiver === undefined) return refuse('HANDLING-26', 'NO_WAIVER')
    const { proposedBy, amountFen } = waiver
    if (proposedBy === by.staffId) return refuse('HANDLING-26', 'SAME_PERSON', ['askColleague'])
    const decision = decideSettlement(one, amountFen)
    if (agreed && !decision.granted) return decision
    await endWaiver(tx, waiver.id, { by: by.staffId, agreed, at: context.at })
    if (agreed)
      await insertEntry(tx, one, {
        id: waiver.id,
        kind: 'waiver',
        amountFen,
        reference: `waiver/${waiver.id}`,
        enteredBy: proposedBy,
        secondedBy: by.staffId,
        at: context.at,
      })
    return grant('HANDLING-26', undefined)
  })
