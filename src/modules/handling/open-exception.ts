import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { notify } from '#modules/person/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import type { HandlingDeps } from './deps.ts'
import { ExceptionOpened } from './events.ts'
import { type ExceptionKind, ruleOf } from './exception-kind.ts'
import { openedNotice } from './messages-exception-notices.ts'
import { nameResolver } from './name-resolver.ts'
import type { AddWorkingDays } from './opening.ts'
import { type Exception, insertException, insertExceptionStep } from './store-exception.ts'

/** What is to be seen to. */
export interface NewException {
  readonly personId: string
  readonly kind: ExceptionKind
  /** What is wrong; no name and no number. */
  readonly statement: string
  /** Archive number of the scanned original. */
  readonly imageReference?: string | undefined
  readonly caseId?: string | undefined
  readonly orderId?: string | undefined
  /** Of a visit: the sum that came back. */
  readonly lineId?: string | undefined
  /** What the program opens it for; taken up once. */
  readonly causeKey?: string | undefined
  /** The region whose settings name unit and limit. */
  readonly regionCode: string
}

export type OpeningExceptionRefusal = 'EXCEPTION_UNDER_WAY' | 'EXCEPTION_NEEDS_WORDS'

export const aboutException = ({ id, personId, kind, resolverAgency }: Exception) => ({
  exceptionId: id,
  personId,
  kind,
  resolverAgency,
})

/** A new exception with its unit and its day; nobody is named yet. */
const draw = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  addWorkingDays: AddWorkingDays,
  { regionCode, ...input }: NewException,
): Promise<Exception> => {
  const rule = ruleOf(input.kind)
  const on = provinceDate(at)
  const standard = await loadStandards(tx)
  const byStaff = actor.kind === 'staff'
  const byHolder = actor.kind === 'holder' || actor.kind === 'agent'
  return {
    id: uuidv7(at),
    personId: input.personId,
    kind: input.kind,
    status: 'unassigned',
    statement: input.statement.trim(),
    imageReference: input.imageReference,
    caseId: input.caseId,
    orderId: input.orderId,
    lineId: input.lineId,
    causeKey: input.causeKey,
    openedAt: at,
    openedByKind: byStaff || byHolder ? actor.kind : 'system',
    openedBy: actor.id,
    openedAgency: byStaff ? (actor.organisationCode ?? '') : undefined,
    twoPeople: rule.twoPeople,
    resolverAgency: standard(rule.agency, regionCode, on),
    resolverId: undefined,
    dueOn: addWorkingDays(on, standard(rule.limit, regionCode, on)),
    escalatedAt: undefined,
    outcome: undefined,
    outcomeNote: undefined,
    closedAt: undefined,
    closedBy: undefined,
  }
}

/**
 * 报疑难: names whoever sees to it, with a day, and tells the person, in the transaction of what it
 * is about. Where nobody of the unit can take it, it waits in its list; the clock tries again.
 */
export const openExceptionIn = async (
  tx: Transaction,
  context: ActionContext,
  addWorkingDays: AddWorkingDays,
  input: NewException,
): Promise<Decision<Exception, OpeningExceptionRefusal>> => {
  const { basis } = ruleOf(input.kind)
  const drawn = await draw(tx, context, addWorkingDays, input)
  const resolver = await nameResolver(tx, drawn)
  const one: Exception =
    resolver === undefined ? drawn : { ...drawn, status: 'assigned', resolverId: resolver.id }
  const decision: Decision<Exception, OpeningExceptionRefusal> =
    one.statement === ''
      ? refuse('YKT-17', 'EXCEPTION_NEEDS_WORDS', ['writeDown'])
      : (await insertException(tx, one))
        ? grant(basis, one)
        : refuse('YKT-17', 'EXCEPTION_UNDER_WAY', ['seeException'])
  await audit(tx, context, {
    action: 'handling.openException',
    subjectKind: 'exception',
    subjectId: one.id,
    decision,
    detail: { kind: one.kind },
  })
  if (!decision.granted) return decision
  await insertExceptionStep(tx, context, one, 'open')
  await publish(tx, context, ExceptionOpened, {
    subjectId: one.personId,
    payload: aboutException(one),
  })
  await notify(tx, context, { personId: one.personId, ...openedNotice(one.kind, one.dueOn) })
  return decision
}

/** {@link openExceptionIn} in a transaction of its own. */
export const openException = async (
  { db, workingDays }: Pick<HandlingDeps, 'db' | 'workingDays'>,
  context: ActionContext,
  input: NewException,
): Promise<Decision<Exception, OpeningExceptionRefusal>> => {
  const addWorkingDays = await workingDays()
  return db.transaction((tx) => openExceptionIn(tx, context, addWorkingDays, input))
}
