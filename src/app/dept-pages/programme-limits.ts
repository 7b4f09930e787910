import type { ProgrammeLimits } from '#modules/roster/index.ts'

/** What the checks of a list rest on, besides registers and books. */
export const programmeLimits = async (): Promise<ProgrammeLimits> => ({
  limitFen: undefined,
  exclusive: [],
})
