import { productionAnswered } from '#modules/card/index.ts'
import { aboutCard, type Act, aim, say, type Target } from './act.ts'
import { type BankWord, type Book, HOUR, type Plastic } from './book.ts'
import { bankSettles as settle, bankTells as tell } from './clerk-cards.ts'
import * as clerk from './clerk-orders.ts'
import type { RealCard, RealHolder, Run } from './world.ts'

/** How an answer from outside comes: about what was asked last or before, once or twice. */
export interface Telling {
  readonly older: boolean
  readonly times: number
}
const requestOf = (numbers: readonly string[], { older }: Telling): string | undefined =>
  numbers.at(older ? -2 : -1)

/** An answer about the latest request of the moment in which it was sent, or an older one. */
const outsideAnswer = (
  target: Target,
  asks: (card: Plastic) => number,
  telling: Telling,
  expect: (book: Book, card: Plastic, ask: number) => void,
  perform: (run: Run, holder: RealHolder, card: RealCard) => Promise<void>,
): Act['bind'] => {
  return (before) => {
    const at = aim(before, target)
    const card = before.holders[at.person]?.cards[at.card]
    const ask = card === undefined ? 0 : asks(card) - (telling.older ? 1 : 0)
    return aboutCard(
      target,
      (book, _, now) => {
        expect(book, now, ask)
        return 'yes'
      },
      async (run, holder, real) => {
        await perform(run, holder, real)
        return 'yes'
      },
    )(before)
  }
}

export const bankAnswers = (target: Target, opened: boolean, telling: Telling): Act => ({
  text: `bankAnswers ${JSON.stringify({ target, opened, telling })}`,
  touches: 'cards',
  bind: outsideAnswer(
    target,
    (card) => card.order?.bankAsks ?? 0,
    telling,
    (_, card, ask) => clerk.bankAnswers(card, ask, opened),
    async (run, { personId }, { id: cardId, asked }) => {
      const requestId = requestOf(asked.account, telling)
      if (requestId === undefined) return
      const about = { requestId, cardId, personId, bankCode: 'any' }
      if (opened)
        await say(
          run,
          'bank.account-opened',
          cardId,
          { ...about, accountTail: '7788' },
          telling.times,
        )
      else {
        const refused = { ...about, reasonCode: 'accountLimit', reason: '账户已到上限' }
        await say(run, 'bank.account-refused', cardId, refused, telling.times)
      }
    },
  ),
})

export const factoryAnswers = (target: Target, made: boolean, telling: Telling): Act => ({
  text: `factoryAnswers ${JSON.stringify({ target, made, telling })}`,
  touches: 'cards',
  bind: outsideAnswer(
    target,
    (card) => card.order?.factoryAsks ?? 0,
    telling,
    (book, card, ask) => clerk.factoryAnswers(book, card, ask, made),
    async (run, _, { asked }) => {
      const requestId = requestOf(asked.production, telling)
      if (requestId === undefined) return
      const reason = { code: 'printer', text: '打印机故障' }
      for (let i = 0; i < telling.times; i += 1)
        await productionAnswered(
          run.world,
          run.world.job(),
          made ? { requestId, state: 'produced' } : { requestId, state: 'failed', reason },
        )
    },
  ),
})

export const bankSettles = (target: Target, done: boolean, telling: Telling): Act => ({
  text: `bankSettles ${JSON.stringify({ target, done, telling })}`,
  touches: 'cards',
  bind: outsideAnswer(
    target,
    ({ asks }) => asks,
    telling,
    (_, card, ask) => settle(card, ask, done),
    async (run, { personId }, { id: cardId, asked }) => {
      const requestId = requestOf(asked.bank, telling)
      if (requestId === undefined) return
      const about = { requestId, cardId, personId }
      const name = done ? 'bank.loss-acknowledged' : 'bank.loss-refused'
      await say(run, name, cardId, about, telling.times)
    },
  ),
})

/** The bank tells of the account; `hoursAgo` it happened there, so that news can come late. */
export const bankTells = (
  target: Target,
  word: BankWord,
  hoursAgo: number,
  times: number,
): Act => ({
  text: `bankTells ${JSON.stringify({ target, word, hoursAgo, times })}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (book, _, card) => {
      tell(card, word, book.now - hoursAgo * HOUR)
      return 'yes'
    },
    async (run, { personId }, { id: cardId }) => {
      const at = run.world.clock.now().subtract({ hours: hoursAgo }).toString()
      const eventId = `event-${run.world.number()}`
      const told = { cardId, personId, bankCode: 'any', status: word, eventId, at }
      await say(run, 'bank.account-changed', cardId, told, times)
      return 'yes'
    },
  ),
})
