import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ReadStandard } from '#modules/standard/index.ts'
import { type Channel, CHANNEL_TABLE, openChannels } from './channel.ts'
import { type DocumentGroup, type MaterialCode, MATERIALS, materialsFor } from './material.ts'
import { type ApplicantKind, type ServiceCode, SERVICES } from './service.ts'

/** Counts on from a day in working days; the calendar is the operator's. */
export type AddWorkingDays = (from: Temporal.PlainDate, days: number) => Temporal.PlainDate

/** 材料状态 in a case: in the hand, answered by a register, allowed later, or missing. */
export const MATERIAL_STATES = ['presented', 'shared', 'later', 'missing'] as const
export type MaterialState = (typeof MATERIAL_STATES)[number]

export interface CaseMaterial {
  readonly code: MaterialCode
  readonly state: MaterialState
  /** The last day for one that may come later. */
  readonly laterUntil: Temporal.PlainDate | undefined
}

/** What somebody asks for, and what they have with them. */
export interface Opening {
  readonly service: ServiceCode
  readonly applicant: ApplicantKind
  /** Whether whoever acts for the holder may: their relation is in force and reaches so far. */
  readonly proved: boolean
  readonly group: DocumentGroup
  readonly channel: Channel
  /** City that issued the card, or will. */
  readonly issueRegion: string
  readonly presented: ReadonlySet<MaterialCode>
  /** What registers have answered for. */
  readonly shared: ReadonlySet<MaterialCode>
  /** Whether another case of the same service is open for this person, anywhere. */
  readonly alreadyOpen: boolean
  readonly on: Temporal.PlainDate
}

export type OpeningRefusal =
  | 'APPLICANT_NOT_ALLOWED'
  | 'APPLICANT_NOT_PROVED'
  | 'CHANNEL_NOT_AVAILABLE'
  | 'CASE_ALREADY_OPEN'
  | 'PERSON_WAS_MERGED'

/** Nothing is opened under an entry that was given up for another one (C6). */
export const GIVEN_UP = refuse('YKT-3', 'PERSON_WAS_MERGED', ['openSurviving'])

/** 承诺时限 and 法定时限 */
export interface Limits {
  readonly promiseOn: Temporal.PlainDate
  readonly legalOn: Temporal.PlainDate
}

export interface Opened {
  readonly status: 'accepted' | 'waitingForMaterials'
  readonly materials: readonly CaseMaterial[]
  /** None until everything that is needed is there. */
  readonly limits: Limits | undefined
}

/**
 * The days by which a result is promised and due, counted from acceptance. They are those of the
 * issuing city, wherever in the province the case was accepted (Art. 17).
 */
export const limitsOf = (
  service: ServiceCode,
  channel: Channel,
  issueRegion: string,
  on: Temporal.PlainDate,
  addWorkingDays: AddWorkingDays,
  standard: ReadStandard,
): Limits => {
  const { limit } = SERVICES[service]
  if (limit.kind === 'atOnce') return { promiseOn: on, legalOn: on }
  const name = channel === 'online' ? (limit.promiseOnline ?? limit.promise) : limit.promise
  const days = (one: typeof name): Temporal.PlainDate =>
    addWorkingDays(on, standard(one, issueRegion, on))
  return { promiseOn: days(name), legalOn: days(limit.legal) }
}

/** Where each material of a case stands: all of them, so that what is missing is told at once. */
export const checkMaterials = (
  opening: Pick<
    Opening,
    'service' | 'applicant' | 'group' | 'presented' | 'shared' | 'issueRegion' | 'on'
  >,
  addWorkingDays: AddWorkingDays,
  standard: ReadStandard,
): readonly CaseMaterial[] => {
  const { service, applicant, group, presented, shared, issueRegion, on } = opening
  return materialsFor(service, applicant, group).map((code): CaseMaterial => {
    if (presented.has(code)) return { code, state: 'presented', laterUntil: undefined }
    const { sharedBy, later } = MATERIALS[code]
    if (sharedBy !== undefined && shared.has(code))
      return { code, state: 'shared', laterUntil: undefined }
    if (later !== true) return { code, state: 'missing', laterUntil: undefined }
    const days = standard('laterMaterialWorkingDays', issueRegion, on)
    return { code, state: 'later', laterUntil: addWorkingDays(on, days) }
  })
}

/** 一次性告知: what has not come, whether or not it may come later. */
export const stillMissing = (materials: readonly CaseMaterial[]): readonly CaseMaterial[] =>
  materials.filter(({ state }) => state === 'missing' || state === 'later')

const mustCome = (materials: readonly CaseMaterial[]): boolean =>
  materials.some(({ state }) => state === 'missing')

/**
 * Whether a case can be opened, and how: accepted, or with everything that is missing told once.
 * Guards in order: the applicant, their right, the channel, a case that is open already. Where the
 * applicant is and where the card comes from is not looked at together anywhere (§16 G13).
 */
export const decideOpening = (
  opening: Opening,
  addWorkingDays: AddWorkingDays,
  standard: ReadStandard,
): Decision<Opened, OpeningRefusal> => {
  const { service, applicant, channel, issueRegion, on } = opening
  const { basis, applicants } = SERVICES[service]
  if (!applicants.includes(applicant)) return refuse(basis, 'APPLICANT_NOT_ALLOWED', applicants)
  if (!opening.proved)
    return refuse('HANDLING-30', 'APPLICANT_NOT_PROVED', ['recordRelation', 'holderComes'])
  if (!CHANNEL_TABLE[service][channel].open)
    return refuse('YKT-17', 'CHANNEL_NOT_AVAILABLE', openChannels(service))
  if (opening.alreadyOpen) return refuse('YKT-17', 'CASE_ALREADY_OPEN', ['seeCase'])
  const materials = checkMaterials(opening, addWorkingDays, standard)
  if (mustCome(materials))
    return grant(basis, { status: 'waitingForMaterials', materials, limits: undefined })
  const limits = limitsOf(service, channel, issueRegion, on, addWorkingDays, standard)
  return grant(basis, { status: 'accepted', materials, limits })
}

/** The materials after some have come in; `complete` when nothing must come any more. */
export const withMaterials = (
  materials: readonly CaseMaterial[],
  came: ReadonlySet<MaterialCode>,
): { readonly materials: readonly CaseMaterial[]; readonly complete: boolean } => {
  const after = materials.map((one): CaseMaterial =>
    came.has(one.code) ? { code: one.code, state: 'presented', laterUntil: undefined } : one,
  )
  return { materials: after, complete: !mustCome(after) }
}
