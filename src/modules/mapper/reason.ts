import type { ChangeRefusal } from '#modules/account/index.ts'

/** What a message asks for. */
export const MAPPER_ACTIONS = ['link', 'update', 'unlink', 'resolve'] as const
export type MapperAction = (typeof MAPPER_ACTIONS)[number]

/** What can be wrong with an item as it is written. */
export const ITEM_FAULTS = [
  'rjct.reference_id.invalid',
  'rjct.reference_id.duplicate',
  'rjct.timestamp.invalid',
  'rjct.id.invalid',
  'rjct.fa.invalid',
  'CONSENT_REFERENCE_MISSING',
  'MODALITY_NOT_OFFERED',
  'AMOUNT_WRONG',
  'CURRENCY_WRONG',
] as const
export type ItemFault = (typeof ITEM_FAULTS)[number]

/** The codes that the specification knows for each kind of answer. */
export const REASON_CODES = {
  link: [
    'rjct.reference_id.invalid',
    'rjct.reference_id.duplicate',
    'rjct.timestamp.invalid',
    'rjct.id.invalid',
    'rjct.fa.invalid',
    'rjct.name.invalid',
    'rjct.mobile_number.invalid',
    'rjct.unknown.retry',
    'rjct.other.error',
  ],
  update: [
    'rjct.reference_id.invalid',
    'rjct.reference_id.duplicate',
    'rjct.timestamp.invalid',
    'rjct.beneficiary_name.invalid',
  ],
  unlink: [
    'rjct.reference_id.invalid',
    'rjct.reference_id.duplicate',
    'rjct.timestamp.invalid',
    'rjct.beneficiary_name.invalid',
  ],
  resolve: [
    'rjct.reference_id.invalid',
    'rjct.reference_id.duplicate',
    'rjct.timestamp.invalid',
    'rjct.id.invalid',
    'rjct.fa.invalid',
    'rjct.resolve_type.not_supported',
    'succ.fa.active',
    'succ.fa.inactive',
    'succ.fa.not_found',
    'succ.fa.not_linked_to_id',
    'succ.id.active',
    'succ.id.inactive',
    'succ.id.not_found',
  ],
} as const satisfies Readonly<Record<MapperAction, readonly string[]>>

export type ReasonCode = (typeof REASON_CODES)[MapperAction][number]

/** Why an item was not done. The first two are told of whoever the caller may not see (T10). */
export type ItemRefusal =
  | 'NOT_FOUND_OR_NOT_PERMITTED'
  | 'CONSENT_REFERENCE_MISSING'
  | ItemFault
  | ChangeRefusal

const SENTENCES: Readonly<Record<ItemRefusal, string>> = {
  NOT_FOUND_OR_NOT_PERMITTED:
    'nobody you may see has this id with this address, or no consent stands for it',
  CONSENT_REFERENCE_MISSING: 'name the consent of the holder in additional_info as consent',
  MODALITY_NOT_OFFERED: 'only bank accounts (00) are paid here',
  AMOUNT_WRONG: 'an amount is more than nothing and has at most two decimal places',
  CURRENCY_WRONG: 'only CNY is paid here',
  'rjct.reference_id.invalid': 'reference_id has 1 to 99 visible ASCII characters',
  'rjct.reference_id.duplicate': 'this reference_id stands in the message before',
  'rjct.timestamp.invalid': 'timestamp is not ISO 8601 with a time zone',
  'rjct.id.invalid': 'id is none of the forms that are understood, or its number is wrong',
  'rjct.fa.invalid': 'fa is not a financial address that was given to you',
  NOT_THE_HOLDER: 'only the holder can do this',
  PERSON_NOT_LIVING: 'the holder has died',
  PERSON_WAS_MERGED: 'the entry of the holder was given up; resolve again',
  PROGRAMME_NOT_IN_FORCE: 'the programme is not in force',
  NO_ASSIGNMENT: 'no account is linked; link one first',
  ALREADY_ASSIGNED: 'another account is linked; update it instead',
  CHANGE_UNDER_WAY: 'a change to another account is under way',
  NO_CHANGE_UNDER_WAY: 'no change is under way',
  ACCOUNT_NOT_ACTIVE: 'the account does not receive payments',
  CONSENT_MISSING: 'the consent no longer stands',
}

/** `CODE: what it means`, for people who read logs. */
export const reasonMessage = (refusal: ItemRefusal): string => `${refusal}: ${SENTENCES[refusal]}`

const isCodeOf = (action: MapperAction, code: string): code is ReasonCode =>
  (REASON_CODES[action] as readonly string[]).includes(code)

const LINK_CODES: Readonly<Partial<Record<ItemRefusal, ReasonCode>>> = {
  ACCOUNT_NOT_ACTIVE: 'rjct.fa.invalid',
  PERSON_NOT_LIVING: 'rjct.id.invalid',
}

/**
 * The published code of a refusal; the answers to update and unlink have none for most of them, and
 * then only the message says why.
 */
export const reasonCode = (action: MapperAction, refusal: ItemRefusal): ReasonCode | undefined => {
  if (isCodeOf(action, refusal)) return refusal
  return action === 'link' ? (LINK_CODES[refusal] ?? 'rjct.other.error') : undefined
}
