import { uuidv7 } from '#kernel/ids.ts'
import { copyInto } from '#platform/copy.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { CheckedPerson } from './person.ts'
import { identityIndex, nameIndex, PERSON_BINDINGS } from './store.ts'

/** A checked person with the id under which they are entered. */
export interface PersonToCopy extends CheckedPerson {
  readonly id: string
}

const personRow = (pii: PersonalInformation, person: PersonToCopy, at: Temporal.Instant) => {
  const sealed = (field: 'name' | 'socialSecurityNumber' | 'phone') => {
    const text = person[field]
    if (text === undefined) return undefined
    return pii.seal({ column: PERSON_BINDINGS[field], rowId: person.id }, text)
  }
  return [
    person.id,
    sealed('name'),
    nameIndex(pii, person.name),
    sealed('socialSecurityNumber'),
    sealed('phone'),
    person.sex,
    person.birthOn,
    person.regionCode,
    at,
  ]
}

/**
 * Enters many checked persons with their documents through COPY, in the transaction of the caller:
 * all of them or none. An identity that stands in the register already breaks the whole (C2).
 */
export const copyPersons = async (
  tx: Transaction,
  pii: PersonalInformation,
  persons: readonly PersonToCopy[],
  at: Temporal.Instant,
): Promise<void> => {
  await copyInto(
    tx,
    `person.person (id, name_sealed, name_index, social_security_number_sealed, phone_sealed, sex,
       birth_on, region_code, registered_at)`,
    persons.values().map((person) => personRow(pii, person, at)),
  )
  const documents = persons.flatMap(({ id: personId, documents: own }) =>
    own.map((document) => ({
      personId,
      document,
      id: uuidv7(at),
      index: identityIndex(pii, document),
    })),
  )
  // A household register and an identity card bear one number: one identity, claimed once.
  const identities = new Map(
    documents.map(({ index, personId }) => [
      `${personId}/${index.toString('hex')}`,
      [index, personId],
    ]),
  )
  await copyInto(tx, 'person.identity_locator (identity_index, person_id)', identities.values())
  await copyInto(
    tx,
    `person.document (id, person_id, kind, issuing_state, number_sealed, identity_index,
       primary_identity, valid_from, valid_until)`,
    documents
      .values()
      .map(({ id, personId, document, index }) => [
        id,
        personId,
        document.kind,
        document.issuingState,
        pii.seal({ column: PERSON_BINDINGS.identityNumber, rowId: id }, document.number),
        index,
        document.primary,
        document.validFrom,
        document.validUntil,
      ]),
  )
}
