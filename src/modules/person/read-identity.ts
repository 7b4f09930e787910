import type { DocumentKind } from '#kernel/identity-number/index.ts'
import type { Transaction } from '#platform/db.ts'
import type { Access, Personal, PersonalInformation } from '#platform/pii.ts'
import { findIdentity, PERSON_BINDINGS, sealedValue } from './store.ts'

/** Who a person is towards a party that has to know them by name and document. */
export interface Identity {
  readonly name: Personal
  readonly documentKind: DocumentKind
  readonly documentNumber: Personal
  readonly phone: Personal | undefined
}

/**
 * Reads name, primary document and phone, and leaves the record of it in the same transaction (N1).
 * `undefined`, and no record, when there is no such person.
 */
export const readIdentity = async (
  tx: Transaction,
  pii: PersonalInformation,
  access: Access,
): Promise<Identity | undefined> => {
  const row = await findIdentity(tx, access.personId)
  if (row === undefined) return undefined
  const { phone_sealed: phone } = row
  const proof = await pii.recordAccess(tx, access, [
    'name',
    'identityNumber',
    ...(phone === null ? [] : (['phone'] as const)),
  ])
  const number = {
    field: 'identityNumber',
    binding: { column: PERSON_BINDINGS.identityNumber, rowId: row.document_id },
    sealed: row.number_sealed,
  } as const
  const opened = pii.open(proof, {
    name: sealedValue('name', row.id, row.name_sealed),
    number,
  })
  return {
    name: opened.name,
    documentKind: row.kind,
    documentNumber: opened.number,
    phone:
      phone === null
        ? undefined
        : pii.open(proof, {
            phone: {
              field: 'phone',
              binding: { column: PERSON_BINDINGS.phone, rowId: row.id },
              sealed: phone,
            },
          }).phone,
  }
}
