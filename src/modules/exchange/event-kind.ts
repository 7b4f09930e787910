/** What departments can be told. */
export const EVENT_KINDS = [
  /** A programme pays another account, from a moment on, by the holder's permission. */
  'account.changed',
  /** A change was taken back before it took effect. */
  'account.change-cancelled',
  /** An answer to a change is overdue. */
  'account.answer-due',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]
