import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import type { ReadKey, RegisteredKey } from '#platform/http/partner-keys.ts'

/** 密钥 of a bank: how it stands at a moment. Only one that holds verifies anything. */
export type KeyState = 'holds' | 'later' | 'ended' | 'retired'

export const keyState = (
  { validFrom, validUntil, retiredAt }: Omit<RegisteredKey, 'publicKey' | 'lastUsedAt'>,
  at: Temporal.Instant,
): KeyState => {
  // What has ended is closed at its end, for good.
  const early = validUntil === undefined || retiredAt?.equals(validUntil) === false
  if (retiredAt !== undefined) return early ? 'retired' : 'ended'
  if (validUntil !== undefined && Temporal.Instant.compare(validUntil, at) <= 0) return 'ended'
  return Temporal.Instant.compare(validFrom, at) <= 0 ? 'holds' : 'later'
}

/** Whole days for which a key holds from a moment on; `undefined` where no end is set. */
export const daysLeft = (
  { validUntil }: Pick<RegisteredKey, 'validUntil'>,
  at: Temporal.Instant,
): number | undefined =>
  validUntil && Math.max(0, Math.floor(at.until(validUntil).total({ unit: 'hours' }) / 24))

/** The old one and the one that follows it. */
const MOST_LIVE = 2

/** Keys that hold, or will. */
export const liveKeys = (
  keys: readonly RegisteredKey[],
  at: Temporal.Instant,
): readonly RegisteredKey[] => keys.filter((key) => ['holds', 'later'].includes(keyState(key, at)))

export type NewKeyRefusal =
  | 'KEY_PRIVATE'
  | 'KEY_UNREADABLE'
  | 'KEY_KNOWN'
  | 'KEY_PERIOD_WRONG'
  | 'TWO_KEYS_LIVE'

export interface NewKey {
  readonly read: ReadKey
  /** Registered before, by whomever. */
  readonly known: boolean
  /** The first day, and the first on which it no longer holds. */
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** When a day of the province begins; today has begun, and then it is now. */
const beginning = (day: Temporal.PlainDate, at: Temporal.Instant): Temporal.Instant => {
  const start = day.toZonedDateTime(PROVINCE_ZONE).toInstant()
  return Temporal.Instant.compare(start, at) < 0 ? at : start
}

/**
 * Whether a bank can have another key (Art. 22): a readable public one that nobody has, for no
 * longer than `mostDays`, and beside at most one other.
 */
export const decideNewKey = (
  { read, known, from, until }: NewKey,
  keys: readonly RegisteredKey[],
  at: Temporal.Instant,
  mostDays: number,
): Decision<
  Pick<RegisteredKey, 'validFrom' | 'publicKey'> & { validUntil: Temporal.Instant },
  NewKeyRefusal
> => {
  if (read === 'private') return refuse('YKT-22', 'KEY_PRIVATE', ['makeNewPair'])
  if (read === 'unreadable') return refuse('YKT-22', 'KEY_UNREADABLE', ['exportPublicKey'])
  if (known) return refuse('YKT-22', 'KEY_KNOWN', ['makeNewPair'])
  const today = at.toZonedDateTimeISO(PROVINCE_ZONE).toPlainDate()
  const days = from.until(until).days
  if (Temporal.PlainDate.compare(from, today) < 0 || days < 1 || days > mostDays)
    return refuse('YKT-22', 'KEY_PERIOD_WRONG', ['changePeriod'])
  if (liveKeys(keys, at).length >= MOST_LIVE)
    return refuse('YKT-22', 'TWO_KEYS_LIVE', ['retireOldKey'])
  return grant('YKT-22', {
    publicKey: read,
    validFrom: beginning(from, at),
    validUntil: beginning(until, at),
  })
}

export type RetirementRefusal = 'KEY_ENDED' | 'LAST_KEY'

/**
 * Whether a key can be retired now: the last one that holds only where it has leaked, for without
 * one the bank is cut off.
 */
export const decideRetirement = (
  key: RegisteredKey,
  keys: readonly RegisteredKey[],
  at: Temporal.Instant,
  leaked: boolean,
): Decision<RegisteredKey, RetirementRefusal> => {
  const state = keyState(key, at)
  if (state === 'ended' || state === 'retired') return refuse('YKT-22', 'KEY_ENDED')
  const others = keys.filter((one) => one !== key && keyState(one, at) === 'holds')
  return state === 'holds' && others.length === 0 && !leaked
    ? refuse('YKT-22', 'LAST_KEY', ['registerNewKey', 'sayLeaked'])
    : grant('YKT-22', key)
}
