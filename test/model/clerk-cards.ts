import {
  type AccountState,
  type Answer,
  type BankWord,
  type Book,
  DAY,
  type Holder,
  isReplaced,
  type Plastic,
  yes,
} from './book.ts'

const TEMPORARY_LOSS = 15 * DAY
const LAST_ATTEMPT = 6

/** What was asked of a bank here; its answer is outstanding. */
const askOf = (book: Book, card: Plastic, account: AccountState): void => {
  card.account = account
  card.stoppedHere = account === 'stopped'
  card.asked = 'waiting'
  card.asks += 1
  card.heardAt = book.now
}

const stopAccount = (book: Book, card: Plastic): boolean => {
  if (card.account === 'open') askOf(book, card, 'stopped')
  return card.account === 'stopped'
}

export interface LossWish {
  readonly formal: boolean
  readonly both: boolean
}

/** Each side is stopped by itself; saying it again does no harm. */
export const reportLost = (
  book: Book,
  holder: Holder,
  index: number,
  { formal, both }: LossWish,
): Answer => {
  const card = holder.cards[index]
  if (card === undefined) return 'nothing'
  const { stage } = card
  const bank = both && stopAccount(book, card)
  if (stage === 'works') {
    const forGood = formal || isReplaced(holder, index)
    card.stage = forGood ? 'lost' : 'lostForNow'
    card.lossEndsAt = book.now + TEMPORARY_LOSS
  } else if (formal && (stage === 'lostForNow' || stage === 'locked')) card.stage = 'lost'
  const social = ['works', 'lostForNow', 'lost'].includes(stage) || (formal && stage === 'locked')
  return yes(social || bank)
}

export interface Proof {
  readonly justSignedIn: boolean
  readonly byFace: boolean
}

export const foundAgain = (
  book: Book,
  holder: Holder,
  index: number,
  { both, justSignedIn, byFace }: Proof & { readonly both: boolean },
): Answer => {
  const card = holder.cards[index]
  if (card === undefined) return 'nothing'
  if (!justSignedIn) return 'no'
  const found =
    card.stage === 'lostForNow' || (card.stage === 'lost' && byFace && !isReplaced(holder, index))
  // The chip still counts what was wrong before the loss.
  if (found) card.stage = card.wrongPasswords >= LAST_ATTEMPT ? 'locked' : 'works'
  const freed = both && card.account === 'stopped' && card.stoppedHere
  if (freed) askOf(book, card, 'open')
  return yes(found || card.stage === 'works' || (both && card.account === 'open'))
}

/** Wrong passwords in a row lock the card; one for which a new one comes stays stopped. */
export const wrongPassword = (holder: Holder, index: number): Answer => {
  const card = holder.cards[index]
  if (card === undefined) return 'nothing'
  if (card.stage !== 'works') return 'no'
  card.wrongPasswords += 1
  if (card.wrongPasswords >= LAST_ATTEMPT)
    card.stage = isReplaced(holder, index) ? 'lost' : 'locked'
  return 'yes'
}

export const unlock = (holder: Holder, index: number): Answer => {
  const card = holder.cards[index]
  if (card === undefined) return 'nothing'
  if (card.stage === 'works' && !isReplaced(holder, index)) return 'yes'
  if (card.stage !== 'locked') return 'no'
  card.stage = 'works'
  card.wrongPasswords = 0
  return 'yes'
}

const STANDS: Readonly<Record<BankWord, AccountState>> = {
  activated: 'open',
  frozen: 'frozen',
  unfrozen: 'open',
  dormant: 'asleep',
  reactivated: 'open',
  closed: 'closed',
  reportedLost: 'stopped',
  restored: 'open',
}

/** The account is where the bank says, unless it was closed, or is stopped and not freed. */
export const bankTells = (card: Plastic, word: BankWord, at: number): void => {
  if (word !== 'closed' && at <= card.heardAt) return
  card.heardAt = Math.max(card.heardAt, at)
  const stopped = card.account === 'stopped'
  const stays =
    card.account === 'closed' ||
    (stopped && word !== 'restored' && word !== 'closed') ||
    (!stopped && word === 'restored') ||
    card.account === STANDS[word]
  if (!stays) {
    card.account = STANDS[word]
    card.stoppedHere = false
    card.asked = 'nothing'
  } else if (word === 'reportedLost' && stopped && card.asked !== 'nothing') card.asked = 'done'
}

/** The bank has done what it was asked, or has not; its first answer counts. */
export const bankSettles = (card: Plastic, ask: number, done: boolean): void => {
  if (card.asked === 'waiting' && card.asks === ask) card.asked = done ? 'done' : 'refused'
}
