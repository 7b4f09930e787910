import {
  ALL_DOCUMENT_KINDS,
  checkIdentityNumber,
  DOCUMENT_KINDS,
  type DocumentKind,
  type MachineReadableFacts,
  normaliseNumber,
  readMachineReadable,
} from '#kernel/identity-number/index.ts'
import type { NewPerson, RegistrationFault } from '#modules/person/index.ts'
import { parseDay } from './find-form.ts'
import { machineReadableFaultText, numberFaultText } from './messages-documents.ts'
import type { FormError } from './pages-people-frame.ts'

/** What was typed or read into the form of a newcomer. */
export interface IntakeForm {
  /** Machine-readable lines, as they were pasted or scanned. */
  readonly lines: string
  readonly documentKind: string
  readonly number: string
  readonly issuingState: string
  readonly validUntil: string
  readonly name: string
  readonly birth: string
  readonly sex: string
  readonly phone: string
  readonly region: string
}

export const EMPTY_INTAKE: IntakeForm = {
  lines: '',
  documentKind: 'travelPermitHongKongMacao',
  number: '',
  issuingState: '',
  validUntil: '',
  name: '',
  birth: '',
  sex: '',
  phone: '',
  region: '',
}

type Lines = { readonly facts: MachineReadableFacts } | { readonly errors: readonly FormError[] }

/** What the lines say, or all that is wrong with them. */
export const readLines = (text: string, on: Temporal.PlainDate): Lines => {
  const finding = readMachineReadable(text, on)
  return finding.readable
    ? { facts: finding.facts }
    : {
        errors: finding.faults.map((fault) => ({
          text: machineReadableFaultText(fault),
          href: '#lines',
        })),
      }
}

const dayText = ({ year, month, day }: Temporal.PlainDate): string => `${year} ${month} ${day}`

/** The form filled from the lines; what they do not say stays as it was typed. */
export const filledFrom = (form: IntakeForm, facts: MachineReadableFacts): IntakeForm => ({
  ...form,
  documentKind: facts.kind,
  number: facts.number,
  issuingState: facts.issuingState ?? '',
  validUntil: dayText(facts.validUntil),
  birth: dayText(facts.birthOn),
  sex: facts.sex ?? form.sex,
  name: form.name.trim() === '' && !facts.nameIsCut ? (facts.name ?? '') : form.name,
})

const DIFFERS = '和机读码不一样，请对照证件；机读码抄错的，改好再读'

/** Where what was typed is not what the lines say. */
const differences = (form: IntakeForm, facts: MachineReadableFacts): FormError[] => {
  const same = (text: string, day: Temporal.PlainDate) => parseDay(text)?.equals(day) === true
  return [
    ...(form.documentKind === facts.kind ? [] : [{ text: DIFFERS, href: '#documentKind' }]),
    ...(normaliseNumber(form.number) === facts.number ? [] : [{ text: DIFFERS, href: '#number' }]),
    ...(same(form.birth, facts.birthOn) ? [] : [{ text: DIFFERS, href: '#birth' }]),
    ...(same(form.validUntil, facts.validUntil) ? [] : [{ text: DIFFERS, href: '#validUntil' }]),
    ...(facts.sex === undefined || form.sex === facts.sex ? [] : [{ text: DIFFERS, href: '#sex' }]),
  ]
}

const kindIn = ({ documentKind }: IntakeForm): DocumentKind =>
  ALL_DOCUMENT_KINDS.find((kind) => kind === documentKind) ?? 'residentIdentityCard'

const phoneIn = (text: string): string | undefined => {
  const phone = text.normalize('NFKC').replaceAll(/[\s()\-‐-―]/gu, '')
  return phone === '' ? undefined : phone
}

