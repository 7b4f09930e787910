import { sm3 } from '#platform/crypto/sm3.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { readSm2Key, sm2Point } from '#platform/crypto/sm2.ts'
import type { Database } from '#platform/db.ts'
import {
  bankKeys,
  type BankKey,
  endBankKey,
  insertBankKey,
  lockBankKeys,
} from './store-bank-keys.ts'

export type NewFileKeyRefusal = 'KEY_PRIVATE' | 'KEY_UNREADABLE' | 'KEY_KNOWN' | 'TWO_KEYS_LIVE'

/** The old one and the one that follows it. */
const MOST_LIVE = 2

/** 指纹: of the point, in groups of four, for two people to compare by voice. */
export const fileKeyFingerprint = ({ point }: Pick<BankKey, 'point'>): string =>
  sm3(point)
    .slice(0, 32)
    .replaceAll(/(.{4})(?=.)/g, '$1 ')

const readPoint = (pem: string): Uint8Array | NewFileKeyRefusal => {
  if (pem.includes('PRIVATE KEY')) return 'KEY_PRIVATE'
  const key = readSm2Key(pem.trim(), 'public')
  return key === undefined ? 'KEY_UNREADABLE' : sm2Point(key)
}

const INSTEAD: Readonly<Record<NewFileKeyRefusal, string>> = {
  KEY_PRIVATE: 'makeNewPair',
  KEY_UNREADABLE: 'exportPublicKey',
  KEY_KNOWN: 'makeNewPair',
  TWO_KEYS_LIVE: 'retireOldKey',
}

/**
 * 登记文件签名公钥: a second key beside the one in use; both hold until the old one is retired. What a
 * private key that was shown here signs is worth nothing any more, and that is said.
 */
export const registerFileKey = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { bankCode, pem }: { readonly bankCode: string; readonly pem: string },
): Promise<Decision<BankKey, NewFileKeyRefusal>> =>
  db.transaction(async (tx) => {
    await lockBankKeys(tx, bankCode)
    const live = (await bankKeys(tx, bankCode)).filter(({ retiredAt }) => retiredAt === undefined)
    const point = readPoint(pem)
    const key = {
      id: uuidv7(context.at),
      bankCode,
      point: typeof point === 'string' ? new Uint8Array() : point,
      validFrom: context.at,
      registeredBy: context.actor.id,
    }
    const refusal =
      typeof point === 'string'
        ? point
        : live.length >= MOST_LIVE
          ? 'TWO_KEYS_LIVE'
          : (await insertBankKey(tx, key))
            ? undefined
            : 'KEY_KNOWN'
    const decision =
      refusal === undefined
        ? grant('YKT-22', { ...key, retiredAt: undefined })
        : refuse('YKT-22', refusal, [INSTEAD[refusal]])
    await audit(tx, context, {
      action: 'payment.registerFileKey',
      subjectKind: 'bank',
      subjectId: bankCode,
      decision,
      detail: refusal === undefined ? { fingerprint: fileKeyFingerprint(key) } : {},
    })
    return decision
  })

/**
 * 停用文件签名公钥: from the commit on nothing that it signed is taken.
 *
 * @returns `undefined` when the bank has no such key.
 */
export const retireFileKey = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { bankCode, keyId }: { readonly bankCode: string; readonly keyId: string },
): Promise<Decision<undefined, 'KEY_ENDED'> | undefined> =>
  db.transaction(async (tx) => {
    await lockBankKeys(tx, bankCode)
    const key = (await bankKeys(tx, bankCode)).find(({ id }) => id === keyId)
    if (key === undefined) return undefined
    const decision =
      key.retiredAt === undefined
        ? grant('YKT-22', undefined)
        : refuse('YKT-22', 'KEY_ENDED' as const)
    await audit(tx, context, {
      action: 'payment.retireFileKey',
      subjectKind: 'bank',
      subjectId: bankCode,
      decision,
      detail: { fingerprint: fileKeyFingerprint(key) },
    })
    if (decision.granted) await endBankKey(tx, key.id, { at: context.at, by: context.actor.id })
    return decision
  })
