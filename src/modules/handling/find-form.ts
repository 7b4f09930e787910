import {
  ALL_DOCUMENT_KINDS,
  checkIdentityNumber,
  type DocumentKind,
} from '#kernel/identity-number/index.ts'
import type { ThreeFactors } from '#modules/person/index.ts'
import { numberFaultText } from './messages-documents.ts'
import type { FindFault, FindForm } from './pages-desk-home.ts'

/** `1990 3 7`, `1990-03-07`, `1990年3月7日`, `19900307`: a day however it was typed. */
export const parseDay = (text: string): Temporal.PlainDate | undefined => {
  const plain = text.normalize('NFKC').trim()
  const match =
    /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (match === null) return undefined
  const [year, month, day] = match.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const kindOf = (text: string): DocumentKind | undefined =>
  ALL_DOCUMENT_KINDS.find((kind) => kind === text)

/** What is wrong with a form, in words of its own where the number itself says what. */
export interface FindFormFault {
  readonly fault: FindFault
  readonly text?: string
}

/** What was typed as three factors, or the first thing that is wrong with it. */
export const readFindForm = (
  form: FindForm,
  on: Temporal.PlainDate,
): ThreeFactors | FindFormFault => {
  const kind = kindOf(form.documentKind)
  if (kind === undefined) return { fault: 'numberWrong' }
  const finding = checkIdentityNumber(kind, form.number, on)
  if (!finding.valid) return { fault: 'numberWrong', text: numberFaultText(kind, finding) }
  const name = form.name.trim()
  if (name === '') return { fault: 'nameMissing' }
  const birthOn = parseDay(form.birth) ?? finding.facts?.birthOn
  if (birthOn === undefined) return { fault: 'birthMissing' }
  const state = form.issuingState.trim().toUpperCase()
  return {
    kind,
    number: form.number,
    name,
    birthOn,
    ...(kind === 'passportForeign' && { issuingState: state }),
  }
}
