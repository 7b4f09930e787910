import type { ReasonCode } from './reason.ts'

/** Which account a programme pays somebody, as the books have it. */
export interface FoundAccount {
  readonly personId: string
  readonly accountId: string
  readonly bankCode: string
  readonly tail: string | undefined
  readonly status: 'announced' | 'active' | 'watched' | 'closed'
  /** The end of the cool-down; none when it is over. */
  readonly payableFrom: Temporal.Instant | undefined
  readonly deceased: boolean
}

/** What of an item decides the answer. */
export interface ResolveQuestion {
  readonly namesPerson: boolean
  readonly accountId: string | undefined
  readonly bankCode: string | undefined
}

/**
 * 解析: what a caller is told of an id, an address or both. Nobody there, somebody whom the
 * programme does not pay, and somebody of another programme are one answer (T10).
 */
export const judgeResolve = (
  { namesPerson, accountId, bankCode }: ResolveQuestion,
  found: FoundAccount | undefined,
): ReasonCode => {
  if (found === undefined) return namesPerson ? 'succ.id.not_found' : 'succ.fa.not_found'
  const sameAccount = accountId === found.accountId && bankCode === found.bankCode
  if (accountId !== undefined && !sameAccount)
    return namesPerson ? 'succ.fa.not_linked_to_id' : 'succ.fa.not_found'
  if (found.deceased) return 'succ.id.inactive'
  if (found.status !== 'active' && found.status !== 'watched') return 'succ.fa.inactive'
  return accountId === undefined ? 'succ.id.active' : 'succ.fa.active'
}

/** Whether an answer tells nothing of anybody. */
export const isMiss = (code: string): boolean =>
  code === 'succ.id.not_found' || code === 'succ.fa.not_found'
