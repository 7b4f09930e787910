import { CARD_PROBLEMS } from './problem-codes/cards.ts'
import { CASE_PROBLEMS } from './problem-codes/cases.ts'
import type { ProblemEntry } from './problem-codes/entry.ts'
import { REQUEST_PROBLEMS } from './problem-codes/requests.ts'
import { SIGN_IN_PROBLEMS } from './problem-codes/signing-in.ts'
import { TERMINAL_PROBLEMS } from './problem-codes/terminals.ts'
import { VERIFICATION_PROBLEMS } from './problem-codes/verifications.ts'

export type { ProblemEntry } from './problem-codes/entry.ts'

/**
 * 错误码: every code that the program can answer with, for `/dev/problems`. A test looks for codes
 * in the source and fails when one has no entry here.
 */
export const PROBLEMS: Readonly<Record<string, ProblemEntry>> = {
  ...REQUEST_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...CARD_PROBLEMS,
  ...CASE_PROBLEMS,
  ...VERIFICATION_PROBLEMS,
  ...TERMINAL_PROBLEMS,
}
