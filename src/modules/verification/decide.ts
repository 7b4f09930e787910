import { type Decision, grant } from '#kernel/decision.ts'
import type { Scene } from '#modules/catalogue/index.ts'
import { type Concession, evaluate } from '#modules/concession/index.ts'
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
  readonly concession: Concession | undefined
}

export type VerificationDecision = Decision<Granted, VerificationRefusal>

/** Only a scene that tells a price or a class needs one worked out. */
const asksForConcession = ({ returnedFields }: Scene): boolean =>
  returnedFields.includes('concession') || returnedFields.includes('fareClass')

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
  const place = policy.catalogue.place(facts.terminal.placeId)
  // Where the authorisation of a place has ended, no scene holds any more.
  const cityCode = place?.endedOn === undefined ? place?.cityCode : undefined
  const scene = cityCode === undefined ? undefined : policy.catalogue.scene(request.scene, cityCode)
  const assuranceLevel = assuranceOf(request, facts)
  // A terminal offers what its ticket said as far as its place still offers it.
  const offered = place?.sceneCodes.includes(request.scene) === true
  const refusal = firstRefusal({ request, facts, scene, offered, assuranceLevel, at })
  if (refusal !== undefined) return refusal
  const { card, person } = facts
  if (scene === undefined || cityCode === undefined || card === undefined || person === undefined)
    throw new Error('the checks let a request pass without its facts')
  const { birthOn, categories } = person
  const concession =
    scene.concessionKind === undefined || !asksForConcession(scene)
      ? undefined
      : evaluate(policy.prices, { kind: scene.concessionKind, cityCode, birthOn, categories, on })
  return grant(scene.basis[0] ?? 'YKT-8', { scene, assuranceLevel, card, person, concession })
}
