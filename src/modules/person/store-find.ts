import { z } from 'zod'
import {
  ALL_DOCUMENT_KINDS,
  checkIdentityNumber,
  type DocumentKind,
} from '#kernel/identity-number/index.ts'
import { bytes, type Handle, sql, type Transaction } from '#platform/db.ts'
import type { Access, Personal, PersonalInformation } from '#platform/pii.ts'
import { identityOf } from './document.ts'
import { nameIndex, PERSON_BINDINGS } from './store.ts'

const Kind = z.enum(ALL_DOCUMENT_KINDS as [DocumentKind, ...DocumentKind[]])

/** 证件号码, 姓名, 出生日期: who knows all three has the document before them. */
export interface ThreeFactors {
  readonly kind: DocumentKind
  readonly number: string
  readonly issuingState?: string | undefined
  readonly name: string
  /** Needed where the number does not say it. */
  readonly birthOn?: Temporal.PlainDate | undefined
}

/**
 * The person whom all three factors fit. One that does not fit, and nobody there at all, are the
 * same `undefined`: the answer tells nothing of the register (T10). Compares by blind index and
 * opens nothing.
 */
export const findByThreeFactors = async (
  handle: Handle,
  pii: PersonalInformation,
  factors: ThreeFactors,
  on: Temporal.PlainDate,
): Promise<string | undefined> => {
  const finding = checkIdentityNumber(factors.kind, factors.number, on)
  if (!finding.valid) return undefined
  const birthOn = factors.birthOn ?? finding.facts?.birthOn
  if (birthOn === undefined) return undefined
  const row = await handle.maybeOne(
    z.object({ person_id: z.string() }),
    sql`
    select l.person_id from person.identity_locator l join person.person p on p.id = l.person_id
     where l.identity_index = ${pii.index('person.identity', identityOf(factors, finding))}
       and p.name_index = ${nameIndex(pii, factors.name)}
       and p.birth_on = ${birthOn}`,
  )
  return row?.person_id
}

/** The kind of document by which a person is known here. */
export const primaryDocumentKind = async (
  handle: Handle,
  personId: string,
): Promise<DocumentKind | undefined> =>
  (
    await handle.maybeOne(
      z.object({ kind: Kind }),
      sql`select kind from person.document where person_id = ${personId} and primary_identity`,
    )
  )?.kind

/** Opens the number of that document and leaves the record of it in the same transaction (N1). */
export const readPrimaryDocument = async (
  tx: Transaction,
  pii: PersonalInformation,
  access: Access,
): Promise<{ readonly kind: DocumentKind; readonly number: Personal } | undefined> => {
  const row = await tx.maybeOne(
    z.object({ id: z.string(), kind: Kind, number_sealed: bytes }),
    sql`
    select id, kind, number_sealed from person.document
     where person_id = ${access.personId} and primary_identity`,
  )
  if (row === undefined) return undefined
  const binding = { column: PERSON_BINDINGS.identityNumber, rowId: row.id }
  const { number } = await pii.read(tx, access, {
    number: { field: 'identityNumber', binding, sealed: row.number_sealed },
  })
  return { kind: row.kind, number }
}
