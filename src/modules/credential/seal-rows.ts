import type { PersonalInformation } from '#platform/pii.ts'
import { namedIdentityIndex, nameIndex } from '#modules/person/index.ts'
import { type FaultyRow, isFaulty, plainNumber, type ReadRow, tailOf } from './number-row.ts'
import type { NewRow } from './store-list-rows.ts'

/** Blind index of the number of an old card; the same number on another old card has another. */
const indexOf = (pii: PersonalInformation, credentialId: string, plain: string): Buffer =>
  pii.index('credential.number', `${credentialId}|${plain}`)

/** The same for a number as a venue tells it; `undefined` when it cannot be one. */
export const oldNumberIndex = (
  pii: PersonalInformation,
  credentialId: string,
  number: string,
): Buffer | undefined => {
  const plain = plainNumber(number)
  return plain === undefined ? undefined : indexOf(pii, credentialId, plain)
}

interface Where {
  readonly listId: string
  readonly credentialId: string
  readonly on: Temporal.PlainDate
}

/** A row as it is kept until its list is taken over: no name and no document number stays. */
export const sealRow = (
  pii: PersonalInformation,
  { listId, credentialId, on }: Where,
  read: ReadRow | FaultyRow,
): NewRow => {
  const { row, number } = read
  const faulty = isFaulty(read)
  const name = faulty ? undefined : read.name
  const identity = faulty ? undefined : read.identity
  const binding = { column: 'credential.number_row.number_sealed', rowId: `${listId}/${row}` }
  return {
    row,
    match: faulty ? 'fault' : read.over ? 'over' : undefined,
    fault: faulty ? read.fault : undefined,
    numberIndex: number === undefined ? undefined : indexOf(pii, credentialId, number),
    numberSealed: number === undefined ? undefined : pii.seal(binding, number),
    tail: number === undefined ? undefined : tailOf(number),
    identityIndex: identity && namedIdentityIndex(pii, identity, on),
    nameIndex: name === undefined ? undefined : nameIndex(pii, name),
    birthOn: faulty ? undefined : read.birthOn,
  }
}
