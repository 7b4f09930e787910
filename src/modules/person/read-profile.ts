import type { Sex } from '#kernel/identity-number/index.ts'
import type { Transaction } from '#platform/db.ts'
import type { Access, Personal, PersonalField, PersonalInformation } from '#platform/pii.ts'
import { findProfile, sealedValue } from './store.ts'

/** A person in the clear, as far as one reader needs. */
export interface Profile {
  readonly name: Personal
  readonly socialSecurityNumber: Personal | undefined
  readonly sex: Sex
  readonly birthOn: Temporal.PlainDate
  readonly regionCode: string
}

/**
 * Reads a person for a purpose and leaves the record of it in the same transaction (N1). Callers
 * mask what they show. `undefined`, and no record, when there is no such person.
 */
export const readProfile = async (
  tx: Transaction,
  pii: PersonalInformation,
  access: Access,
): Promise<Profile | undefined> => {
  const row = await findProfile(tx, access.personId)
  if (row === undefined) return undefined
  const number = row.social_security_number_sealed
  const fields: readonly PersonalField[] = [
    'name',
    ...(number === null ? [] : (['socialSecurityNumber'] as const)),
    'birthDate',
    'sex',
  ]
  const proof = await pii.recordAccess(tx, access, fields)
  const { name } = pii.open(proof, { name: sealedValue('name', row.id, row.name_sealed) })
  return {
    name,
    socialSecurityNumber:
      number === null
        ? undefined
        : pii.open(proof, { number: sealedValue('socialSecurityNumber', row.id, number) }).number,
    sex: row.sex,
    birthOn: row.birth_on,
    regionCode: row.region_code,
  }
}
