import {
  applyForCard,
  cancelCard,
  chooseOtherBank,
  enableCard,
  orderBankChange,
  type OrderTerms,
  personaliseInstantly,
  receiveCard,
  renewCard,
  replaceLost,
  requestProduction,
  withdrawOrder,
} from '#modules/card/index.ts'
import {
  aboutCard,
  type Act,
  aim,
  answerOf,
  byHolder,
  byStaff,
  personIn,
  type Target,
} from './act.ts'
import type { Answer, Book, Plastic } from './book.ts'
import * as clerk from './clerk-orders.ts'
import type { RealHolder, Run } from './world.ts'
import { eCardConsent } from '#test/consents.ts'

/** What somebody chooses: one of three banks, a channel, a region, and how the card comes. */
export interface Choice {
  readonly bank: number
  readonly channel: OrderTerms['acceptChannel']
  readonly way: 'outlet' | 'mail' | 'instant'
}

const bankOf = (banks: Iterable<string>, { bank }: Pick<Choice, 'bank'>): string =>
  [...banks][bank] ?? ''

const termsOf = (run: Run, choice: Choice): OrderTerms => ({
  bankCode: bankOf(run.banks, choice),
  acceptRegion: choice.way === 'outlet' ? '441400' : '440100',
  acceptChannel: choice.channel,
  delivery:
    choice.way === 'mail'
      ? { to: 'mail' }
      : { to: 'outlet', outletCode: choice.way === 'instant' ? 'gz-1' : 'mz-1' },
  instant: choice.way === 'instant',
})

export const apply = (target: Target, choice: Choice): Act => ({
  text: `apply ${JSON.stringify({ target, choice })}`,
  touches: 'cards',
  bind: (before) => {
    const { person } = aim(before, target)
    return {
      expect: (book) => {
        const holder = book.holders[person]
        const wish = { bank: bankOf(book.banks.keys(), choice), instant: choice.way === 'instant' }
        return holder === undefined ? 'nothing' : clerk.orderCard(book, holder, 'first', wish)
      },
      perform: async (run) => {
        const holder = personIn(run, person)
        const { personId } = holder
        const application = { personId, issueRegion: '440100', terms: termsOf(run, choice) }
        return answerOf(await applyForCard(run.world, byHolder(run, holder), application))
      },
    }
  },
})

/** Another card in the place of one that is there. */
export const order = (
  target: Target,
  occasion: Exclude<clerk.Occasion, 'first'>,
  choice: Choice,
): Act => ({
  text: `order ${occasion} ${JSON.stringify({ target, choice })}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (book, { person, card }) => {
      const holder = book.holders[person]
      const wish = { bank: bankOf(book.banks.keys(), choice), instant: choice.way === 'instant' }
      return holder === undefined ? 'nothing' : clerk.orderCard(book, holder, occasion, wish, card)
    },
    async (run, holder, { id: cardId }) => {
      const { world } = run
      const context = byHolder(run, holder)
      const wish = { personId: holder.personId, cardId, terms: termsOf(run, choice) }
      switch (occasion) {
        case 'lost':
          return answerOf(await replaceLost(world, context, wish))
        case 'renew':
          return answerOf(await renewCard(world, context, { ...wish, reason: 'damage' }))
        case 'changeBank':
          return answerOf(await world.db.transaction((tx) => orderBankChange(tx, context, wish)))
      }
    },
  ),
})

/** An act about the order of a card. */
const aboutOrder = (
  target: Target,
  expect: (book: Book, card: Plastic) => Answer,
  perform: (run: Run, holder: RealHolder, orderId: string) => Promise<Answer>,
): Act['bind'] =>
  aboutCard(
    target,
    (book, _, card) => (card.order === undefined ? 'nothing' : expect(book, card)),
    async (run, holder, { orderId }) =>
      orderId === undefined ? 'nothing' : perform(run, holder, orderId),
  )

export const chooseBank = (target: Target, bank: number): Act => ({
  text: `chooseBank ${JSON.stringify({ target, bank })}`,
  touches: 'cards',
  bind: aboutOrder(
    target,
    (book, card) => clerk.chooseBank(book, card, bankOf(book.banks.keys(), { bank })),
    async (run, holder, orderId) => {
      const choice = { personId: holder.personId, orderId, bankCode: bankOf(run.banks, { bank }) }
      return answerOf(await chooseOtherBank(run.world, byHolder(run, holder), choice))
    },
  ),
})

export const withdraw = (target: Target): Act => ({
  text: `withdraw ${JSON.stringify(target)}`,
  touches: 'cards',
  bind: aboutOrder(
    target,
    (_, card) => clerk.withdraw(card),
    async (run, holder, orderId) => {
      const { personId } = holder
      return answerOf(await withdrawOrder(run.world, byHolder(run, holder), { personId, orderId }))
    },
  ),
})

export const makeAgain = (target: Target): Act => ({
  text: `makeAgain ${JSON.stringify(target)}`,
  touches: 'cards',
  bind: aboutOrder(
    target,
    (_, card) => clerk.makeAgain(card),
    async (run, _, orderId) =>
      answerOf(await requestProduction(run.world, byStaff(run, 'card-centre-440000'), orderId)),
  ),
})

export const makeAtOutlet = (target: Target, good: boolean): Act => ({
  text: `makeAtOutlet ${JSON.stringify({ target, good })}`,
  touches: 'cards',
  bind: aboutOrder(
    target,
    (book, card) => clerk.makeAtOutlet(book, card, good),
    async (run, _, orderId) => {
      const failure = good ? undefined : { code: 'blank', text: '卡基损坏' }
      const slotId = `slot-${run.world.number()}`
      const made = { orderId, outletCode: 'gz-1', slotId, failure }
      return answerOf(await personaliseInstantly(run.world, byStaff(run, 'bank-102'), made))
    },
  ),
})

export const handOver = (target: Target, toHolder: boolean): Act => ({
  text: `handOver ${JSON.stringify({ target, toHolder })}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (_book, _at, card) => clerk.handOver(card, toHolder),
    async (run, holder, { id: cardId }) => {
      const { personId } = holder
      // Whoever says that the holder came and names somebody else is wrong.
      const receiverId = toHolder ? personId : cardId
      const handover = { personId, cardId, receivedBy: 'holder' as const, receiverId }
      return answerOf(await receiveCard(run.world, byStaff(run, 'bank-102'), handover))
    },
  ),
})

export const enable = (target: Target, withECard: boolean): Act => ({
  text: `enable ${JSON.stringify({ target, withECard })}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (book, { person, card }) => {
      const holder = book.holders[person]
      return holder === undefined ? 'nothing' : clerk.enable(holder, card)
    },
    async (run, holder, { id: cardId }) => {
      const { db, clock } = run.world
      const eCard = withECard ? await eCardConsent(db, clock.now()) : undefined
      const enabling = { personId: holder.personId, cardId, eCard }
      return answerOf(await enableCard(run.world, byHolder(run, holder), enabling))
    },
  ),
})

export const cancel = (target: Target, reason: 'holder' | 'emigration'): Act => ({
  text: `cancel ${JSON.stringify({ target, reason })}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (book, { person, card }) => {
      const holder = book.holders[person]
      return holder === undefined ? 'nothing' : clerk.cancel(holder, card)
    },
    async (run, holder, { id: cardId }) => {
      const { personId } = holder
      const decision = await cancelCard(run.world, byHolder(run, holder), {
        personId,
        cardId,
        reason,
      })
      return answerOf(decision)
    },
  ),
})
