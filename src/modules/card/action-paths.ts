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
    case 'enable':
      return '/me/apply/enable'
    case 'reportLoss':
    case 'formaliseLoss':
      return '/me/apply/formalLoss'
    case 'replaceLost':
      return '/me/apply/replaceLost'
    case 'renew':
      // Which of its reasons it is, the list of what is possible asks.
      return '/me/apply'
    case 'withdrawOrder':
      return '/me/cases'
    case 'cancel':
      return '/me/apply/cancel'
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
