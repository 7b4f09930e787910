import type { HolderCard } from './holder-card.ts'

const PLACES = '/places?kind=serviceHall'

/**
 * Where the holder can do an action now: on a page of ours, or, with the counter's actions, where
 * the counters are listed. `undefined` for what no page leads to.
 */
export const actionHref = (action: string, card: HolderCard): string | undefined => {
  switch (action) {
    case 'reportTemporaryLoss':
      return '/me/card/loss'
    case 'restore':
      return card.social.status === 'lost' ? PLACES : '/me/card/restore'
    case 'changeBank':
      return '/me/change-bank'
    case 'stepUp':
      return '/me/card/restore'
    default:
      return action === 'askBank' ? undefined : PLACES
  }
}

/** Whether an action is done on these pages and not at a counter. */
export const isOnline = (action: string, card: HolderCard): boolean => {
  const href = actionHref(action, card)
  return href !== undefined && href !== PLACES
}
