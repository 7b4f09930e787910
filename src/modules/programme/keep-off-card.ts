import { type Decision, grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { loadStandards } from '#modules/standard/index.ts'
import type { ActsFor } from './list.ts'
import {
  decideEntry,
  decideOffCard,
  type NewOffCardEntry,
  type OffCardAction,
  offCardDaysOn,
  type OffCardEntry,
  type OffCardRefusal,
  type OffCardStatus,
} from './off-card.ts'
import { findProgramme } from './store.ts'
import { insertOffCard, lockOffCard, saveOffCard } from './store-off-card.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

const record = (
  tx: Transaction,
  context: ActionContext,
  about: { readonly act: string; readonly id: string; readonly programmeCode: string },
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `programme.${about.act}OffCard`,
    subjectKind: 'offCard',
    subjectId: about.id,
    decision,
    detail: { programmeCode: about.programmeCode },
  })

/** 登记未上卡: a department says what it does not pay to the card, why, and until when (Art. 13). */
export const enterOffCard = (
  { db }: Deps,
  context: ActionContext,
  { by, ...wish }: NewOffCardEntry & { readonly by: ActsFor },
): Promise<Decision<OffCardEntry, OffCardRefusal>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const on = provinceDate(at)
    const programme = await findProgramme(tx, wish.programmeCode, on)
    const days = offCardDaysOn(on, await loadStandards(tx))
    const decision = decideEntry(wish, by, programme?.ownerAgency, days)
    const entry: OffCardEntry = {
      ...wish,
      id: uuidv7(at),
      status: 'entered',
      entered: by,
      enteredAt: at,
      decided: undefined,
      endedOn: undefined,
      remark: undefined,
    }
    const { id, programmeCode } = entry
    await record(tx, context, { act: 'enter', id, programmeCode }, decision)
    if (!decision.granted) return decision
    await insertOffCard(tx, entry)
    return grant('YKT-13', entry)
  })

const after = (
  entry: OffCardEntry,
  status: OffCardStatus,
  {
    by,
    at,
    remark,
  }: { readonly by: ActsFor; readonly at: Temporal.Instant; readonly remark: string },
): OffCardEntry => {
  const said = remark.trim() === '' ? entry.remark : remark.trim()
  if (status === 'ended') return { ...entry, status, endedOn: provinceDate(at), remark: said }
  return { ...entry, status, decided: { ...by, at }, remark: said }
}

/** 批准、不批准 or 恢复上卡: a step of an entry. */
export const stepOffCard = (
  { db }: Deps,
  context: ActionContext,
  {
    id,
    action,
    by,
    remark,
  }: {
    readonly id: string
    readonly action: OffCardAction
    readonly by: ActsFor
    readonly remark: string
  },
): Promise<Decision<OffCardEntry, OffCardRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const entry = await lockOffCard(tx, id)
    if (entry === undefined) return undefined
    const { programmeCode } = entry
    const programme = await findProgramme(tx, programmeCode, provinceDate(context.at))
    const payerAgency = programme?.payerAgency ?? ''
    const decision = decideOffCard({ ...entry, payerAgency }, action, by, remark)
    await record(tx, context, { act: action, id, programmeCode }, decision)
    if (!decision.granted) return decision
    const stepped = after(entry, decision.outcome, { by, at: context.at, remark })
    await saveOffCard(tx, stepped)
    return { ...decision, outcome: stepped }
  })
