import { z } from 'zod'
import { fromPublicId } from '#kernel/ids.ts'

/** 核验渠道: how the card was shown to the terminal. */
export const CHANNELS = ['chip', 'code', 'number', 'credential'] as const
export type Channel = (typeof CHANNELS)[number]

/** A scanner may read any text; what is not a code of ours is an unknown code, not an error. */
const MAX_SCANNED = 512

export const ChipRead = z.strictObject({
  region: z.string().regex(/^\d{6}$/),
  number: z.string().regex(/^[0-9A-Z]{8,12}$/),
  identifier: z.string().regex(/^[0-9A-F]{32}$/),
})

/** 旧卡号: told as it stands on the old card. */
export const OldNumber = z.strictObject({
  id: z.string().regex(/^crd_[0-9a-f]{32}$/),
  number: z.string().min(1).max(64),
})

/** What the terminal and its staff vouch for, beyond the card itself. */
const Attested = z.strictObject({
  pinVerified: z.boolean().optional(),
  faceMatched: z.boolean().optional(),
  documentSeen: z.boolean().optional(),
})
export type Attested = z.output<typeof Attested>

/** Body of `POST /v1/verifications`: a scene, and the card in exactly one of four ways. */
export const VerificationBody = z
  .strictObject({
    scene: z.string().regex(/^[A-Z]{2}-[A-Z]{2,4}-\d{3}$/),
    code: z.string().min(1).max(MAX_SCANNED).optional(),
    number: z.string().min(1).max(MAX_SCANNED).optional(),
    card: ChipRead.optional(),
    credential: OldNumber.optional(),
    attested: Attested.optional(),
  })
  .refine(
    ({ code, number, card, credential }) =>
      [code, number, card, credential].filter((one) => one !== undefined).length === 1,
    'give exactly one of code, number, card and credential',
  )
export type VerificationBody = z.output<typeof VerificationBody>

/** The chip as it was read. */
export type ChipRead = z.output<typeof ChipRead>

export type Shown =
  | { readonly channel: 'chip'; readonly chip: ChipRead }
  | { readonly channel: 'code'; readonly code: string }
  | { readonly channel: 'number'; readonly number: string }
  | {
      readonly channel: 'credential'
      /** Absent when it cannot be one of ours. */
      readonly credentialId: string | undefined
      readonly oldNumber: string
    }

/** A number that is told, of a code or of an old card; no scene takes one and not the other. */
export const isTold = ({ channel }: Shown): boolean =>
  channel === 'number' || channel === 'credential'

/** 核验请求, as rules see it. */
export interface VerificationRequest {
  readonly scene: string
  readonly shown: Shown
  readonly attested: Attested
}

const shownIn = ({ code, number, card, credential }: VerificationBody): Shown => {
  if (credential !== undefined)
    return {
      channel: 'credential',
      credentialId: fromPublicId('credential', credential.id),
      oldNumber: credential.number,
    }
  if (card !== undefined) return { channel: 'chip', chip: card }
  if (code !== undefined) return { channel: 'code', code }
  return { channel: 'number', number: number ?? '' }
}

const NOTHING_ATTESTED: Attested = {}

/** The request in a body that its schema has accepted. */
export const requestOf = (body: VerificationBody): VerificationRequest => ({
  scene: body.scene,
  shown: shownIn(body),
  attested: body.attested ?? NOTHING_ATTESTED,
})
