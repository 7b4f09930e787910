import { PROVINCE } from '#law/setting.ts'
import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { closeResidentSessions } from '#platform/session.ts'
import { standardValue } from '#modules/standard/index.ts'
import { sentIdentityOf } from './document.ts'
import { endRelationsOfDead } from './end-relation.ts'
import { DEATH_WITHDRAWN, DIED } from './events.ts'
import type { FeedRecord } from './feed.ts'
import { identityIndex, lockToEnd, setCodesValidFrom } from './store.ts'
import { insertWithdrawnDeath } from './store-death.ts'
import { type AppliedRecord, saveDeath } from './store-feed.ts'
import { ownerOfIdentity, ownersOfIdentities } from './store-identity.ts'

/** A day of the register that is not still to come. */
export const dayOf = (text: string, on: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return Temporal.PlainDate.compare(day, on) > 0 ? undefined : day
  } catch {
    return undefined
  }
}

/** What follows at once from a death: nobody acts for or as the person, and no code is good. */
const takeEffect = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
  diedOn: Temporal.PlainDate,
): Promise<void> => {
  await endRelationsOfDead(tx, context, personId)
  await closeResidentSessions(tx, personId)
  await setCodesValidFrom(tx, personId, context.at)
  await publish(tx, context, DIED, {
    subjectId: personId,
    payload: { personId, diedOn: diedOn.toString() },
  })
}

const applyToPerson = async (
  tx: Transaction,
  context: ActionContext,
  record: FeedRecord,
  { personId, diedOn }: { personId: string; diedOn: Temporal.PlainDate },
): Promise<'applied' | 'unchanged'> => {
  // Whoever began something in this name is waited for, so that what follows finds it (C8).
  await lockToEnd(tx, [personId])
  const died = record.kind === 'died'
  if (!(await saveDeath(tx, personId, died ? diedOn : undefined))) return 'unchanged'
  await audit(tx, context, {
    action: died ? 'person.recordDeath' : 'person.withdrawDeath',
    subjectKind: 'person',
    subjectId: personId,
    decision: grant('YKT-22', undefined),
    detail: { sequence: record.sequence },
  })
  if (died) {
    await takeEffect(tx, context, personId, diedOn)
    return 'applied'
  }
  const on = provinceDate(context.at)
  const resolverAgency = await standardValue(tx, 'registerResolverAgency', PROVINCE, on)
  await insertWithdrawnDeath(tx, { personId, resolverAgency }, context.at)
  await publish(tx, context, DEATH_WITHDRAWN, { subjectId: personId, payload: { personId } })
  return 'applied'
}

/** A death takes effect at once, and so does its withdrawal. */
export const applyDeath = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  record: FeedRecord,
): Promise<Pick<AppliedRecord, 'personId' | 'outcome'>> => {
  const on = provinceDate(context.at)
  const identity = sentIdentityOf(record.documentKind, record.documentNumber, on)
  const diedOn = dayOf(record.diedOn, on)
  if (identity === undefined || diedOn === undefined)
    return { personId: undefined, outcome: 'unreadable' }
  const personId = await ownerOfIdentity(tx, identityIndex(pii, { identity }))
  if (personId === undefined) return { personId, outcome: 'notHere' }
  return { personId, outcome: await applyToPerson(tx, context, record, { personId, diedOn }) }
}

/** Everybody of the page at once and in one order: two who act for each other may be on it. */
export const lockAll = async (
  tx: Transaction,
  pii: PersonalInformation,
  records: readonly Pick<FeedRecord, 'documentKind' | 'documentNumber'>[],
  on: Temporal.PlainDate,
): Promise<void> => {
  const indexes = records.flatMap(({ documentKind, documentNumber }) => {
    const identity = sentIdentityOf(documentKind, documentNumber, on)
    return identity === undefined ? [] : [identityIndex(pii, { identity })]
  })
  await lockToEnd(tx, await ownersOfIdentities(tx, indexes))
}
