import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant } from '#kernel/decision.ts'
import { checkIdentityNumber, type DocumentKind } from '#kernel/identity-number/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { holdPerson, indexesOf, notify } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  decideEntry,
  type EntitlementKind,
  type EntitlementRefusal,
  type EntryFacts,
  OVERLAPS,
  PERSON_UNKNOWN,
  type Said,
  saysTheSame,
} from './entitlement.ts'
import { enteredNotice } from './messages-notices.ts'
import { insertEntitlement, kindsOfAgency, type NewEntitlement, overlappingOnes } from './store.ts'
import { matchPersons } from './store-match.ts'

export interface EntitlementDeps {
  readonly db: Pick<Database, 'transaction'>
  readonly pii: PersonalInformation
}

/** Of whom a department says something: by their document and their name. */
export interface NamedPerson {
  readonly documentKind: DocumentKind
  readonly number: string
  readonly name: string
}

/** What a department's system says. */
export interface Statement extends Said {
  readonly agencyCode: string
  readonly reference: string
  readonly person: NamedPerson
}

/** What the rule looks at before anybody is looked up. */
export const entryFacts = async (
  tx: Transaction,
  { agencyCode, kind }: { readonly agencyCode: string; readonly kind: EntitlementKind },
  at: Temporal.Instant,
): Promise<EntryFacts> => {
  const on = provinceDate(at)
  const longest = await standardValue(tx, 'entitlementLongestYears', PROVINCE, on)
  return {
    on,
    answersFor: (await kindsOfAgency(tx, agencyCode)).includes(kind),
    longestYears: Object.hasOwn(longest, kind) ? longest[kind as keyof typeof longest] : undefined,
  }
}

const personOf = async (
  { pii }: EntitlementDeps,
  tx: Transaction,
  { documentKind: kind, number, name }: NamedPerson,
  on: Temporal.PlainDate,
): Promise<string | undefined> => {
  const finding = checkIdentityNumber(kind, number, on)
  if (!finding.valid) return undefined
  const indexes = indexesOf(pii, { kind, identityKey: finding.identityKey, name })
  const [personId] = await matchPersons(tx, [indexes])
  if (personId === undefined) return undefined
  // Neither a death nor a merge comes in between.
  return (await holdPerson(tx, personId)) === 'living' ? personId : undefined
}

/**
 * Writes what was said of somebody whom the caller holds, tells them, and leaves the record of it.
 * The same said again is the same.
 */
export const keepStatement = async (
  { pii }: Pick<EntitlementDeps, 'pii'>,
  tx: Transaction,
  context: ActionContext,
  one: NewEntitlement,
): Promise<Decision<{ readonly id: string; readonly isNew: boolean }, EntitlementRefusal>> => {
  const { actor, at, requestId } = context
  if ((await insertEntitlement(tx, one, at)) === 0) {
    const same = (await overlappingOnes(tx, one)).find((other) => saysTheSame(one, other))
    return same === undefined ? OVERLAPS : grant('YKT-21', { id: same.id, isNew: false })
  }
  const access = {
    personId: one.personId,
    actorKind: actor.kind === 'staff' ? ('staff' as const) : ('system' as const),
    actorId: actor.id,
    organisationCode: one.agencyCode,
    purpose: 'entitlementEntry',
    basis: 'YKT-21',
    requestId,
    at,
  } as const
  await pii.recordAccess(tx, access, ['name', 'identityNumber'])
  await notify(tx, context, { personId: one.personId, ...(await enteredNotice(tx, one)) })
  return grant('YKT-21', { id: one.id, isNew: true })
}

/** 登记权益: a department's system says what somebody is, for which days (Art. 16, 21). */
export const enterEntitlement = (
  deps: EntitlementDeps,
  context: ActionContext,
  statement: Statement,
): Promise<Decision<{ readonly id: string; readonly isNew: boolean }, EntitlementRefusal>> =>
  deps.db.transaction(async (tx) => {
    const { person, ...about } = statement
    const { at } = context
    const id = uuidv7(at)
    const lawful = decideEntry(statement, await entryFacts(tx, statement, at))
    const personId = lawful.granted ? await personOf(deps, tx, person, provinceDate(at)) : undefined
    const entered = { ...about, id, origin: 'api', enteredBy: context.actor.id } as const
    const known =
      personId === undefined
        ? PERSON_UNKNOWN
        : await keepStatement(deps, tx, context, { ...entered, personId })
    const decision = lawful.granted ? known : lawful
    await audit(tx, context, {
      action: 'entitlement.enter',
      subjectKind: 'entitlement',
      subjectId: decision.granted ? decision.outcome.id : id,
      decision,
      detail: { kind: statement.kind },
    })
    return decision
  })
