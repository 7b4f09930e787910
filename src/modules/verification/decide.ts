import { type Decision, grant } from '#kernel/decision.ts'
import type { Scene } from '#modules/catalogue/index.ts'
import { type Concession, evaluate } from '#modules/concession/index.ts'
import { categoriesOf, type InForce } from '#modules/entitlement/index.ts'
import { assuranceOf } from './assurance.ts'
import { firstRefusal, type VerificationRefusal } from './checks.ts'
import type { CardFacts, Facts, Moment, PersonFacts, Policy } from './facts.ts'
import type { VerificationRequest } from './request.ts'

/** 核验通过: what the answer is made of. */
export interface Granted {
  readonly scene: Scene
  readonly assuranceLevel: number
  readonly card: CardFacts
  readonly person: PersonFacts
  /** Of the person, as far as the scene asks for some of it. */
  readonly entitlements: readonly InForce[]
  /** On the card and taking money, as far as the scene tells of it. */
  readonly accountId: string | undefined
  readonly concession: Concession | undefined
}

export type VerificationDecision = Decision<Granted, VerificationRefusal>

/** Only a scene that tells a price or a class needs one worked out. */
const asksForConcession = ({ returnedFields }: Scene): boolean =>
  returnedFields.includes('concession') || returnedFields.includes('fareClass')

interface SceneThere {
  readonly scene: Scene | undefined
  readonly cityCode: string | undefined
  /** A terminal offers what its ticket said as far as its place still offers it. */
  readonly offered: boolean
}

/** The scene of a request where it is shown; none where the authorisation of a place has ended. */
const sceneOf = (
  { scene }: VerificationRequest,
  { terminal }: Pick<Facts, 'terminal'>,
  { catalogue }: Policy,
): SceneThere => {
  const place = catalogue.place(terminal.placeId)
  const cityCode = place?.endedOn === undefined ? place?.cityCode : undefined
  return {
    cityCode,
    scene: cityCode === undefined ? undefined : catalogue.scene(scene, cityCode),
    offered: place?.sceneCodes.includes(scene) === true,
  }
}

/** What an answer hangs on besides the card and its holder. Where it does not, nobody looks. */
export interface Asked {
  /** What departments say of the holder: for a price, a class, or a word of it. */
  readonly entitlements: boolean
  /** The account on the card. */
  readonly account: boolean
}
const NOTHING: Asked = { entitlements: false, account: false }

/** What has to be read for this request, by its scene alone (PIPL 6). */
export const askedFor = (
  request: VerificationRequest,
  facts: Pick<Facts, 'terminal'>,
  policy: Policy,
): Asked => {
  const { scene } = sceneOf(request, facts, policy)
  if (scene === undefined) return NOTHING
  const { concessionKind, returnedFields } = scene
  return {
    entitlements:
      (concessionKind !== undefined && asksForConcession(scene)) ||
      returnedFields.includes('entitlement') ||
      returnedFields.includes('talentLevel'),
    account: returnedFields.includes('accountToken'),
  }
}

/**
 * 核验: whether the card is good for this scene here and now. A pure function of the request, the
 * facts and the data in force, so that a recorded request can be decided again (V4).
 */
export const decideVerification = (
  request: VerificationRequest,
  facts: Facts,
  policy: Policy,
  { at, on }: Moment,
): VerificationDecision => {
  const { scene, cityCode, offered } = sceneOf(request, facts, policy)
  const assuranceLevel = assuranceOf(request, facts)
  const refusal = firstRefusal({ request, facts, scene, offered, assuranceLevel, at, on })
  if (refusal !== undefined) return refusal
  const { card, person, entitlements = [], accountId } = facts
  if (scene === undefined || cityCode === undefined || card === undefined || person === undefined)
    throw new Error('the checks let a request pass without its facts')
  const { birthOn } = person
  const categories = categoriesOf(entitlements)
  const concession =
    scene.concessionKind === undefined || !asksForConcession(scene)
      ? undefined
      : evaluate(policy.prices, { kind: scene.concessionKind, cityCode, birthOn, categories, on })
  return grant(scene.basis[0] ?? 'YKT-8', {
    scene,
    assuranceLevel,
    card,
    person,
    entitlements,
    accountId,
    concession,
  })
}
