import { PROVINCE } from '#law/setting.ts'
import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Handle, Transaction } from '#platform/db.ts'
import {
  endingKeys,
  fingerprintOf,
  isKeyKnown,
  lockPartnerKeys,
  partnerKeys,
  type ReadKey,
  readPublicKey,
  type RegisteredKey,
  retirePartnerKey,
} from '#platform/http/partner-keys.ts'
import { registerPartnerKey } from '#platform/http/partner-token.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  decideNewKey,
  decideRetirement,
  type NewKeyRefusal,
  type RetirementRefusal,
} from './partner-key.ts'

export interface KeyInput {
  readonly bankCode: string
  /** PEM or JWK, as it was pasted. */
  readonly text: string
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

const settingOf = (
  handle: Handle,
  name: 'partnerKeyMostDays' | 'partnerKeyReminderDays',
  at: Temporal.Instant,
): Promise<number> => standardValue(handle, name, PROVINCE, provinceDate(at))

/** What a new key of a partner is judged by: whether it is known, the others, the longest term. */
export const newKeyFacts = async (
  handle: Handle,
  code: string,
  read: ReadKey,
  at: Temporal.Instant,
) => ({
  known: typeof read === 'object' && (await isKeyKnown(handle, read)),
  keys: await partnerKeys(handle, code),
  mostDays: await settingOf(handle, 'partnerKeyMostDays', at),
})

/** 登记密钥: a second key beside the one in use; both hold until the old one is retired (K8). */
export const registerKey = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { bankCode, text, from, until }: KeyInput,
): Promise<Decision<unknown, NewKeyRefusal>> =>
  db.transaction(async (tx) => {
    const { at, actor } = context
    await lockPartnerKeys(tx, bankCode)
    const read = readPublicKey(text)
    const { known, keys, mostDays } = await newKeyFacts(tx, bankCode, read, at)
    const decision = decideNewKey({ read, known, from, until }, keys, at, mostDays)
    await audit(tx, context, {
      action: 'bank.registerKey',
      subjectKind: 'bank',
      subjectId: bankCode,
      decision,
      detail: typeof read === 'object' ? { fingerprint: fingerprintOf(read) } : {},
    })
    if (decision.granted)
      await registerPartnerKey(tx, {
        ...decision.outcome,
        kind: 'bank',
        code: bankCode,
        registeredBy: actor.id,
      })
    return decision
  })

/** A key of a bank by the fingerprint in its address, which has no spaces. */
export const keyByFingerprint = (
  keys: readonly RegisteredKey[],
  fingerprint: string,
): RegisteredKey | undefined =>
  keys.find(({ publicKey }) => fingerprintOf(publicKey).replaceAll(' ', '') === fingerprint)

export interface RetirementInput {
  readonly bankCode: string
  readonly fingerprint: string
  /** The private key has come into other hands. */
  readonly leaked: boolean
}

/**
 * 停用密钥: from the commit on it verifies nothing, and it is never taken back (K8).
 *
 * @returns `undefined` when the bank has no such key.
 */
export const retireKey = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { bankCode, fingerprint, leaked }: RetirementInput,
): Promise<Decision<RegisteredKey, RetirementRefusal> | undefined> =>
  db.transaction(async (tx: Transaction) => {
    await lockPartnerKeys(tx, bankCode)
    const keys = await partnerKeys(tx, bankCode)
    const key = keyByFingerprint(keys, fingerprint)
    if (key === undefined) return undefined
    const decision = decideRetirement(key, keys, context.at, leaked)
    await audit(tx, context, {
      action: 'bank.retireKey',
      subjectKind: 'bank',
      subjectId: bankCode,
      decision,
      detail: { fingerprint: fingerprintOf(key.publicKey), leaked },
    })
    if (decision.granted)
      await retirePartnerKey(
        tx,
        { code: bankCode, validFrom: key.validFrom },
        { at: context.at, by: context.actor.id },
      )
    return decision
  })

/** When a key of a bank ends. */
export interface KeyEnd {
  readonly code: string
  readonly until: Temporal.Instant
}

/** 到期提醒: keys that end soon without another that goes on after them. */
export const keysToReplace = async (handle: Handle, at: Temporal.Instant): Promise<KeyEnd[]> => {
  const days = await settingOf(handle, 'partnerKeyReminderDays', at)
  const ending = await endingKeys(handle, at, at.add({ hours: days * 24 }))
  return ending.map(({ code, valid_until: until }) => ({ code, until }))
}
