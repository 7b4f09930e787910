import {
  checkIdentityNumber,
  DOCUMENT_KINDS,
  type DocumentKind,
  type IdentityNumberFault,
  type Sex,
  type ValidIdentityNumber,
} from '#kernel/identity-number/index.ts'

/** 身份证件 as somebody presents it. */
export interface PresentedDocument {
  readonly kind: DocumentKind
  readonly number: string
  /** The one by which the person is known here; exactly one of all. */
  readonly primary: boolean
  /** Three letters; of a foreign passport only, because states number theirs alike. */
  readonly issuingState?: string | undefined
  readonly validFrom?: Temporal.PlainDate | undefined
  readonly validUntil?: Temporal.PlainDate | undefined
}

export type DocumentFault =
  | IdentityNumberFault
  | 'KIND_NOT_PRIMARY'
  | 'EXPIRED'
  | 'BIRTH_DIFFERS'
  | 'SEX_DIFFERS'
  | 'ISSUING_STATE_WRONG'

/** Kinds whose numbers are one and the same: an identity in one is the identity in the other. */
const FAMILIES = {
  residentIdentityCard: 'citizenNumber',
  householdRegister: 'citizenNumber',
  residencePermitHongKong: 'citizenNumber',
  residencePermitMacao: 'citizenNumber',
  residencePermitTaiwan: 'citizenNumber',
  travelPermitHongKongMacao: 'travelPermitHongKongMacao',
  travelPermitHongKongMacaoNonChinese: 'travelPermitHongKongMacao',
  travelPermitTaiwan: 'travelPermitTaiwan',
  passportChina: 'passportChina',
  passportForeign: 'passportForeign',
  permanentResidence18: 'permanentResidence18',
  permanentResidence15: 'permanentResidence15',
  hongKongIdentityCard: 'hongKongIdentityCard',
  macaoIdentityCard: 'macaoIdentityCard',
} as const satisfies Readonly<Record<DocumentKind, string>>

const isDocumentKind = (text: string): text is DocumentKind => Object.hasOwn(DOCUMENT_KINDS, text)

/** A document that can be stored. */
export interface CheckedDocument extends PresentedDocument {
  /** The one spelling of the number. */
  readonly number: string
  /** What stays the same when the document is renewed, with the family of its numbers. */
  readonly identity: string
  /** 公民身份号码, which serves as the 社会保障号码. */
  readonly isCitizenNumber: boolean
}

/** What the person says of themselves, to be compared with what the number says. */
export interface StatedFacts {
  readonly birthOn: Temporal.PlainDate
  readonly sex: Sex
}

/** What stays the same when a document is renewed, with the family of its numbers. */
export const identityOf = (
  { kind, issuingState }: Pick<PresentedDocument, 'kind' | 'issuingState'>,
  { identityKey }: Pick<ValidIdentityNumber, 'identityKey'>,
): string =>
  issuingState === undefined
    ? `${FAMILIES[kind]}/${identityKey}`
    : `${FAMILIES[kind]}/${issuingState}/${identityKey}`

/**
 * The identity behind a number that another register sends, as `checkDocument` spells it;
 * `undefined` when it cannot be one, or says too little: passports of states need their state.
 */
export const sentIdentityOf = (
  kind: string,
  number: string,
  on: Temporal.PlainDate,
): string | undefined => {
  if (!isDocumentKind(kind) || kind === 'passportForeign') return undefined
  const finding = checkIdentityNumber(kind, number, on)
  return finding.valid ? identityOf({ kind }, finding) : undefined
}

const faultOf = (
  document: PresentedDocument,
  { facts }: ValidIdentityNumber,
  stated: StatedFacts,
  on: Temporal.PlainDate,
): DocumentFault | undefined => {
  const { kind, primary, issuingState, validUntil } = document
  if (primary && !DOCUMENT_KINDS[kind].primary) return 'KIND_NOT_PRIMARY'
  const needsState = kind === 'passportForeign'
  if (needsState ? !/^[A-Z]{3}$/.test(issuingState ?? '') : issuingState !== undefined)
    return 'ISSUING_STATE_WRONG'
  if (validUntil !== undefined && Temporal.PlainDate.compare(validUntil, on) < 0) return 'EXPIRED'
  if (facts !== undefined && !facts.birthOn.equals(stated.birthOn)) return 'BIRTH_DIFFERS'
  if (facts?.sex !== undefined && facts.sex !== stated.sex) return 'SEX_DIFFERS'
  return undefined
}

/** Judges one document on a day: its number, its kind, and whether it speaks of the same person. */
export const checkDocument = (
  document: PresentedDocument,
  stated: StatedFacts,
  on: Temporal.PlainDate,
): CheckedDocument | { readonly fault: DocumentFault } => {
  const finding = checkIdentityNumber(document.kind, document.number, on)
  if (!finding.valid) return { fault: finding.reason }
  const fault = faultOf(document, finding, stated, on)
  if (fault !== undefined) return { fault }
  return {
    ...document,
    number: finding.normalised,
    identity: identityOf(document, finding),
    isCitizenNumber: FAMILIES[document.kind] === 'citizenNumber',
  }
}
