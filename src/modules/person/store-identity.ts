import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { CheckedDocument } from './document.ts'
import { identityIndex, insertDocument, PERSON_BINDINGS } from './store.ts'

const OwnerRow = z.object({ person_id: z.string() })

/** Whose identity it is, by its blind index. */
export const ownerOfIdentity = async (
  handle: Handle,
  index: Uint8Array,
): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      OwnerRow,
      sql`select person_id from person.identity_locator where identity_index = ${index}`,
    )
  )?.person_id

/** Whose these identities are; those of nobody are left out. */
export const ownersOfIdentities = async (
  handle: Handle,
  indexes: readonly Uint8Array[],
): Promise<readonly string[]> =>
  (
    await handle.many(
      OwnerRow,
      sql`
      select distinct person_id from person.identity_locator
       where identity_index = any(${indexes}::bytea[])`,
    )
  ).map(({ person_id: id }) => id)

/** Makes an identity this person's, unless it is somebody else's (C2). */
const claimFor = async (tx: Transaction, personId: string, index: Uint8Array): Promise<boolean> => {
  await tx.run(sql`
    insert into person.identity_locator (identity_index, person_id)
    values (${index}, ${personId}) on conflict do nothing`)
  return (await ownerOfIdentity(tx, index)) === personId
}

/**
 * Gives a person a document as the primary one; the others stay known. False, and nothing is
 * changed, when the identity is somebody else's.
 */
export const takeDocument = async (
  tx: Transaction,
  pii: PersonalInformation,
  personId: string,
  document: CheckedDocument,
  at: Temporal.Instant,
): Promise<boolean> => {
  if (!(await claimFor(tx, personId, identityIndex(pii, document)))) return false
  await tx.run(sql`
    update person.document set primary_identity = false
     where person_id = ${personId} and primary_identity`)
  await insertDocument(tx, pii, personId, { ...document, primary: true }, at)
  return true
}

/** Blind index of a social security number. */
export const socialSecurityNumberIndex = (pii: PersonalInformation, number: string): Buffer =>
  pii.index('person.social-security-number', number)

/** The person has another number from now on; the former one is kept and still finds them. */
export const replaceSocialSecurityNumber = async (
  tx: Transaction,
  pii: PersonalInformation,
  personId: string,
  numbers: { readonly former: string | undefined; readonly next: string },
  at: Temporal.Instant,
): Promise<void> => {
  const { former, next } = numbers
  if (former !== undefined) {
    const id = uuidv7(at)
    const binding = { column: 'person.former_number.number_sealed', rowId: id }
    await tx.run(sql`
      insert into person.former_number (id, person_id, number_sealed, number_index, replaced_at)
      values (${id}, ${personId}, ${pii.seal(binding, former)},
        ${socialSecurityNumberIndex(pii, former)}, ${at})`)
  }
  const binding = { column: PERSON_BINDINGS.socialSecurityNumber, rowId: personId }
  await tx.run(sql`
    update person.person set social_security_number_sealed = ${pii.seal(binding, next)}
     where id = ${personId}`)
}

/** The persons who bore a social security number before. */
export const personsWithFormerNumber = async (
  handle: Handle,
  index: Uint8Array,
): Promise<readonly string[]> =>
  (
    await handle.many(
      OwnerRow,
      sql`
      select distinct person_id from person.former_number where number_index = ${index}
       order by person_id`,
    )
  ).map((row) => row.person_id)
