import type { Handle } from '#platform/db.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { DRAFTED_BY_PROGRAM } from './batch.ts'
import { DRAFTED_WORDS } from './words-review.ts'

/** The names of those who signed a batch; what was drafted for its maker says so. */
export const signatoryNames = async (
  handle: Handle,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await staffNames(handle, ids)), [DRAFTED_BY_PROGRAM, DRAFTED_WORDS]])
