import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import { checkName } from '#kernel/names.ts'
import { checkDocument, type CheckedDocument, type PresentedDocument } from './document.ts'
import type { StatedFacts } from './document.ts'

/** 关键信息: what makes a person this person, and where their money goes. */
export const CRITICAL_ATTRIBUTES = ['name', 'identityNumber', 'phone', 'account'] as const
export type CriticalAttribute = (typeof CRITICAL_ATTRIBUTES)[number]

/** One change that was made before. */
export interface PastChange {
  readonly attribute: CriticalAttribute
  readonly changedAt: Temporal.Instant
}

/**
 * How many units have to agree (C7): two, as soon as this change and those of the last days
 * together touch a second critical attribute. Step by step, one person could be made into another
 * (T2).
 */
export const unitsNeeded = (facts: {
  readonly changing: readonly CriticalAttribute[]
  readonly history: readonly PastChange[]
  readonly at: Temporal.Instant
  readonly days: number
}): 1 | 2 => {
  const since = facts.at.subtract({ hours: facts.days * 24 })
  const recent = facts.history
    .filter(({ changedAt }) => Temporal.Instant.compare(changedAt, since) > 0)
    .map(({ attribute }) => attribute)
  const touched = new Set([...facts.changing, ...recent])
  return facts.changing.length > 0 && touched.size >= 2 ? 2 : 1
}

/** What is to be different afterwards. */
export interface Change {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly document?: PresentedDocument | undefined
}

/** A change that can be stored. */
export interface CheckedChange {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly document?: CheckedDocument | undefined
}

export type ChangeRefusal =
  | 'NOTHING_TO_CHANGE'
  | 'NAME_INVALID'
  | 'PHONE_INVALID'
  | 'DOCUMENT_INVALID'
  | 'MATERIALS_MISSING'
  | 'PERSON_NOT_LIVING'
  | 'CHANGE_UNDER_WAY'
  | 'CHANGE_NOT_OPEN'
  | 'IDENTITY_ALREADY_REGISTERED'

const PHONE = /^\+?\d{5,15}$/

const checkedDocument = (
  { document }: Change,
  stated: StatedFacts,
  on: Temporal.PlainDate,
): CheckedDocument | undefined | Refused<'DOCUMENT_INVALID'> => {
  if (document === undefined) return undefined
  const checked = checkDocument(document, stated, on)
  return 'fault' in checked ? refuse('YKT-6', 'DOCUMENT_INVALID', ['showDocument']) : checked
}

/** Whether a change can be made at all: something is different, well-formed and with its papers. */
export const decideChange = (
  change: Change,
  facts: StatedFacts & {
    readonly diedOn: Temporal.PlainDate | undefined
    readonly materials: readonly string[]
  },
  on: Temporal.PlainDate,
): Decision<CheckedChange, ChangeRefusal> => {
  const { name, phone } = change
  if (name === undefined && phone === undefined && change.document === undefined)
    return refuse('PIPL-46', 'NOTHING_TO_CHANGE')
  if (facts.diedOn !== undefined) return refuse('CARD-16', 'PERSON_NOT_LIVING', ['settleDeath'])
  if (facts.materials.length === 0) return refuse('YKT-6', 'MATERIALS_MISSING', ['showDocument'])
  const named = name === undefined ? undefined : checkName(name)
  if (named?.valid === false) return refuse('YKT-6', 'NAME_INVALID')
  if (phone !== undefined && !PHONE.test(phone)) return refuse('YKT-6', 'PHONE_INVALID')
  const document = checkedDocument(change, facts, on)
  if (document !== undefined && 'granted' in document) return document
  return grant('PIPL-46', { name: named?.name, phone, document })
}
