import { refuse, type Refused } from '#kernel/decision.ts'
import type { CardStatus } from '#modules/card/index.ts'
import type { Carrier, Scene } from '#modules/catalogue/index.ts'
import { acceptanceOf } from '#modules/credential/index.ts'
import type { Facts, Moment } from './facts.ts'
import { type Channel, isTold, type VerificationRequest } from './request.ts'

export type VerificationRefusal =
  | 'SCENE_UNKNOWN'
  | 'SCENE_NOT_AT_TERMINAL'
  | 'CHANNEL_NOT_IN_SCENE'
  | 'CODE_UNKNOWN'
  | 'CODE_EXPIRED'
  | 'CODE_USED'
  | 'CODE_PURPOSE_WRONG'
  | 'CREDENTIAL_NOT_ACCEPTED'
  | 'CREDENTIAL_SWITCHED_OFF'
  | 'CARD_UNKNOWN'
  | 'CARD_NOT_ENABLED'
  | 'CARD_LOST'
  | 'CARD_LOCKED'
  | 'CARD_CANCELLED'
  | 'ASSURANCE_TOO_LOW'

/** One request with all that is known about it. */
export interface Question {
  readonly request: VerificationRequest
  readonly facts: Facts
  /** Absent when the catalogue in force has no such scene in this city. */
  readonly scene: Scene | undefined
  /** Whether the place of the terminal offers it. */
  readonly offered: boolean
  readonly assuranceLevel: number
  readonly at: Temporal.Instant
  /** The day in the province. */
  readonly on: Moment['on']
}

type Refusal = Refused<VerificationRefusal>
type Check = (question: Question) => Refusal | undefined

/** Built once: a refusal is a constant, not a new value per request. */
const when = (fails: (question: Question) => boolean, refusal: Refusal): Check => {
  return (question) => (fails(question) ? refusal : undefined)
}

const REFRESH_CODE = ['refreshCode']

const sceneKnown = when(
  ({ scene }) => scene === undefined,
  refuse('YKT-8', 'SCENE_UNKNOWN', ['chooseScene']),
)

const sceneAtTerminal = when(
  ({ request, facts, offered }) => !offered || !facts.terminal.sceneCodes.includes(request.scene),
  refuse('YKT-8', 'SCENE_NOT_AT_TERMINAL', ['chooseScene']),
)

/** What a scene may call what was shown: a reader tells the chip alike, put in or held near. */
const READ_AS: Readonly<Record<Channel, readonly Carrier[]>> = {
  chip: ['chip', 'contactless'],
  code: ['code'],
  number: [],
  credential: [],
}

const channelInScene = when(
  ({ request, scene }) =>
    isTold(request.shown)
      ? scene?.numberAllowed !== true
      : !READ_AS[request.shown.channel].some((one) => scene?.carriers.includes(one) === true),
  refuse('YKT-8', 'CHANNEL_NOT_IN_SCENE', ['showOtherCarrier']),
)

/** One answer for a malformed code, an invented one and one forgotten in a crash (N5, V8). */
export const CODE_UNKNOWN = refuse('YKT-22', 'CODE_UNKNOWN', REFRESH_CODE)

const codeKnown = when(({ facts }) => facts.code === undefined, CODE_UNKNOWN)

/** Clocks of two machines of ours may differ by this much. */
const SKEW_MS = 2_000

/** Out of its time: too late, from the future, or withdrawn with its device or rights (V2). */
const codeInTime = when(
  ({ facts: { code, person }, at }) =>
    code === undefined ||
    code.deviceRevoked ||
    Temporal.Instant.compare(at, code.expiresAt) >= 0 ||
    code.issuedAt.epochMilliseconds - at.epochMilliseconds > SKEW_MS ||
    (person?.codesValidFrom !== undefined &&
      Temporal.Instant.compare(code.issuedAt, person.codesValidFrom) < 0),
  refuse('YKT-22', 'CODE_EXPIRED', REFRESH_CODE),
)

export const CODE_USED = refuse('YKT-22', 'CODE_USED', REFRESH_CODE)

const codeUnused = when(({ facts }) => facts.code?.used === true, CODE_USED)

const codePurpose = when(
  ({ facts, scene }) => facts.code?.purpose !== scene?.codePurpose,
  refuse('YKT-22', 'CODE_PURPOSE_WRONG', ['showCodeForPurpose']),
)

/**
 * An old card is taken in the scene that takes it over, once the card does what it did. What the
 * plan says is public, so these two tell nothing of anybody.
 */
const oldCardAccepted = when(
  ({ facts: { oldCard }, request, on }) =>
    oldCard === undefined ||
    oldCard.sceneCode !== request.scene ||
    acceptanceOf(oldCard, on) === 'notYet',
  refuse('YKT-7', 'CREDENTIAL_NOT_ACCEPTED', ['showOtherCarrier']),
)

const oldCardStillOn = when(
  ({ facts: { oldCard }, on }) => oldCard === undefined || acceptanceOf(oldCard, on) === 'over',
  refuse('YKT-7', 'CREDENTIAL_SWITCHED_OFF', ['showOtherCarrier', 'seeMergedCards']),
)

