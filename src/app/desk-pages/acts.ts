import type { Database } from '#platform/db.ts'
import { reportTemporaryLoss } from '#modules/card/index.ts'
import type { CounterActs } from '#modules/handling/index.ts'

/** What a clerk can have done at once: each by the module whose act it is. */
export const counterActs = (deps: { readonly db: Database }): CounterActs => ({
  temporaryLoss: {
    step: 'stopped',
    carryOut: async (context, { personId, cardId }) =>
      cardId === undefined
        ? undefined
        : reportTemporaryLoss(deps, context, { personId, cardId, sides: 'both' }),
  },
})
