import type { MapperAction } from './reason.ts'

/** Most items of one message. */
export const MOST_ITEMS = 5000

/** A clock may differ and a message may wait, but not for longer. */
const OLDEST_HOURS = 24

/** The head of a message as it came. */
export interface MessageHeader {
  readonly version?: string | undefined
  readonly message_ts: string
  readonly action: string
  readonly total_count: number
}

/** Why a message as a whole is not taken, in the codes of the specification. */
export const HEADER_FAULTS = {
  'rjct.version.invalid': 'this version of the protocol is not spoken here; use 1.0.0',
  'rjct.message_id.duplicate': 'this message_id came before with another content',
  'rjct.message_ts.invalid': 'message_ts is no time with its zone, or a day away from ours',
  'rjct.action.invalid': 'action is not the one of this address',
  'rjct.total_count.invalid': 'total_count is not the number of items in the message',
  'rjct.total_count.limit_exceeded': `a message has at most ${MOST_ITEMS} items`,
} as const satisfies Readonly<Record<string, string>>
export type HeaderFault = keyof typeof HEADER_FAULTS

/** A moment with its zone, or `undefined`. */
export const readMoment = (text: string): Temporal.Instant | undefined => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

const isNear = (text: string, at: Temporal.Instant): boolean => {
  const moment = readMoment(text)
  return moment !== undefined && Math.abs(moment.until(at).total('hours')) <= OLDEST_HOURS
}

/** What is wrong with a message before its items are looked at. */
export const judgeHeader = (
  header: MessageHeader,
  asked: { readonly action: MapperAction | 'txn-status'; readonly items: number },
  at: Temporal.Instant,
): HeaderFault | undefined => {
  if (header.version !== undefined && !/^1\.0(\.\d+)?$/.test(header.version))
    return 'rjct.version.invalid'
  if (!isNear(header.message_ts, at)) return 'rjct.message_ts.invalid'
  if (header.action !== asked.action) return 'rjct.action.invalid'
  if (header.total_count !== asked.items) return 'rjct.total_count.invalid'
  if (asked.items > MOST_ITEMS) return 'rjct.total_count.limit_exceeded'
  return undefined
}
