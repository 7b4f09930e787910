import { ageOn } from '#kernel/ages.ts'
import type { SceneField } from '#modules/catalogue/index.ts'
import { kindsToldIn, talentLevelOf } from '#modules/entitlement/index.ts'
import type { SealedValue } from '#platform/pii.ts'
import type { Granted } from './decide.ts'

/** Where the values come from; opening and naming need keys, which the caller holds. */
export interface FieldSource {
  readonly granted: Granted
  readonly on: Temporal.PlainDate
  /** Opens a sealed value whose access stands in the usage row. */
  readonly open: (value: SealedValue) => string
  /** The name of a person or an account for this organisation alone (N4). */
  readonly token: (id: string) => string
}

export type FieldValue = string | boolean | readonly string[] | null

const AGE_BANDS = [6, 14, 18, 60, 65, 70, 80] as const

/** `60-64`, `80+`: enough for a canteen, too little for a birthday. */
export const ageBandOf = (age: number): string => {
  const next = AGE_BANDS.findIndex((from) => age < from)
  if (next < 0) return `${AGE_BANDS.at(-1) ?? 0}+`
  return `${next === 0 ? 0 : AGE_BANDS[next - 1]}-${(AGE_BANDS[next] ?? 0) - 1}`
}

const fareClassOf = ({ concession }: Granted): string => {
  if (concession === undefined || concession.ruleId === undefined) return 'standard'
  return concession.free ? 'free' : 'reduced'
}

/** 医保凭证类型: the code for a social security card among credentials of medical insurance. */
const SOCIAL_SECURITY_CARD = '03'

/** How each field is read. What the province does not hold yet is told as absent, not left out. */
const READERS: Readonly<Record<SceneField, (source: FieldSource) => FieldValue>> = {
  token: ({ granted, token }) => token(granted.person.id),
  name: ({ granted, open }) => open(granted.person.nameSealed),
  socialSecurityNumber: ({ granted: { person }, open }) =>
    person.socialSecurityNumberSealed === undefined
      ? null
      : open(person.socialSecurityNumberSealed),
  sex: ({ granted }) => granted.person.sex,
  birthDate: ({ granted }) => granted.person.birthOn.toString(),
  cardState: ({ granted }) => granted.card.status,
  cardNumber: ({ granted }) => granted.card.cardNumber,
  cardIdentifier: ({ granted }) => granted.card.cardIdentifier,
  certificateType: () => SOCIAL_SECURITY_CARD,
  alive: ({ granted }) => granted.person.diedOn === undefined,
  ageBand: ({ granted, on }) => ageBandOf(ageOn(granted.person.birthOn, on)),
  fareClass: ({ granted }) => fareClassOf(granted),
  concession: ({ granted }) => granted.concession?.ruleId ?? null,
  entitlement: ({ granted: { scene, entitlements } }) => kindsToldIn(scene.domain, entitlements),
  talentLevel: ({ granted }) => talentLevelOf(granted.entitlements) ?? null,
  accountToken: ({ granted: { accountId }, token }) =>
    accountId === undefined ? null : token(accountId),
  // 电子证照 are shown by the province's platform of licences and not at a terminal of ours: no
  // carrier that the gateway takes leads to one.
  licenceReference: () => null,
}

/** Exactly the fields that the scene declares, and no other (V5, PIPL 6). */
export const fieldsOf = (source: FieldSource): Record<string, FieldValue> => {
  const fields: Record<string, FieldValue> = {}
  for (const field of source.granted.scene.returnedFields) fields[field] = READERS[field](source)
  return fields
}
