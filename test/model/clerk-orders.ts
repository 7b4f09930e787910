import {
  type Answer,
  type Book,
  comingCard,
  type Holder,
  isReplaced,
  newPlastic,
  type OrderPaper,
  type Plastic,
} from './book.ts'

const takes = (book: Book, bank: string): boolean => book.banks.get(bank) === 'normal'

const askBank = (card: Plastic): void => {
  card.stage = 'atBank'
  if (card.order === undefined) return
  card.order.accountOpen = false
  card.order.bankAsks += 1
}

/** No order waits for a bank that takes applications. */
export const sendWaiting = (book: Book): void => {
  for (const { cards } of book.holders)
    for (const card of cards)
      if (card.stage === 'waiting' && card.order?.state === 'open' && takes(book, card.bank))
        askBank(card)
}

export type Occasion = 'first' | 'lost' | 'renew' | 'changeBank'
export interface Wish {
  readonly bank: string
  readonly instant: boolean
}

/** A card is asked for: the first one, or another in the place of `old`. */
export const orderCard = (
  book: Book,
  holder: Holder,
  occasion: Occasion,
  wish: Wish,
  old?: number,
): Answer => {
  const before = old === undefined ? undefined : holder.cards[old]
  if (occasion !== 'first' && before === undefined) return 'nothing'
  if (holder.dead || comingCard(holder) !== undefined || !takes(book, wish.bank)) return 'no'
  const stage = before?.stage
  const fits = {
    first: holder.cards.every((card) => card.stage === 'ended'),
    lost: stage === 'lost',
    renew: stage === 'works' || stage === 'lost',
    changeBank: stage === 'works' && before?.bank !== wish.bank,
  }
  if (!fits[occasion]) return 'no'
  const order: OrderPaper = {
    state: 'open',
    old,
    instant: wish.instant,
    accountOpen: false,
    bankAsks: 0,
    factoryAsks: 0,
    finishedAt: 0,
    remindedAt: undefined,
  }
  holder.cards.push(newPlastic(wish.bank, { order }))
  return 'yes'
}

export const chooseBank = (book: Book, card: Plastic, bank: string): Answer => {
  if (card.order?.state !== 'open') return 'nothing'
  if ((card.stage !== 'waiting' && card.stage !== 'bankSaidNo') || !takes(book, bank)) return 'no'
  card.bank = bank
  askBank(card)
  return 'yes'
}

const askFactory = (card: Plastic): void => {
  card.stage = 'making'
  if (card.order !== undefined) card.order.factoryAsks += 1
}

/** The bank's first word about an account counts, if it is about what it was asked last. */
export const bankAnswers = (card: Plastic, ask: number, opened: boolean): void => {
  const { order } = card
  if (order?.state !== 'open' || order.bankAsks !== ask) return
  if (card.stage !== 'atBank' || order.accountOpen) return
  order.accountOpen = opened
  if (!opened) card.stage = 'bankSaidNo'
  else if (!order.instant) askFactory(card)
}

const finish = (book: Book, card: Plastic): void => {
  card.stage = 'finished'
  if (card.order !== undefined) card.order.finishedAt = book.now
}

export const factoryAnswers = (book: Book, card: Plastic, ask: number, made: boolean): void => {
  if (card.order?.state !== 'open' || card.order.factoryAsks !== ask) return
  if (card.stage !== 'making') return
  if (made) finish(book, card)
  else card.stage = 'spoiled'
}

export const makeAgain = (card: Plastic): Answer => {
  if (card.order?.state !== 'open') return 'nothing'
  if (card.order.instant || card.stage !== 'spoiled') return 'no'
  askFactory(card)
  return 'yes'
}

/** Made while the holder waits, from a blank nobody used before. */
export const makeAtOutlet = (book: Book, card: Plastic, good: boolean): Answer => {
  const { order, stage } = card
  if (order?.state !== 'open') return 'nothing'
  if (!order.instant || !order.accountOpen || !(stage === 'atBank' || stage === 'spoiled'))
    return 'no'
  if (good) finish(book, card)
  else card.stage = 'spoiled'
  return 'yes'
}

export const handOver = (card: Plastic, toHolder: boolean): Answer => {
  if (card.stage !== 'finished' || !toHolder) return 'no'
  card.handedOver = true
  return 'yes'
}

/** Enabling twice is enabling once; with the new card the old one ends. */
export const enable = (holder: Holder, index: number): Answer => {
  const card = holder.cards[index]
  if (card === undefined) return 'nothing'
  if (card.stage === 'works' && !isReplaced(holder, index)) return 'yes'
  if (holder.dead || card.stage !== 'finished' || !card.handedOver) return 'no'
  const old = card.order?.old === undefined ? undefined : holder.cards[card.order.old]
  if (old !== undefined) old.stage = 'ended'
  card.stage = 'works'
  card.wrongPasswords = 0
  if (card.order !== undefined) card.order.state = 'done'
  return 'yes'
}

/** The card that was to come does not; the old one is again what it was. */
export const giveUp = (card: Plastic): void => {
  card.stage = 'ended'
  if (card.order !== undefined) card.order.state = 'withdrawn'
}

export const withdraw = (card: Plastic): Answer => {
  if (card.order === undefined) return 'nothing'
  if (card.order.state === 'done') return 'no'
  if (card.order.state === 'open') giveUp(card)
  return 'yes'
}

export const cancel = (holder: Holder, index: number): Answer => {
  const card = holder.cards[index]
  if (card === undefined) return 'nothing'
  if (card.stage !== 'ended' && (isReplaced(holder, index) || card.order?.state === 'open'))
    return 'no'
  card.stage = 'ended'
  return 'yes'
}

/** A death ends everything; its withdrawal brings nothing back. */
export const die = (holder: Holder): void => {
  if (holder.dead) return
  holder.dead = true
  for (const card of holder.cards)
    if (card.order?.state === 'open') giveUp(card)
    else card.stage = 'ended'
}
