import {
  ALL_DOCUMENT_KINDS,
  checkIdentityNumber,
  DOCUMENT_KINDS,
  type DocumentKind,
  type FaultyIdentityNumber,
  guessKind,
  type ValidIdentityNumber,
} from '#kernel/identity-number/index.ts'
import { cleanNumber, cleanText } from './clean-cell.ts'
import { fault, type Fault, type FindingCode, type Read, unreadable } from './finding.ts'
import type { CellMark } from '#platform/table-file/index.ts'

/** A person as a list names one. */
export interface RosterIdentity {
  readonly kind: DocumentKind
  readonly number: string
  /** Equal for every renewal of one person's document. */
  readonly identityKey: string
}

/** Everyday names of kinds, apart from the official ones. */
const KIND_NAMES: ReadonlyMap<string, DocumentKind> = new Map<string, DocumentKind>([
  ...ALL_DOCUMENT_KINDS.map((kind) => [DOCUMENT_KINDS[kind].zh, kind] as const),
  ['身份证', 'residentIdentityCard'],
  ['居民身份证(户口簿)', 'residentIdentityCard'],
  ['中华人民共和国居民身份证', 'residentIdentityCard'],
  ['户口簿', 'householdRegister'],
  ['户口本', 'householdRegister'],
  ['港澳居民居住证', 'residencePermitHongKong'],
  ['港澳台居民居住证', 'residencePermitHongKong'],
  ['台湾居住证', 'residencePermitTaiwan'],
  ['港澳通行证', 'travelPermitHongKongMacao'],
  ['回乡证', 'travelPermitHongKongMacao'],
  ['台湾居民来往大陆通行证', 'travelPermitTaiwan'],
  ['台胞证', 'travelPermitTaiwan'],
  ['护照', 'passportForeign'],
  ['永久居留证', 'permanentResidence18'],
  ['外国人永久居留证', 'permanentResidence18'],
])

/** Kinds that one everyday name can mean; the number says which. */
const SAME_NAME: readonly ReadonlySet<DocumentKind>[] = [
  new Set(['residencePermitHongKong', 'residencePermitMacao', 'residencePermitTaiwan']),
  new Set(['permanentResidence18', 'permanentResidence15']),
  new Set(['passportChina', 'passportForeign']),
]

/** Blank is no kind, and no fault: the number then says what it is. */
export const readKind = (raw: string): Read<DocumentKind> => {
  const name = cleanText(raw).text.replaceAll('（', '(').replaceAll('）', ')')
  if (name === '') return { faults: [] }
  const kind = KIND_NAMES.get(name)
  return kind === undefined ? unreadable('KIND_UNKNOWN') : { value: kind, faults: [] }
}

const EXPONENT = /^\d(?:\.\d+)?E\+?\d{1,2}$/i

/** What a spreadsheet does to long numbers, seen before anything else is. */
const spoiled = (text: string, mark: CellMark | undefined): FindingCode | undefined => {
  if (EXPONENT.test(text)) return 'SCIENTIFIC_NOTATION'
  return mark?.kind === 'number' && /^\d{16,}$/.test(text) ? 'DIGITS_LOST' : undefined
}

const wrong = (finding: FaultyIdentityNumber, text: string): Fault => {
  if (/^\d{15}000$/.test(text) && finding.reason === 'WRONG_CHECK_CHARACTER')
    return fault('DIGITS_LOST')
  if (finding.reason === 'WRONG_LENGTH' && /^\d{15}$/.test(text)) return fault('OLD_NUMBER')
  if (finding.reason === 'WRONG_CHARACTER')
    return fault('WRONG_CHARACTER', { at: finding.detail.position })
  return fault(finding.reason === 'WRONG_KIND' ? 'KIND_MISMATCH' : finding.reason)
}

const accepted = (
  kind: DocumentKind,
  finding: ValidIdentityNumber,
  faults: readonly Fault[],
): Read<RosterIdentity> => {
  if (!DOCUMENT_KINDS[kind].primary) return unreadable('SUPPORTING_DOCUMENT')
  const value = { kind, number: finding.normalised, identityKey: finding.identityKey }
  const remark = finding.remark === undefined ? [] : [fault(finding.remark)]
  return { value, faults: [...faults, ...remark] }
}

const isSameName = (one: DocumentKind, other: DocumentKind): boolean =>
  SAME_NAME.some((kinds) => kinds.has(one) && kinds.has(other))

/** Kinds whose numbers have a check character and a form of their own: the number alone says it. */
const SAYS_ITSELF: ReadonlySet<DocumentKind> = new Set([
  'residentIdentityCard',
  'residencePermitHongKong',
  'residencePermitMacao',
  'residencePermitTaiwan',
  'permanentResidence18',
])

const guessed = (kind: DocumentKind): readonly Fault[] =>
  SAYS_ITSELF.has(kind) ? [] : [fault('KIND_GUESSED', { suggestion: DOCUMENT_KINDS[kind].zh })]

/** A permit of eight digits that lost its first zero to a number cell. */
const lostZero = (kind: DocumentKind, text: string): Fault | undefined =>
  kind === 'travelPermitTaiwan' && /^\d{5,7}$/.test(text)
    ? fault('LEADING_ZERO_LOST', { suggestion: text.padStart(8, '0') })
    : undefined

/** Numbers of residents begin with their province, others with 8 or 9. */
const RESIDENT = /^[1-6]\d{16}[\dX]$/

const judge = (
  text: string,
  told: DocumentKind | undefined,
  on: Temporal.PlainDate,
): Read<RosterIdentity> => {
  const likely = RESIDENT.test(text) ? 'residentIdentityCard' : guessKind(text)
  const same = told !== undefined && likely !== undefined && isSameName(told, likely)
  const kind = (same ? likely : told) ?? likely ?? 'residentIdentityCard'
  const finding = checkIdentityNumber(kind, text, on)
  if (finding.valid) return accepted(kind, finding, told === undefined ? guessed(kind) : [])
  const other = finding.reason === 'WRONG_KIND' ? finding.detail.likelyKind : undefined
  const again = other === undefined ? finding : checkIdentityNumber(other, text, on)
  if (other !== undefined && again.valid)
    return accepted(
      other,
      again,
      isSameName(kind, other)
        ? []
        : [fault('KIND_MISMATCH', { suggestion: DOCUMENT_KINDS[other].zh })],
    )
  return {
    faults: [lostZero(kind, text) ?? (again.valid ? fault('KIND_MISMATCH') : wrong(again, text))],
  }
}

/**
 * 证件号码: mended where nothing can be lost by it, refused where digits are. The right check
 * character is never told.
 */
export const readIdentity = (
  raw: string,
  mark: CellMark | undefined,
  told: DocumentKind | undefined,
  on: Temporal.PlainDate,
): Read<RosterIdentity> => {
  const { text, faults } = cleanNumber(raw)
  if (text === '') return unreadable('NUMBER_MISSING')
  const lost = spoiled(text, mark)
  if (lost !== undefined) return unreadable(lost)
  const read = judge(text, told, on)
  return faults.length === 0 ? read : { ...read, faults: [...faults, ...read.faults] }
}
