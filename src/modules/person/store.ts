import { z } from 'zod'
import { ALL_DOCUMENT_KINDS, type Sex } from '#kernel/identity-number/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { normaliseName } from '#kernel/names.ts'
import { bytes, type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { PersonalInformation, SealedValue } from '#platform/pii.ts'
import type { CheckedDocument } from './document.ts'
import type { CheckedPerson } from './person.ts'

/** Columns of sealed values, as they are bound to their rows. */
export const PERSON_BINDINGS = {
  name: 'person.person.name_sealed',
  socialSecurityNumber: 'person.person.social_security_number_sealed',
  phone: 'person.person.phone_sealed',
  identityNumber: 'person.document.number_sealed',
} as const

/** Somebody's blind index of an identity, and the person it belongs to, found or new. */
const Claim = z.object({ person_id: z.string() })

/** Blind index of a document's identity; its family is part of what is digested. */
export const identityIndex = (
  pii: PersonalInformation,
  { identity }: Pick<CheckedDocument, 'identity'>,
): Buffer => pii.index('person.identity', identity)

/** Blind index of a name, for `namedPersons` and `registeredIdentities`. */
export const nameIndex = (pii: PersonalInformation, name: string): Buffer =>
  pii.index('person.name', normaliseName(name))

/**
 * Claims identities for a new person, all or none. A claim of the same identity under way in
 * another transaction is waited for (C2); the order of the claims keeps two from waiting in a ring.
 */
export const claimIdentities = async (
  tx: Transaction,
  personId: string,
  indexes: readonly Uint8Array[],
): Promise<boolean> => {
  const distinct = new Set(indexes.map((index) => Buffer.from(index).toString('hex')))
  const claimed = await tx.many(
    Claim,
    sql`
    insert into person.identity_locator (identity_index, person_id)
    select decode(i, 'hex'), ${personId} from unnest(${[...distinct].sort()}::text[]) as i
    on conflict do nothing returning person_id`,
  )
  if (claimed.length === distinct.size) return true
  await tx.run(sql`delete from person.identity_locator where person_id = ${personId}`)
  return false
}

/** Writes the row; what is personal only as ciphertext bound to it. */
export const insertPerson = async (
  tx: Transaction,
  pii: PersonalInformation,
  id: string,
  person: CheckedPerson,
  at: Temporal.Instant,
): Promise<void> => {
  const sealed = (field: 'name' | 'socialSecurityNumber' | 'phone'): Buffer | null => {
    const text = person[field]
    return text === undefined ? null : pii.seal({ column: PERSON_BINDINGS[field], rowId: id }, text)
  }
  await tx.run(sql`
    insert into person.person (id, name_sealed, name_index, social_security_number_sealed,
      phone_sealed, sex, birth_on, region_code, registered_at)
    values (${id}, ${sealed('name')}, ${nameIndex(pii, person.name)},
      ${sealed('socialSecurityNumber')}, ${sealed('phone')}, ${person.sex}, ${person.birthOn},
      ${person.regionCode}, ${at})`)
}

/** Writes one document of a person. */
export const insertDocument = async (
  tx: Transaction,
  pii: PersonalInformation,
  personId: string,
  document: CheckedDocument,
  at: Temporal.Instant,
): Promise<void> => {
  const id = uuidv7(at)
  const binding = { column: PERSON_BINDINGS.identityNumber, rowId: id }
  await tx.run(sql`
    insert into person.document (id, person_id, kind, issuing_state, number_sealed, identity_index,
      primary_identity, valid_from, valid_until)
    values (${id}, ${personId}, ${document.kind}, ${document.issuingState ?? null},
      ${pii.seal(binding, document.number)}, ${identityIndex(pii, document)}, ${document.primary},
      ${document.validFrom ?? null}, ${document.validUntil ?? null})`)
}

const ProfileRow = z.object({
  id: z.string(),
  name_sealed: bytes,
  social_security_number_sealed: bytes.nullable(),
  sex: z.enum(['female', 'male']),
  birth_on: plainDate,
  region_code: z.string(),
})
export type ProfileRow = z.output<typeof ProfileRow>

/** The sealed profile of a person. */
export const findProfile = (tx: Transaction, personId: string): Promise<ProfileRow | undefined> =>
  tx.maybeOne(
    ProfileRow,
    sql`
    select id, name_sealed, social_security_number_sealed, sex, birth_on, region_code
      from person.person where id = ${personId}`,
  )

/** The region somebody is registered in; nothing that tells who they are. */
export const regionOfPerson = async (
  handle: Handle,
  personId: string,
): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      z.object({ region_code: z.string() }),
      sql`select region_code from person.person where id = ${personId}`,
    )
  )?.region_code

