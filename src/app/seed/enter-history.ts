import { type CopyValue, copyInto } from '#platform/copy.ts'
import type { Transaction } from '#platform/db.ts'
import type { Carrier, Place } from '#modules/catalogue/index.ts'
import { sceneOf } from './data/scenes.ts'
import type { Resident } from './generate/resident.ts'
import { type SeedVerification, verifications } from './generate/verifications.ts'
import { stableId } from './stable-id.ts'

const PER_HOLDER = 6

const CHANNELS: Readonly<Partial<Record<Carrier, 'code' | 'chip' | 'number'>>> = {
  chip: 'chip',
  contactless: 'chip',
  code: 'code',
  number: 'number',
}

/** The terminals of the past: their keys are gone, so nobody can speak for them. */
const pastTerminal = (placeId: string): string => stableId('past-terminal', placeId)

const terminalRow = (place: Place, firstUse: Temporal.Instant): CopyValue[] => [
  pastTerminal(place.id),
  place.id,
  place.operatorAgency,
  '旧终端',
  place.sceneCodes,
  Buffer.alloc(65),
  4,
  'revoked',
  true,
  firstUse,
  firstUse,
]

const usageRow = (one: SeedVerification, counter: number): CopyValue[] => {
  const scene = sceneOf(one.sceneCode)
  const { granted } = one.result
  return [
    one.id,
    one.at,
    pastTerminal(one.placeId),
    counter,
    Buffer.alloc(32),
    one.operatorAgency,
    one.placeId,
    one.sceneCode,
    CHANNELS[one.carrier] ?? 'chip',
    one.result.granted ? 'granted' : one.result.refusal,
    scene.assuranceLevel,
    one.holderId,
    null,
    granted ? scene.returnedFields : [],
    null,
    scene.basis[0] ?? 'YKT-7',
  ]
}

/** Enters what happened at places in the last weeks, as it would stand there. */
export const enterHistory = async (
  tx: Transaction,
  options: {
    readonly seed: number
    readonly on: Temporal.PlainDate
    readonly holders: readonly Resident[]
    readonly places: readonly Place[]
  },
): Promise<number> => {
  const history = [...verifications({ ...options, perHolder: PER_HOLDER })]
  const used = new Map(history.map((one) => [one.placeId, one.at]))
  await copyInto(
    tx,
    `verification.terminal (id, place_id, organisation_code, label, scene_codes, public_key,
       highest_assurance, status, sandbox, activated_at, ended_at)`,
    options.places.flatMap((place) => {
      const at = used.get(place.id)
      return at === undefined ? [] : [terminalRow(place, at)]
    }),
  )
  await copyInto(
    tx,
    `verification.usage (id, at, terminal_id, counter, request_digest, organisation_code, place_id,
       scene_code, channel, outcome, assurance_level, person_id, card_id, fields, concession_rule,
       basis)`,
    history.map((one, i) => usageRow(one, i + 1)),
  )
  return history.length
}
