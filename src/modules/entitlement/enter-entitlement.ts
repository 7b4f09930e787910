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

type Entered = Decision<{ readonly id: string; readonly isNew: boolean }, EntitlementRefusal>

/**
 * Writes what was said of somebody whom the caller holds, tells them, and leaves the record of it.
 * The same said again is the same.
 */
const keepStatement = async (
  { pii }: EntitlementDeps,
  tx: Transaction,
  context: ActionContext,
  one: NewEntitlement,
): Promise<Entered> => {
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
  const notice = await enteredNotice(tx, one, one.period.from.toString())
  await notify(tx, context, { personId: one.personId, ...notice })
  return grant('YKT-21', { id: one.id, isNew: true })
}

const enterWithin = async (
  deps: EntitlementDeps,
  tx: Transaction,
  context: ActionContext,
  { id, ...statement }: Statement & { readonly id: string },
): Promise<Entered> => {
  const facts = await entryFacts(tx, statement, context.at)
  const lawful = decideEntry(statement, facts)
  if (!lawful.granted) return lawful
  const { person, ...about } = statement
  const personId = await personOf(deps, tx, person, facts.on)
  if (personId === undefined) return PERSON_UNKNOWN
  const enteredBy = context.actor.id
  return keepStatement(deps, tx, context, { ...about, id, personId, origin: 'api', enteredBy })
}

/** 登记权益: a department's system says what somebody is, for which days (Art. 16, 21). */
export const enterEntitlement = (
  deps: EntitlementDeps,
  context: ActionContext,
  statement: Statement,
): Promise<Entered> =>
  deps.db.transaction(async (tx) => {
    const id = uuidv7(context.at)
    const decision = await enterWithin(deps, tx, context, { ...statement, id })
    await audit(tx, context, {
      action: 'entitlement.enter',
      subjectKind: 'entitlement',
      subjectId: decision.granted ? decision.outcome.id : id,
      decision,
      detail: { kind: statement.kind },
    })
    return decision
  })
