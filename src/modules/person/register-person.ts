import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  ALREADY_REGISTERED,
  decideRegistration,
  type NewPerson,
  type RegistrationDecision,
} from './person.ts'
import { claimIdentities, identityIndex, insertDocument, insertPerson } from './store.ts'

/** Somebody to enter, and when. */
export interface Registration extends NewPerson {
  /** A UUIDv7; left out, one is made. */
  readonly id?: string | undefined
  readonly registeredAt: Temporal.Instant
}

/**
 * Enters a person with all their documents, or nothing of them. An identity is entered once in the
 * province: the same document, its renewal, or another with the same number is refused, and the
 * refusal is the same whoever that person is (C2, N5).
 */
export const registerPerson = async (
  tx: Transaction,
  pii: PersonalInformation,
  { registeredAt, id = uuidv7(registeredAt), ...person }: Registration,
): Promise<RegistrationDecision<{ readonly personId: string }>> => {
  const decision = decideRegistration(person, provinceDate(registeredAt))
  if (!decision.granted) return decision
  const { documents } = decision.outcome
  const indexes = documents.map((document) => identityIndex(pii, document))
  if (!(await claimIdentities(tx, id, indexes))) return ALREADY_REGISTERED
  await insertPerson(tx, pii, id, decision.outcome, registeredAt)
  for (const document of documents) await insertDocument(tx, pii, id, document, registeredAt)
  return { ...decision, outcome: { personId: id } }
}
