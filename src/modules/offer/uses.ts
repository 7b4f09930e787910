import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type Offer, offerActions, type OfferRefusal } from './offer.ts'

/** How often something was used until a day: of a trial at one of its places, else as a whole. */
export interface UseCount {
  readonly on: Temporal.PlainDate
  readonly uses: number
  readonly place: string | undefined
}

/** A count as it was reported. */
export interface UseReport extends UseCount {
  /** Who of the bureau entered it; nobody where the organisation reported it itself. */
  readonly enteredBy: string | undefined
}

/** A number as somebody typed it; 0 where it is none, which no rule takes. */
export const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

const MOST_AT_ONCE = 10_000_000

type Opened = Pick<Offer, 'status' | 'trial' | 'steps'>

/** Whether it was open on a day as it is open now: since its last step, a trial to its last day. */
const wasOpen = ({ status, trial, steps }: Opened, on: Temporal.PlainDate): boolean => {
  const opening = status === 'trial' ? 'beginTrial' : 'launch'
  const since = steps.findLast(({ action }) => action === opening)?.at
  const last = status === 'trial' ? trial?.until : undefined
  return (
    (since === undefined || Temporal.PlainDate.compare(on, provinceDate(since)) >= 0) &&
    (last === undefined || Temporal.PlainDate.compare(on, last) <= 0)
  )
}

/**
 * 填报使用次数: of what is open, on a day that has come and on which it was open, of a trial where
 * it is tried. A count beyond the limit of a trial is taken, or nobody would hear of it: the trial
 * is over by it (`isOpen`), and everybody concerned is told (`isBeyondLimit`).
 */
export const decideUses = (
  offer: Opened,
  { on, uses, place }: UseCount,
  today: Temporal.PlainDate,
): Decision<undefined, OfferRefusal> => {
  const { status, trial } = offer
  if (status !== 'trial' && status !== 'live')
    return refuse('YKT-15', 'OFFER_NOT_IN_STATUS', offerActions(offer))
  const places: readonly (string | undefined)[] =
    status === 'trial' ? (trial?.places ?? []) : [undefined]
  if (!places.includes(place)) return refuse('YKT-15', 'OFFER_PLACE_OUTSIDE_TRIAL', ['seeOffer'])
  const sound =
    Number.isSafeInteger(uses) &&
    uses > 0 &&
    uses <= MOST_AT_ONCE &&
    Temporal.PlainDate.compare(on, today) <= 0
  if (!sound) return refuse('YKT-15', 'OFFER_USES_WRONG', ['mendUses'])
  return wasOpen(offer, on)
    ? grant('YKT-15', undefined)
    : refuse('YKT-15', 'OFFER_USES_OUTSIDE_DAYS', ['mendUses'])
}

/** Whether a trial was used more often than it may be. */
export const isBeyondLimit = ({
  status,
  trial,
  uses,
}: Pick<Offer, 'status' | 'trial' | 'uses'>): boolean =>
  status === 'trial' && trial !== undefined && uses > trial.uses
