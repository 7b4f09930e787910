import type { LineStatus } from './line.ts'

/** How an objection proved right: nothing is owed, or something else is. */
export type ObjectionFinding = 'upheld' | 'corrected'

/** What becomes of a line of which an objection proved right. */
export type ObjectedFate =
  /** It does not leave. */
  | 'dropped'
  /** A bank may have it: by its word it is looked into, or ended. */
  | 'awaitsBank'
  /** It has arrived: somebody finds out what is owed back. */
  | 'recovery'
  /** It did not stay with the payee: its case ends, or is looked into. */
  | 'caseEnds'

/**
 * 公示异议成立以后: where a line of each status goes, so that none waits for ever (P21). Nothing is
 * asked back before somebody has found out that it is owed (P22).
 */
export const OBJECTED_FATES = {
  prepared: 'dropped',
  held: 'dropped',
  cancelled: 'caseEnds',
  sent: 'awaitsBank',
  unknown: 'awaitsBank',
  paid: 'recovery',
  rejected: 'caseEnds',
  returned: 'caseEnds',
} as const satisfies Record<LineStatus, ObjectedFate>

const PREFIX: Readonly<Record<ObjectionFinding | 'dismissed', string>> = {
  upheld: '公示异议成立',
  corrected: '公示异议：应更正',
  dismissed: '公示异议不成立',
}
const LONGEST = 300

/** The outcome in words, as it stands with the line, its case and its recovery. */
export const objectionNote = (finding: ObjectionFinding | 'dismissed', words: string): string =>
  Array.from(`${PREFIX[finding]}：${words.trim()}`).slice(0, LONGEST).join('')
