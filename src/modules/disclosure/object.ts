import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { Language } from '#ui/i18n/language.ts'
import { holdLineIn } from '#modules/payment/index.ts'
import { lockRoster, payableRowAt } from '#modules/roster/index.ts'
import { standardValue, workingDaysAfter } from '#modules/standard/index.ts'
import { objectionMade } from './events.ts'
import { hangs } from './notice.ts'
import type { ObjectionKind } from './objection.ts'
import type { DisclosureDeps } from './put-up.ts'
import { entryOfNumber, findNotice, type Notice } from './store.ts'
import {
  insertObjection,
  type Objection,
  PHONE_COLUMN,
  STATEMENT_COLUMN,
} from './store-objections.ts'
import { lastFollower } from './store-settlement.ts'

/** What somebody says against a list. */
export interface NewObjection {
  readonly noticeId: string
  /** Of the line; none where somebody is missing, or the whole list is meant. */
  readonly number: number | undefined
  readonly kind: ObjectionKind
  readonly statement: string
  /** Where they want to be told; nobody has to say who they are. */
  readonly phone: string
  readonly language: Language
  readonly channel: 'page' | 'counter'
}

export type ObjectingRefusal = 'NOTICE_ENDED' | 'ROW_UNKNOWN' | 'WORDS_MISSING' | 'PHONE_WRONG'

/** Any spelling of a phone number that has enough digits and no more. */
const isPhone = (text: string): boolean => {
  const digits = text.normalize('NFKC').replaceAll(/[\s()+-]/g, '')
  return /^\d{7,15}$/.test(digits)
}

interface Target {
  readonly rowId: string | undefined
}

/** Online while it hangs; at a counter later too, by the number of the paper. */
const targetOf = async (
  tx: Transaction,
  notice: Notice,
  input: NewObjection,
  on: Temporal.PlainDate,
): Promise<Decision<Target, ObjectingRefusal>> => {
  const up = notice.takenDown === undefined && hangs(notice, on)
  if (!up && input.channel === 'page') return refuse('YKT-13', 'NOTICE_ENDED', ['goToCounter'])
  if (input.statement.trim() === '') return refuse('YKT-13', 'WORDS_MISSING', ['writeDown'])
  if (input.phone !== '' && !isPhone(input.phone))
    return refuse('YKT-13', 'PHONE_WRONG', ['leaveOut'])
  if (input.number === undefined) return grant('YKT-13', { rowId: undefined })
  const rowId =
    notice.takenDown === undefined
      ? (await entryOfNumber(tx, notice.id, input.number))?.rowId
      : await payableRowAt(tx, notice.rosterId, input.number)
  return rowId === undefined
    ? refuse('YKT-13', 'ROW_UNKNOWN', ['readNumber'])
    : grant('YKT-13', { rowId })
}

const draw = async (
  tx: Transaction,
  { pii }: DisclosureDeps,
  { actor, at }: ActionContext,
  notice: Notice,
  input: NewObjection,
): Promise<Objection> => {
  const id = uuidv7(at)
  const on = provinceDate(at)
  const days = await standardValue(tx, 'objectionWorkingDays', notice.regionCode, on)
  return {
    id,
    noticeId: notice.id,
    rowId: undefined,
    number: input.number,
    kind: input.kind,
    statementSealed: pii.seal({ column: STATEMENT_COLUMN, rowId: id }, input.statement.trim()),
    phoneSealed:
      input.phone === ''
        ? undefined
        : pii.seal({ column: PHONE_COLUMN, rowId: id }, input.phone.normalize('NFKC')),
    language: input.language,
    channel: input.channel,
    receivedAt: at,
    receivedBy: input.channel === 'counter' ? actor.id : 'anonymous',
    dueOn: await workingDaysAfter(tx, on, days),
    status: 'open',
    decided: undefined,
    toldAt: undefined,
  }
}

/**
 * 提出异议: by anybody, without a name. The row is not settled while it is looked into, and if it has
 * become a line already, the line is held; what has left the platform can only be looked into
 * (Art. 13). `undefined` when there is no such notice.
 */
export const objectTo = (
  deps: DisclosureDeps,
  context: ActionContext,
  input: NewObjection,
): Promise<Decision<Objection, ObjectingRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const notice = await findNotice(tx, input.noticeId)
    if (notice === undefined) return undefined
    // Whoever settles or hands the list over comes before or after this, never at the same time.
    await lockRoster(tx, notice.rosterId)
    const seen = (await findNotice(tx, notice.id)) ?? notice
    const decision = await targetOf(tx, seen, input, provinceDate(context.at))
    const drawn = await draw(tx, deps, context, notice, input)
    await audit(tx, context, {
      action: 'disclosure.object',
      subjectKind: 'objection',
      subjectId: drawn.id,
      decision,
      detail: { kind: input.kind, channel: input.channel },
    })
    if (!decision.granted) return decision
    const { rowId } = decision.outcome
    const objection = { ...drawn, rowId }
    await insertObjection(tx, objection)
    if (rowId !== undefined)
      await holdLineIn(tx, holder(context), {
        lineId: await lastFollower(tx, rowId),
        reason: 'objection',
        reference: objection.id,
      })
    await publish(tx, context, objectionMade, {
      subjectId: notice.rosterId,
      payload: {
        objectionId: objection.id,
        rosterId: notice.rosterId,
        rowId: rowId ?? null,
      },
    })
    return grant('YKT-13', objection)
  })

/** Who holds the line: whoever took the objection in, or the notice board itself. */
const holder = (context: ActionContext): ActionContext =>
  context.actor.kind === 'staff'
    ? context
    : { ...context, actor: { kind: 'system', id: 'disclosure.object' } }