/** Every field that is wrong by itself. */
const missingIn = (form: IntakeForm, on: Temporal.PlainDate): FormError[] => {
  const kind = kindIn(form)
  const number = checkIdentityNumber(kind, form.number, on)
  const born = number.valid ? number.facts?.birthOn : undefined
  const validUntil = form.validUntil.trim()
  const phone = phoneIn(form.phone)
  return [
    ...(DOCUMENT_KINDS[kind].primary
      ? []
      : [{ text: '这种证件只能作旁证，不能单独登记', href: '#documentKind' }]),
    ...(number.valid ? [] : [{ text: numberFaultText(kind, number), href: '#number' }]),
    ...(kind === 'passportForeign' && !/^[A-Z]{3}$/.test(form.issuingState.trim().toUpperCase())
      ? [{ text: '外国护照要填签发国代码，三个字母', href: '#issuingState' }]
      : []),
    ...(validUntil !== '' && parseDay(validUntil) === undefined
      ? [{ text: '有效期不对，例如 2036 11 30', href: '#validUntil' }]
      : []),
    ...(form.name.trim() === '' ? [{ text: '填写姓名，照证件上的写', href: '#name' }] : []),
    ...(parseDay(form.birth) === undefined && born === undefined
      ? [{ text: '填写出生日期，例如 1990 3 7', href: '#birth' }]
      : []),
    ...(form.sex === 'male' || form.sex === 'female' ? [] : [{ text: '选性别', href: '#sex' }]),
    ...(phone === undefined || /^\+?\d{5,15}$/.test(phone)
      ? []
      : [{ text: '手机号码不对，境外号码写国际区号', href: '#phone' }]),
    ...(/^\d{6}$/.test(form.region) ? [] : [{ text: '选住在哪里', href: '#region' }]),
  ]
}

/** A newcomer who can be entered, or everything that is wrong with the form. */
export const newcomerIn = (
  form: IntakeForm,
  on: Temporal.PlainDate,
):
  | { readonly person: NewPerson; readonly readName: string | undefined }
  | { readonly errors: readonly FormError[] } => {
  const lines = form.lines.trim() === '' ? undefined : readLines(form.lines, on)
  if (lines !== undefined && 'errors' in lines) return lines
  const missing = missingIn(form, on)
  const errors = [
    ...missing,
    ...(lines === undefined
      ? []
      : differences(form, lines.facts).filter(({ href }) =>
          missing.every((one) => one.href !== href),
        )),
  ]
  if (errors.length > 0) return { errors }
  const kind = kindIn(form)
  const number = checkIdentityNumber(kind, form.number, on)
  const birthOn = parseDay(form.birth) ?? (number.valid ? number.facts?.birthOn : undefined)
  if (birthOn === undefined) return { errors: [{ text: '填写出生日期', href: '#birth' }] }
  const validUntil = parseDay(form.validUntil)
  return {
    readName: lines?.facts.name,
    person: {
      name: form.name,
      sex: form.sex === 'male' ? 'male' : 'female',
      birthOn,
      regionCode: form.region,
      phone: phoneIn(form.phone),
      documents: [
        {
          kind,
          number: form.number,
          primary: true,
          ...(kind === 'passportForeign' && {
            issuingState: form.issuingState.trim().toUpperCase(),
          }),
          ...(validUntil !== undefined && { validUntil }),
        },
      ],
    },
  }
}

const FAULT_WORDS: Readonly<Partial<Record<string, FormError>>> = {
  EXPIRED: { text: '证件已经过期，请本人先换证件', href: '#validUntil' },
  BIRTH_DIFFERS: { text: '出生日期和证件号码里的不一样', href: '#birth' },
  SEX_DIFFERS: { text: '性别和证件号码里的不一样', href: '#sex' },
  ISSUING_STATE_WRONG: { text: '签发国代码是三个字母，只有外国护照要填', href: '#issuingState' },
  LOST_CHARACTER: { text: '姓名里有认不出的字，请用证件上的字', href: '#name' },
  PRIVATE_USE_CHARACTER: { text: '姓名里有自造字，请换成标准字再登记', href: '#name' },
  CONTROL_CHARACTER: { text: '姓名里有看不见的字符，请重新输入', href: '#name' },
  TOO_LONG: { text: '姓名太长，请核对是不是粘错了', href: '#name' },
}

/** What the register refused about an entry, at its field. */
export const registrationErrors = (faults: readonly RegistrationFault[]): readonly FormError[] =>
  faults.length === 0
    ? [
        {
          text: '这个证件现在登记不了。请先“找人”，三样都照证件输；还是不行，请本人打 12333',
          href: '#number',
        },
      ]
    : faults.map(
        ({ reason }) =>
          FAULT_WORDS[reason] ?? { text: '证件号码或姓名不对，请对照证件', href: '#number' },
      )