/** A number that does not exist and a chip that does not fit it look alike (N5). */
const cardKnown = when(
  ({ request: { shown }, facts: { card, person } }) =>
    card === undefined ||
    person === undefined ||
    (shown.channel === 'chip' && shown.chip.identifier !== card.cardIdentifier),
  refuse('YKT-3', 'CARD_UNKNOWN', ['askOutlet']),
)

const NOT_ENABLED = refuse('CARD-16', 'CARD_NOT_ENABLED', ['enable'])
const LOST = refuse('CARD-16', 'CARD_LOST', ['restore'])
const CANCELLED = refuse('CARD-16', 'CARD_CANCELLED', ['apply'])

/** 卡状态 → why the card cannot be used; `undefined` for those in which it can. */
const REFUSAL_OF_STATUS = {
  applied: NOT_ENABLED,
  bankOpening: NOT_ENABLED,
  producing: NOT_ENABLED,
  sealed: NOT_ENABLED,
  normal: undefined,
  temporarilyLost: LOST,
  lost: LOST,
  locked: refuse('YKT-22', 'CARD_LOCKED', ['unlock']),
  replacing: undefined,
  replacingLost: refuse('CARD-16', 'CARD_LOST', ['withdrawOrder']),
  cancelled: CANCELLED,
  rejected: NOT_ENABLED,
  failedBank: NOT_ENABLED,
  failedProduction: NOT_ENABLED,
} as const satisfies Record<CardStatus, Refusal | undefined>

/** A death is told to nobody at a counter: the card has ended, and that is all (PIPL 6). */
const holderAlive = when(({ facts }) => facts.person?.diedOn !== undefined, CANCELLED)

/** A code of a card that is lost for the time being is good by its holder's own permission. */
const cardUsable: Check = ({ request: { shown }, facts: { card } }) => {
  if (card === undefined) return undefined
  const permitted =
    (shown.channel === 'code' || shown.channel === 'number') &&
    card.status === 'temporarilyLost' &&
    card.eCardPermitted === true
  return permitted ? undefined : REFUSAL_OF_STATUS[card.status]
}

const assuranceEnough: Check = ({ assuranceLevel, scene, request, facts }) => {
  if (scene === undefined || assuranceLevel >= scene.assuranceLevel) return undefined
  if (isTold(request.shown)) return NEEDS_CARD_OR_CODE
  if (scene.assuranceLevel > facts.terminal.highestAssurance) return NEEDS_OTHER_TERMINAL
  return scene.assuranceLevel === 4 ? NEEDS_DOCUMENT : NEEDS_PIN_OR_FACE
}
const NEEDS_CARD_OR_CODE = refuse('YKT-22', 'ASSURANCE_TOO_LOW', ['showCode', 'insertCard'])
const NEEDS_OTHER_TERMINAL = refuse('YKT-22', 'ASSURANCE_TOO_LOW', ['showStepUpCode'])
const NEEDS_PIN_OR_FACE = refuse('YKT-22', 'ASSURANCE_TOO_LOW', [
  'enterPin',
  'matchFace',
  'showStepUpCode',
])
const NEEDS_DOCUMENT = refuse('YKT-22', 'ASSURANCE_TOO_LOW', ['showDocument'])

/** Column letters of the table below. */
const LETTERS: Record<Channel, string> = { chip: 'K', code: 'C', number: '#', credential: 'O' }

/** In this order, and the first that fails answers. K chip, C code, # its number, O old card. */
const CHECKS: readonly { readonly on: string; readonly check: Check }[] = [
  { on: 'K C # O', check: sceneKnown },
  { on: 'K C # O', check: sceneAtTerminal },
  { on: 'K C # O', check: channelInScene },
  { on: '. C # .', check: codeKnown },
  { on: '. C # .', check: codeInTime },
  { on: '. C # .', check: codeUnused },
  { on: '. C # .', check: codePurpose },
  { on: '. . . O', check: oldCardAccepted },
  { on: '. . . O', check: oldCardStillOn },
  { on: 'K C # O', check: cardKnown },
  { on: 'K C # O', check: holderAlive },
  { on: 'K C # O', check: cardUsable },
  { on: 'K C # O', check: assuranceEnough },
]

const checksOf = (channel: Channel): readonly Check[] =>
  CHECKS.filter(({ on }) => on.includes(LETTERS[channel])).map(({ check }) => check)

const CHECKS_OF: Readonly<Record<Channel, readonly Check[]>> = {
  chip: checksOf('chip'),
  code: checksOf('code'),
  number: checksOf('number'),
  credential: checksOf('credential'),
}

/** The refusal of the first check that fails, or `undefined` when all hold. */
export const firstRefusal = (question: Question): Refusal | undefined => {
  for (const check of CHECKS_OF[question.request.shown.channel]) {
    const refusal = check(question)
    if (refusal !== undefined) return refusal
  }
  return undefined
}
