import type { Refused } from '#kernel/decision.ts'
import { ProblemError } from '#platform/http/problem.ts'

/** What a system of a bank hears when the rules say no. */
export const refusal = (decision: Refused<string>): ProblemError =>
  new ProblemError({
    status: 409,
    code: decision.refusal,
    basis: decision.basis,
    instead: decision.instead,
    retry: { safe: false },
  })
