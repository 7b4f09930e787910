import { uuidv7 } from '#kernel/ids.ts'
import { compareNames } from '#kernel/name-comparison.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import {
  askIdentityReview,
  hasOnlineSource,
  identityCheck,
  type NewPerson,
  registerPerson,
  type RegistrationDecision,
  reviewNeeded,
} from '#modules/person/index.ts'
import type { Clerk } from './clerk.ts'
import type { HandlingDeps } from './deps.ts'
import { insertLookup } from './store-lookup.ts'

/** Somebody who stands at a counter for the first time, with their document. */
export interface Newcomer {
  readonly person: NewPerson
  /** The Latin name of the machine-readable lines, where they were read. */
  readonly readName: string | undefined
  readonly readBy: 'typed' | 'reader'
}

/**
 * 登记新的人 at a counter: enters the person, has the register asked, and puts whom it cannot confirm
 * before a second unit. What they ask for may be accepted at once and waits for that.
 *
 * @returns the id of a search under which the person is open to this clerk.
 */
export const enterPerson = (
  { db, pii }: Pick<HandlingDeps, 'db' | 'pii'>,
  context: ActionContext,
  { clerk, newcomer }: { readonly clerk: Clerk; readonly newcomer: Newcomer },
): Promise<RegistrationDecision<{ readonly lookupId: string }>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const { person, readName, readBy } = newcomer
    const id = uuidv7(at)
    const decision = await registerPerson(tx, pii, { ...person, id, registeredAt: at })
    const kind = person.documents.find(({ primary }) => primary)?.kind
    await audit(tx, context, {
      action: 'handling.enterPerson',
      subjectKind: 'person',
      subjectId: id,
      decision,
      detail: { kind: kind ?? '', readBy, machineReadable: readName !== undefined },
    })
    if (!decision.granted) return decision
    if (kind !== undefined) {
      const names = readName === undefined ? undefined : compareNames(person.name, readName)
      if (hasOnlineSource(kind)) await identityCheck(tx, context, { personId: id })
      const reason = reviewNeeded(kind, names)
      if (reason !== undefined)
        await askIdentityReview(tx, context, { personId: id, reason, evidence: '窗口核对证件原件' })
    }
    const lookupId = uuidv7(at)
    const lookup = { id: lookupId, staffId: clerk.id, at, personId: id, readBy }
    await insertLookup(tx, lookup)
    return { ...decision, outcome: { lookupId } }
  })
