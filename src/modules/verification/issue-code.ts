import { type Decision, grant } from '#kernel/decision.ts'
import { publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { cardForCodes, type CodeCard } from '#modules/card/index.ts'
import { type CodePurpose, PROVINCE } from '#modules/catalogue/index.ts'
import { loadStandards, type ReadStandard } from '#modules/standard/index.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { isSignedBy, publicKeyOf } from '#platform/crypto/p256.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { isFresh } from '#platform/session.ts'
import {
  type CodeLevel,
  type CodeRefusal,
  codeRequestMessage,
  decideCode,
  isTimely,
  REPLAYED,
} from './code.ts'
import { digestHex, keyedDigestHex, newCode, newNumber } from './secrets.ts'
import { endOlderCodes, insertCode, isRequestKnown, type NewCode } from './store-code.ts'
import { type Device, findDevice } from './store-device.ts'

export interface IssueCode {
  readonly personId: string
  readonly deviceId: string
  readonly purpose: CodePurpose
  readonly assuranceLevel: CodeLevel
  /** Epoch seconds of the device. */
  readonly at: number
  readonly nonce: string
  /** By the device's key over `ykt-code|<dev_…>|<purpose>|<at>|<nonce>`, base64url. */
  readonly signature: string
  /** When the holder last proved who they are. */
  readonly authenticatedAt: Temporal.Instant
}

/** 身份码 for the device; both texts exist nowhere else. */
export interface IssuedCode {
  readonly code: string
  /** Eight digits to read out. */
  readonly number: string
  readonly expiresAt: Temporal.Instant
}

const messageOf = ({ deviceId, purpose, at, nonce }: IssueCode): string =>
  codeRequestMessage({ device: publicId('device', deviceId), purpose, at, nonce })

const decide = (
  input: IssueCode,
  device: Device,
  behind: CodeCard | undefined,
  at: Temporal.Instant,
  standard: ReadStandard,
): Decision<{ readonly assuranceLevel: CodeLevel }, CodeRefusal> => {
  const key = publicKeyOf(device.publicKey)
  const minutes = standard('stepUpFreshMinutes', PROVINCE, provinceDate(at))
  const signature = Buffer.from(input.signature, 'base64url')
  return decideCode(input.assuranceLevel, {
    deviceRevoked: device.revokedAt !== undefined,
    signatureGood: key !== undefined && isSignedBy(key, messageOf(input), signature),
    timely: isTimely(input.at, at),
    cardUsable: behind?.decision.granted === true,
    stepUpFresh: isFresh(input.authenticatedAt, at, minutes),
  })
}

/** A number may be taken by another live code; a few attempts always find a free one. */
const ATTEMPTS = 5

/** Stores a new code under a free number; `undefined` when the signed request came before. */
const storeCode = async (
  tx: Transaction,
  keys: KeyRing,
  row: Omit<NewCode, 'digest' | 'numberDigest'>,
): Promise<IssuedCode | undefined> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [code, number] = [newCode(), newNumber()]
    const numberDigest = keyedDigestHex(keys, 'number', number)
    const stored = { ...row, digest: digestHex(code), numberDigest }
    if (await insertCode(tx, stored)) {
      await endOlderCodes(tx, stored)
      return { code, number, expiresAt: row.expiresAt }
    }
    if (await isRequestKnown(tx, row.requestDigest)) return undefined
  }
  throw new Error('no free number was found for a code')
}

/**
 * 签发身份码: opaque, single-use and short-lived, for one purpose, at the signed request of an
 * enrolled device (Art. 22). At most two codes of a device and purpose live at a time.
 *
 * @returns `undefined` when the person has no such device.
 */
export const issueCode = (
  { db, keys }: { readonly db: Database; readonly keys: KeyRing },
  context: ActionContext,
  input: IssueCode,
): Promise<Decision<IssuedCode, CodeRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { at } = context
    const device = await findDevice(tx, input.personId, input.deviceId)
    if (device === undefined) return undefined
    const behind = await cardForCodes(tx, input.personId, at)
    const record = (decision: Decision<unknown, CodeRefusal>) =>
      audit(tx, context, {
        action: 'verification.issueCode',
        subjectKind: 'device',
        subjectId: device.id,
        decision,
        detail: { purpose: input.purpose, assuranceLevel: input.assuranceLevel },
      })
    const standard = await loadStandards(tx)
    const decision = decide(input, device, behind, at, standard)
    if (!decision.granted || behind === undefined) {
      await record(decision)
      if (decision.granted) throw new Error('a code was granted without a card')
      return decision
    }
    const { card } = behind
    const seconds = standard('codeLifetimeSeconds', card.issuingRegion, provinceDate(at))
    const issued = await storeCode(tx, keys, {
      requestDigest: digestHex(messageOf(input)),
      personId: input.personId,
      cardId: card.id,
      deviceId: device.id,
      purpose: input.purpose,
      assuranceLevel: decision.outcome.assuranceLevel,
      issuedAt: at,
      expiresAt: at.add({ seconds }),
    })
    if (issued === undefined) {
      await record(REPLAYED)
      return REPLAYED
    }
    await record(decision)
    return grant('YKT-22', issued)
  })
