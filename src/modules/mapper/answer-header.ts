import { HEADER_FAULTS, type HeaderFault } from './header.ts'
import type { AnswerHeader } from './shapes.ts'

/** By which name we send. */
export const OUR_ID = 'yikatong'

interface Answered {
  /** `link`, `txn-status`. */
  readonly action: string
  readonly agencyCode: string
  readonly messageId: string
  readonly at: Temporal.Instant
}

const ANSWER_ACTIONS: Readonly<Record<string, string>> = { 'txn-status': 'txn-on-status' }

const common = ({ action, agencyCode, messageId, at }: Answered) => ({
  version: '1.0.0' as const,
  message_id: messageId,
  message_ts: at.toString(),
  action: ANSWER_ACTIONS[action] ?? `on-${action}`,
  sender_id: OUR_ID,
  receiver_id: agencyCode,
  is_msg_encrypted: false as const,
})

/** The head of an answer: how many items there are and how many have an answer. */
export const answeredHeader = (
  about: Answered,
  { count, completed }: { readonly count: number; readonly completed: number },
): AnswerHeader => ({
  ...common(about),
  status: completed < count ? 'pdng' : 'succ',
  total_count: count,
  completed_count: completed,
})

/** The head of a message that is not taken as a whole. */
export const refusedHeader = (about: Answered, fault: HeaderFault): AnswerHeader => ({
  ...common(about),
  status: 'rjct',
  status_reason_code: fault,
  status_reason_message: HEADER_FAULTS[fault],
})
