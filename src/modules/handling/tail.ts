import type { PersonalInformation } from '#platform/pii.ts'

const TAIL = 4

/** Keyed digest of the last four characters of a document, bound to one case. */
export const tailIndex = (
  pii: Pick<PersonalInformation, 'index'>,
  caseId: string,
  number: string,
): Buffer => pii.index('handling.tail', `${caseId}|${number.slice(-TAIL).toUpperCase()}`)
