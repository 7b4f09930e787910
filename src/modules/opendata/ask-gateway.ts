import type { PriceList } from '#modules/concession/index.ts'
import { heldAs } from '#modules/entitlement/index.ts'
import { decideVerification, type Facts } from '#modules/verification/index.ts'
import type { Place } from '#modules/catalogue/index.ts'
import { type AnswerTo, OLDEST, type ParityHolder, type SceneInCity } from './parity.ts'

const PERSON = '0198f000-0000-7000-8000-00000000e016'
const CARD = '0198f000-0000-7000-8000-00000000c016'
const PLACE = '0198f000-0000-7000-8000-00000000b016'
const IDENTIFIER = '0'.repeat(32)

const placeOf = ({ cityCode, scene }: SceneInCity): Place => ({
  id: PLACE,
  code: 'parity',
  name: { 'zh-Hans': '', 'zh-Hant': '', en: '', pt: '' },
  kind: 'other',
  cityCode,
  districtCode: cityCode,
  address: '',
  latitude: 23,
  longitude: 113,
  openingHours: '',
  phone: '',
  operatorAgency: '',
  sceneCodes: [scene.code],
  facilities: [],
})

/** The best that a terminal can do: whatever is refused is refused for the holder's sake. */
const factsOf = (
  { scene }: SceneInCity,
  { documentKind, categories }: ParityHolder,
  birthOn: Temporal.PlainDate,
): Facts => ({
  terminal: {
    id: 'parity',
    placeId: PLACE,
    organisationCode: 'parity',
    sceneCodes: [scene.code],
    highestAssurance: 4,
  },
  card: {
    id: CARD,
    personId: PERSON,
    cardNumber: 'A00000016',
    cardIdentifier: IDENTIFIER,
    status: 'normal',
  },
  // The gateway knows no member for the document; should it ever look for one, it is there.
  person: Object.assign(
    {
      id: PERSON,
      birthOn,
      sex: 'female' as const,
      nameSealed: new Uint8Array(),
    },
    { documentKind, documents: [documentKind] },
  ) as unknown as NonNullable<Facts['person']>,
  entitlements: categories.flatMap((category) => heldAs(category) ?? []),
})

/**
 * Asks the gateway's own decision for made-up holders, by card at a terminal that can do all: what
 * it answers is whether they pass, at which price, by which rule.
 */
export const askGateway = (
  prices: PriceList,
  { at, on }: { readonly at: Temporal.Instant; readonly on: Temporal.PlainDate },
): AnswerTo => {
  const births = Array.from({ length: OLDEST + 1 }, (_, years) => on.subtract({ years }))
  return (where, holder) => {
    const { scene, cityCode } = where
    const birthOn = births[holder.age] ?? on.subtract({ years: holder.age })
    const decision = decideVerification(
      {
        scene: scene.code,
        shown: {
          channel: 'chip',
          chip: { region: cityCode, number: 'A00000016', identifier: IDENTIFIER },
        },
        attested: { pinVerified: true, documentSeen: true },
      },
      factsOf(where, holder, birthOn),
      {
        catalogue: { scene: () => scene, place: () => placeOf(where) },
        prices,
        takenIn: new Map(),
      },
      { at, on },
    )
    if (!decision.granted) return decision.refusal
    const { concession } = decision.outcome
    if (concession === undefined) return 'granted'
    const { payFen, fullFen, ruleId } = concession
    return `granted ${payFen ?? '?'}/${fullFen ?? '?'} ${ruleId ?? ''}`
  }
}
