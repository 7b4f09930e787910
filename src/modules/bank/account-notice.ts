import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { Handle } from '#platform/db.ts'
import type { AccountState } from './events.ts'

/** 拟销户, 拟转为不动户 */
export const NOTICE_KINDS = ['closing', 'dormant'] as const
/** What a bank is about to do to an account. */
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What becomes of the account when the notice is confirmed. */
export const STATE_AFTER = {
  closing: 'closed',
  dormant: 'dormant',
} as const satisfies Readonly<Record<NoticeKind, AccountState>>

export interface AccountNotice {
  readonly id: string
  readonly bankCode: string
  /** The bank’s own number. */
  readonly noticeId: string
  readonly accountId: string
  readonly personId: string
  readonly cardId: string
  readonly tail: string
  readonly kind: NoticeKind
  readonly plannedOn: Temporal.PlainDate
  readonly channel: 'message' | 'file' | 'hand'
  readonly toldAt: Temporal.Instant
  readonly outcome: 'confirmed' | 'withdrawn' | 'overtaken' | undefined
}

/** A payment programme that is paid to the account, and when next. */
export interface AffectedProgramme {
  readonly code: string
  readonly name: string
  readonly nextPayDates: readonly Temporal.PlainDate[]
}

/** What is paid to the account of a card; given by whoever composes the program. */
export type PaidThrough = (
  handle: Handle,
  card: { readonly personId: string; readonly cardId: string },
  at: Temporal.Instant,
) => Promise<readonly AffectedProgramme[]>

export type NewNoticeRefusal = 'ACCOUNT_UNKNOWN' | 'NOTICE_CHANGED' | 'NOTICE_OPEN' | 'DAY_PASSED'

export type NoticeEndRefusal = 'NOTICE_ENDED' | 'HOLDER_NOT_TOLD'

/**
 * Whether a notice can be confirmed: where something is still paid there, only after the holder was
 * told, for nobody’s payment may come back without their knowing (Art. 19).
 */
export const decideConfirmation = (
  { outcome }: Pick<AccountNotice, 'outcome'>,
  affected: readonly AffectedProgramme[],
  holderTold: boolean,
): Decision<readonly string[], NoticeEndRefusal> => {
  if (outcome !== undefined) return refuse('YKT-19', 'NOTICE_ENDED')
  return affected.length > 0 && !holderTold
    ? refuse('YKT-19', 'HOLDER_NOT_TOLD', ['tellHolder', 'withdrawNotice'])
    : grant(
        'YKT-19',
        affected.map(({ code }) => code),
      )
}

/** Pay days before or on the planned day still arrive; those after it come back. */
export const comesBack = (
  { nextPayDates: [next] }: AffectedProgramme,
  plannedOn: Temporal.PlainDate,
): boolean => next !== undefined && Temporal.PlainDate.compare(next, plannedOn) >= 0
