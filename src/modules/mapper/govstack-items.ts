import type { KeyRing } from '#platform/crypto/keys.ts'
import { uuidsOfTokens } from '#platform/crypto/pairwise-tokens.ts'
import type { AskedItem } from './asked-item.ts'
import { fromFunctionalId } from './functional-id.ts'
import type { ItemFault } from './reason.ts'

/** A case as the payments building block writes it. */
export interface Beneficiary {
  readonly functionalId: string
  readonly paymentModality?: string | undefined
  readonly bankCode?: string | undefined
  readonly financialAddress?: string | undefined
}

const BANK_ACCOUNT = '00'

/** The UUIDs behind functional ids; `undefined` for what is no such spelling. */
export const uuidsOf = (
  keys: KeyRing,
  kind: 'person' | 'account',
  agencyCode: string,
  names: readonly (string | undefined)[],
): readonly (string | undefined)[] => {
  const tokens = names.map((name) => (name === undefined ? undefined : fromFunctionalId(name)))
  const given = tokens.filter((token) => token !== undefined)
  const uuids = uuidsOfTokens(keys, kind, agencyCode, given).values()
  return tokens.map((token) => (token === undefined ? undefined : uuids.next().value))
}

/**
 * By which name a case is told of again: its functional id, or its place where that is none, since
 * nobody knows what it is instead.
 */
export const caseName = (functionalId: string, position: number): string =>
  fromFunctionalId(functionalId) === undefined ? `#${position + 1}` : functionalId

/** Reads beneficiaries; their consents are looked for, as the shape has no room to name one. */
export const readBeneficiaries = (
  keys: KeyRing,
  agencyCode: string,
  list: readonly Beneficiary[],
): readonly AskedItem[] => {
  const persons = uuidsOf(
    keys,
    'person',
    agencyCode,
    list.map(({ functionalId }) => functionalId),
  )
  const accounts = uuidsOf(
    keys,
    'account',
    agencyCode,
    list.map(({ financialAddress }) => financialAddress),
  )
  const seen = new Set<string>()
  return list.map((one, position) => {
    const [personId, accountId] = [persons[position], accounts[position]]
    const { bankCode } = one
    let fault: ItemFault | undefined
    if ((one.paymentModality ?? BANK_ACCOUNT) !== BANK_ACCOUNT) fault = 'MODALITY_NOT_OFFERED'
    else if (personId === undefined) fault = 'rjct.id.invalid'
    else if (accountId === undefined || bankCode === undefined) fault = 'rjct.fa.invalid'
    else if (seen.has(personId)) fault = 'rjct.reference_id.duplicate'
    if (personId !== undefined) seen.add(personId)
    return {
      position,
      referenceId: caseName(one.functionalId, position),
      identityIndex: undefined,
      personId,
      accountId,
      bankCode: bankCode?.toLowerCase(),
      consentId: undefined,
      scope: 'yes_no',
      fault,
    }
  })
}

/** An instruction as the payments building block writes it. */
export interface Instruction {
  readonly instructionID: string
  readonly payeeFunctionalID: string
  readonly amount: number
  readonly currency: string
}

/**
 * Fen of an amount that came as a number: as it is written, with at most two decimal places, since
 * a binary fraction has no better claim (P17). `undefined` for what is no amount to pay.
 */
export const fenOf = (amount: number): bigint | undefined => {
  const [, yuan = '', cents = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(String(amount)) ?? []
  if (yuan === '') return undefined
  const fen = BigInt(yuan) * 100n + BigInt(cents.padEnd(2, '0'))
  return fen > 0n ? fen : undefined
}

/** Reads instructions; each is told of again by its own id. */
export const readInstructions = (
  keys: KeyRing,
  agencyCode: string,
  list: readonly Instruction[],
): readonly AskedItem[] => {
  const persons = uuidsOf(
    keys,
    'person',
    agencyCode,
    list.map(({ payeeFunctionalID }) => payeeFunctionalID),
  )
  const seen = new Set<string>()
  return list.map((one, position) => {
    const personId = persons[position]
    const amountFen = fenOf(one.amount)
    let fault: ItemFault | undefined
    if (seen.has(one.instructionID)) fault = 'rjct.reference_id.duplicate'
    else if (personId === undefined) fault = 'rjct.id.invalid'
    else if (one.currency !== 'CNY') fault = 'CURRENCY_WRONG'
    else if (amountFen === undefined) fault = 'AMOUNT_WRONG'
    seen.add(one.instructionID)
    return {
      position,
      referenceId: one.instructionID,
      identityIndex: undefined,
      personId,
      accountId: undefined,
      bankCode: undefined,
      consentId: undefined,
      scope: 'yes_no',
      fault,
      amountFen,
    }
  })
}
