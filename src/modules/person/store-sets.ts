import { z } from 'zod'
import { bytes, type Handle, type Sql, sql } from '#platform/db.ts'
import type { Personal, PersonalInformation, RecordedAccess } from '#platform/pii.ts'
import {
  ALL_DOCUMENT_KINDS,
  checkIdentityNumber,
  type DocumentKind,
} from '#kernel/identity-number/index.ts'
import { identityOf, type PresentedDocument } from './document.ts'
import { identityIndex, nameIndex, PERSON_BINDINGS, sealedValue } from './store.ts'

/**
 * A relation for statements about many people: entries that were merged, `from_id`, each with the
 * entry that stands for it now, `person_id`.
 */
export const formerEntries = (): Sql => sql`
  with recursive standing as (
    select from_id, into_id as person_id from person.alias
    union all
    select s.from_id, a.into_id from standing s join person.alias a on a.from_id = s.person_id)
  select from_id, person_id from standing s
   where not exists (select from person.alias a where a.from_id = s.person_id)`

/**
 * A relation: entries that were merged, `from_id`, each with the one that it was merged into,
 * `into_id`, which may have been merged in its turn: for statements that ask after a few people
 * and go by index from one to the next, however many merges there are.
 */
export const mergedEntries = (): Sql => sql`select from_id, into_id from person.alias`

/** A relation: whom the register has under an identity, `identity_index`, `person_id`. */
export const identities = (): Sql => sql`
  select identity_index, person_id from person.identity_locator`

/** A relation for statements about many people: those who have died, `person_id`, `died_on`. */
export const deceasedPersons = (): Sql => sql`
  select id as person_id, died_on from person.person where died_on is not null`

/** A relation: the names of people, sealed; `person_id`, `name_sealed`. */
export const sealedNames = (): Sql => sql`select id as person_id, name_sealed from person.person`

/**
 * A relation: the living by name and day of birth; `person_id`, `name_index`, `birth_on`. Several
 * people may bear one name.
 */
export const namedPersons = (): Sql => sql`
  select p.id as person_id, p.name_index, p.birth_on from person.person p
   where p.died_on is null
     and not exists (select from person.alias a where a.from_id = p.id)`

/** Opens a name of `sealedNames`, for a list that is its own record of what was read and why. */
export const openName = (
  pii: PersonalInformation,
  proof: RecordedAccess,
  personId: string,
  sealed: Uint8Array,
): Personal => pii.open(proof, { name: sealedValue('name', personId, sealed) }).name

/**
 * The names of many people as the register has them, for a list that is its own record of what was
 * read and why; by the person.
 */
export const readNames = async (
  handle: Handle,
  pii: PersonalInformation,
  proof: RecordedAccess,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Personal>> => {
  const rows = await handle.many(
    z.object({ id: z.string(), name_sealed: bytes }),
    sql`select id, name_sealed from person.person where id = any(${personIds}::uuid[])`,
  )
  return new Map(rows.map(({ id, name_sealed: sealed }) => [id, openName(pii, proof, id, sealed)]))
}

/** How a list names somebody; the names of people are compared by their blind indexes only. */
export interface NamedPerson {
  readonly kind: DocumentKind
  /** What stays the same when the document is renewed. */
  readonly identityKey: string
  readonly name: string
}

/** The blind indexes under which the register would have somebody. */
export const indexesOf = (
  pii: PersonalInformation,
  { kind, identityKey, name }: NamedPerson,
): { readonly identity: Buffer; readonly name: Buffer } => ({
  identity: identityIndex(pii, { identity: identityOf({ kind }, { identityKey }) }),
  name: nameIndex(pii, name),
})

/**
 * The blind index of an identity that a system outside names by a document; `undefined` when it
 * cannot be one. Says nothing of whether the register has anybody under it (T10).
 */
export const namedIdentityIndex = (
  pii: PersonalInformation,
  { kind, number, issuingState }: Pick<PresentedDocument, 'kind' | 'number' | 'issuingState'>,
  on: Temporal.PlainDate,
): Buffer | undefined => {
  const finding = checkIdentityNumber(kind, number, on)
  if (!finding.valid) return undefined
  return identityIndex(pii, { identity: identityOf({ kind, issuingState }, finding) })
}

/**
 * A relation for statements about many people: whom the register has under which identity;
 * `identity_index`, `person_id`, `name_index`.
 */
export const registeredIdentities = (): Sql => sql`
  select i.identity_index, p.id as person_id, p.name_index
    from person.identity_locator i join person.person p on p.id = i.person_id`

/** How somebody is named on a list: by the document by which they are known here. */
export interface ListedIdentity {
  readonly name: Personal
  readonly kind: DocumentKind
  readonly number: Personal
}

const ListedRow = z.object({
  person_id: z.string(),
  name_sealed: bytes,
  document_id: z.string(),
  kind: z.enum(ALL_DOCUMENT_KINDS as [DocumentKind, ...DocumentKind[]]),
  number_sealed: bytes,
})

/**
 * The names and numbers of many people, for a list that is its own record of what was read and why;
 * by the person.
 */
export const readListedIdentities = async (
  handle: Handle,
  pii: PersonalInformation,
  proof: RecordedAccess,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ListedIdentity>> => {
  const rows = await handle.many(
    ListedRow,
    sql`select p.id as person_id, p.name_sealed, d.id as document_id, d.kind, d.number_sealed
          from person.person p
          join person.document d on d.person_id = p.id and d.primary_identity
         where p.id = any(${personIds}::uuid[])`,
  )
  return new Map(
    rows.map((row) => {
      const opened = pii.open(proof, {
        name: sealedValue('name', row.person_id, row.name_sealed),
        number: {
          field: 'identityNumber',
          binding: { column: PERSON_BINDINGS.identityNumber, rowId: row.document_id },
          sealed: row.number_sealed,
        },
      })
      return [row.person_id, { ...opened, kind: row.kind }]
    }),
  )
}

/** A relation: where each person is registered; `person_id`, `region_code`. */
export const regionsOfPersons = (): Sql => sql`
  select id as person_id, region_code from person.person`
