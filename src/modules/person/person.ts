import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import type { Sex } from '#kernel/identity-number/index.ts'
import { checkName, type NameFault } from '#kernel/names.ts'
import {
  checkDocument,
  type CheckedDocument,
  type DocumentFault,
  type PresentedDocument,
} from './document.ts'

/** Somebody to be entered in the register. */
export interface NewPerson {
  /** As the person writes it, in any script; never converted. */
  readonly name: string
  readonly documents: readonly PresentedDocument[]
  /** 18 characters; where it is absent, a citizen's own number serves (经办条例). */
  readonly socialSecurityNumber?: string | undefined
  readonly phone?: string | undefined
  readonly sex: Sex
  readonly birthOn: Temporal.PlainDate
  readonly regionCode: string
}

export type RegistrationFault =
  | { readonly field: 'name'; readonly reason: NameFault }
  | {
      readonly field: 'documents'
      /** Counted from 0; none for a fault of the set. */
      readonly index?: number
      readonly reason: DocumentFault | 'NOT_ONE_PRIMARY'
    }
  | { readonly field: 'socialSecurityNumber'; readonly reason: 'WRONG_SHAPE' }

export type RegistrationRefusal =
  | 'NAME_INVALID'
  | 'DOCUMENT_INVALID'
  | 'SOCIAL_SECURITY_NUMBER_INVALID'
  | 'IDENTITY_ALREADY_REGISTERED'

/** A refusal with the fields that are wrong; none where they would tell of somebody else. */
export interface RegistrationRefused extends Refused<RegistrationRefusal> {
  readonly faults: readonly RegistrationFault[]
}

/** A person who can be stored. */
export interface CheckedPerson extends NewPerson {
  readonly documents: readonly CheckedDocument[]
}

export type RegistrationDecision<Outcome> =
  | Extract<Decision<Outcome, never>, { granted: true }>
  | RegistrationRefused

const CODES = {
  name: 'NAME_INVALID',
  documents: 'DOCUMENT_INVALID',
  socialSecurityNumber: 'SOCIAL_SECURITY_NUMBER_INVALID',
} as const satisfies Record<RegistrationFault['field'], RegistrationRefusal>

/**
 * The answer for an identity that stands in the register already: always this one, whoever asks and
 * whoever the other person is (N5).
 */
export const ALREADY_REGISTERED: RegistrationRefused = {
  ...refuse('YKT-3', 'IDENTITY_ALREADY_REGISTERED', ['askCounter']),
  faults: [],
}

const checkDocuments = (person: NewPerson, on: Temporal.PlainDate) => {
  const faults: RegistrationFault[] = []
  const documents = person.documents.flatMap((document, index) => {
    const checked = checkDocument(document, person, on)
    if (!('fault' in checked)) return [checked]
    faults.push({ field: 'documents', index, reason: checked.fault })
    return []
  })
  if (person.documents.filter((document) => document.primary).length !== 1)
    faults.push({ field: 'documents', reason: 'NOT_ONE_PRIMARY' })
  return { documents, faults }
}

/**
 * Whether a person can be entered on a day: every field that is wrong is told, and the first names
 * the refusal. Whether they stand in the register already is for the database to say.
 */
export const decideRegistration = (
  person: NewPerson,
  on: Temporal.PlainDate,
): RegistrationDecision<CheckedPerson> => {
  const name = checkName(person.name)
  const { documents, faults: documentFaults } = checkDocuments(person, on)
  const citizen = documents.find((document) => document.isCitizenNumber)
  const socialSecurityNumber = person.socialSecurityNumber ?? citizen?.number
  const faults: RegistrationFault[] = [
    ...(name.valid ? [] : [{ field: 'name', reason: name.reason } as const]),
    ...documentFaults,
    ...(socialSecurityNumber === undefined || /^[0-9A-Z]{18}$/.test(socialSecurityNumber)
      ? []
      : [{ field: 'socialSecurityNumber', reason: 'WRONG_SHAPE' } as const]),
  ]
  const [first] = faults
  if (first !== undefined || !name.valid)
    return { ...refuse('YKT-6', CODES[first?.field ?? 'name']), faults }
  return grant('YKT-6', { ...person, name: name.name, documents, socialSecurityNumber })
}
