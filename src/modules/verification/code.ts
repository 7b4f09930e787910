import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 身份码: opaque, 32 random bytes in base64url. */
const CODE = /^[A-Za-z0-9_-]{43}$/
/** 八位数字: for reading out where a scene allows it. */
const NUMBER = /^\d{8}$/

/** Whether the text can be a code at all; any other is answered as an unknown one. */
export const isCode = (text: string): boolean => CODE.test(text)
export const isNumber = (text: string): boolean => NUMBER.test(text)

/** The device asks for a fresh code this long after the last one, before that one ends. */
export const REFRESH_AFTER_SECONDS = 50

/** A device's clock may differ from ours by this much. */
export const CLOCK_TOLERANCE_SECONDS = 30

/** What a device signs to ask for a code; `at` in epoch seconds. */
export interface CodeRequest {
  /** As the device knows itself: `dev_…`. */
  readonly device: string
  readonly purpose: string
  readonly at: number
  readonly nonce: string
}

export const codeRequestMessage = ({ device, purpose, at, nonce }: CodeRequest): string =>
  `ykt-code|${device}|${purpose}|${at}|${nonce}`

/** What a device signs with its new key when it is enrolled. */
export const deviceProofMessage = (publicKey: string, at: number): string =>
  `ykt-device|${publicKey}|${at}`

export const isTimely = (epochSeconds: number, at: Temporal.Instant): boolean =>
  Math.abs(at.epochMilliseconds / 1000 - epochSeconds) <= CLOCK_TOLERANCE_SECONDS

export type CodeRefusal =
  | 'DEVICE_REVOKED'
  | 'SIGNATURE_WRONG'
  | 'CLOCK_DIFFERS'
  | 'REQUEST_REPLAYED'
  | 'CARD_NOT_USABLE'
  | 'STEP_UP_NEEDED'

/** What the issue of a code rests on. */
export interface CodeCircumstances {
  readonly deviceRevoked: boolean
  readonly signatureGood: boolean
  readonly timely: boolean
  readonly cardUsable: boolean
  /** Whether the holder proved who they are within the last minutes. */
  readonly stepUpFresh: boolean
}

export type CodeLevel = 2 | 3

/**
 * 签发身份码: for the device that signed, while the card is good (Art. 22). A code of level 3 needs
 * that the holder proved themselves anew.
 */
export const decideCode = (
  asked: CodeLevel,
  circumstances: CodeCircumstances,
): Decision<{ readonly assuranceLevel: CodeLevel }, CodeRefusal> => {
  if (circumstances.deviceRevoked) return refuse('YKT-22', 'DEVICE_REVOKED', ['enrolDevice'])
  if (!circumstances.signatureGood) return refuse('YKT-22', 'SIGNATURE_WRONG', ['enrolDevice'])
  if (!circumstances.timely) return refuse('YKT-22', 'CLOCK_DIFFERS', ['setClock'])
  if (!circumstances.cardUsable) return refuse('CARD-16', 'CARD_NOT_USABLE', ['seeCard'])
  if (asked === 3 && !circumstances.stepUpFresh)
    return refuse('YKT-22', 'STEP_UP_NEEDED', ['stepUp'])
  return grant('YKT-22', { assuranceLevel: asked })
}

export const REPLAYED = refuse('YKT-22', 'REQUEST_REPLAYED', ['refreshCode'])
