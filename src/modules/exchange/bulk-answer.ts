import type { ChangeAcknowledgement, ChangeFacts } from '#modules/account/index.ts'

/** Why a change has to be looked at by itself. */
export const SINGLE_REASONS = ['answered', 'deferred', 'withdrawn', 'notActivated'] as const
export type SingleReason = (typeof SINGLE_REASONS)[number]

/** What can be confirmed among many: nobody has looked at it yet. */
export const BULK_STATUSES = ['published', 'pushed'] as const

/**
 * Whether a change cannot be confirmed among many (Art. 19): one that was put off before, whose
 * permission has gone, or whose new account takes no money yet, is looked at by itself.
 */
export const singleReason = (
  { status }: Pick<ChangeAcknowledgement, 'status'>,
  { standing, to }: Pick<ChangeFacts, 'standing' | 'to'>,
): SingleReason | undefined => {
  if (status === 'deferred') return 'deferred'
  if (!BULK_STATUSES.some((one) => one === status)) return 'answered'
  if (standing !== 'stands') return 'withdrawn'
  return to.tail === undefined ? 'notActivated' : undefined
}