const IdentityRow = z.object({
  id: z.string(),
  name_sealed: bytes,
  phone_sealed: bytes.nullable(),
  document_id: z.string(),
  kind: z.enum(ALL_DOCUMENT_KINDS),
  number_sealed: bytes,
})

/** The sealed name, phone and primary document of a person. */
export const findIdentity = (tx: Transaction, personId: string) =>
  tx.maybeOne(
    IdentityRow,
    sql`
    select p.id, p.name_sealed, p.phone_sealed, d.id as document_id, d.kind, d.number_sealed
      from person.person p join person.document d on d.person_id = p.id and d.primary_identity
     where p.id = ${personId}`,
  )

/** The person who signs in as a subject of the identity provider. */
export const findPersonBySubject = async (
  handle: Handle,
  subject: string,
): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      z.object({ person_id: z.string() }),
      sql`select person_id from person.sign_in_subject where subject = ${subject}`,
    )
  )?.person_id

/** Says which person a subject is; a subject that is somebody already stays who it is. */
export const linkSubject = async (
  tx: Transaction,
  subject: string,
  personId: string,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into person.sign_in_subject (subject, person_id) values (${subject}, ${personId})
    on conflict do nothing`)) === 1

/** Codes issued before this moment are refused from now on (V2); the line only moves forward. */
export const setCodesValidFrom = async (
  tx: Transaction,
  personId: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update person.person set codes_valid_from = greatest(codes_valid_from, ${at})
     where id = ${personId}`)
}

/**
 * Entries whose end is to be entered, by a death or a merge, locked in one order: whoever has begun
 * something in their names is waited for, so that it is seen (`holdPerson`).
 */
export const lockToEnd = async (tx: Transaction, personIds: readonly string[]): Promise<void> => {
  await tx.run(sql`
    select from person.person where id = any(${personIds}::uuid[]) order by id for update`)
}

interface VerificationRow {
  readonly id: string
  readonly birthOn: Temporal.PlainDate
  readonly sex: Sex
  readonly diedOn: Temporal.PlainDate | null
  readonly codesValidFrom: Temporal.Instant | null
  readonly name: Uint8Array
  readonly socialSecurityNumber: Uint8Array | null
}

/** What the gateway needs of a person; names and numbers still sealed. */
export interface PersonFacts {
  readonly id: string
  readonly birthOn: Temporal.PlainDate
  readonly sex: Sex
  readonly diedOn: Temporal.PlainDate | undefined
  readonly codesValidFrom: Temporal.Instant | undefined
  readonly nameSealed: SealedValue<'name'>
  readonly socialSecurityNumberSealed: SealedValue<'socialSecurityNumber'> | undefined
}

/** A stored ciphertext with its place, ready for `PersonalInformation` to open. */
export const sealedValue = <Field extends 'name' | 'socialSecurityNumber'>(
  field: Field,
  rowId: string,
  sealed: Uint8Array,
): SealedValue<Field> => ({ field, binding: { column: PERSON_BINDINGS[field], rowId }, sealed })

const FOR_VERIFICATION = `
  select id, birth_on as "birthOn", sex, died_on as "diedOn",
         codes_valid_from as "codesValidFrom", name_sealed as name,
         social_security_number_sealed as "socialSecurityNumber"
    from person.person where id = any($1::uuid[])`

/** Many persons at once, by a prepared statement. Who does not exist is absent. */
export const personsForVerification = async (
  handle: Handle,
  ids: readonly string[],
): Promise<Map<string, PersonFacts>> => {
  const rows = await handle.prepared<VerificationRow>('person.for-verification', FOR_VERIFICATION, [
    ids,
  ])
  return new Map(
    rows.map(({ name, socialSecurityNumber, diedOn, codesValidFrom, ...row }) => [
      row.id,
      {
        ...row,
        diedOn: diedOn ?? undefined,
        codesValidFrom: codesValidFrom ?? undefined,
        nameSealed: sealedValue('name', row.id, name),
        socialSecurityNumberSealed:
          socialSecurityNumber === null
            ? undefined
            : sealedValue('socialSecurityNumber', row.id, socialSecurityNumber),
      },
    ]),
  )
}
