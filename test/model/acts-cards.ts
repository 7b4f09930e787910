import {
  type LossSides,
  recordPinFailure,
  recordPinSuccess,
  reportLoss,
  reportTemporaryLoss,
  restoreCard,
  unlockCard,
} from '#modules/card/index.ts'
import { aboutCard, type Act, answerOf, byHolder, byStaff, type Target } from './act.ts'
import * as clerk from './clerk-cards.ts'

const sidesOf = (both: boolean): LossSides => (both ? 'both' : 'social')

export const reportLost = (target: Target, wish: clerk.LossWish): Act => ({
  text: `reportLost ${JSON.stringify({ target, wish })}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (book, { person, card }) => {
      const holder = book.holders[person]
      return holder === undefined ? 'nothing' : clerk.reportLost(book, holder, card, wish)
    },
    async (run, holder, { id: cardId }) => {
      const input = { personId: holder.personId, cardId, sides: sidesOf(wish.both) }
      const report = wish.formal ? reportLoss : reportTemporaryLoss
      return answerOf(await report(run.world, byHolder(run, holder), input))
    },
  ),
})

export const foundAgain = (
  target: Target,
  proof: clerk.Proof & { readonly both: boolean },
): Act => ({
  text: `foundAgain ${JSON.stringify({ target, proof })}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (book, { person, card }) => {
      const holder = book.holders[person]
      return holder === undefined ? 'nothing' : clerk.foundAgain(book, holder, card, proof)
    },
    async (run, holder, { id: cardId }) => {
      const signedIn = run.world.clock.now()
      const decision = await restoreCard(run.world, byHolder(run, holder), {
        personId: holder.personId,
        cardId,
        sides: sidesOf(proof.both),
        authenticatedAt: proof.justSignedIn ? signedIn : signedIn.subtract({ minutes: 30 }),
        assuranceLevel: proof.byFace ? 3 : 2,
      })
      return answerOf(decision)
    },
  ),
})

/** Some wrong passwords one after another. */
export const wrongPasswords = (target: Target, times: number): Act => ({
  text: `wrongPasswords ${JSON.stringify({ target, times })}`,
  touches: 'cards',
  ...(times > 1 && { step: wrongPasswords(target, 1) }),
  bind: aboutCard(
    target,
    (book, { person, card }) => {
      const holder = book.holders[person]
      if (holder !== undefined) for (let i = 0; i < times; i += 1) clerk.wrongPassword(holder, card)
      return 'yes'
    },
    async (run, _, { id }) => {
      for (let i = 0; i < times; i += 1) await recordPinFailure(run.world, run.world.job(), id)
      return 'yes'
    },
  ),
})

export const rightPassword = (target: Target): Act => ({
  text: `rightPassword ${JSON.stringify(target)}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (_book, _at, card) => {
      if (card.stage === 'works') card.wrongPasswords = 0
      return 'yes'
    },
    async (run, _, { id }) => {
      await recordPinSuccess(run.world, run.world.job(), id)
      return 'yes'
    },
  ),
})

export const unlock = (target: Target): Act => ({
  text: `unlock ${JSON.stringify(target)}`,
  touches: 'cards',
  bind: aboutCard(
    target,
    (book, { person, card }) => {
      const holder = book.holders[person]
      return holder === undefined ? 'nothing' : clerk.unlock(holder, card)
    },
    async (run, { personId }, { id: cardId }) =>
      answerOf(await unlockCard(run.world, byStaff(run, 'hrss-440100'), { personId, cardId })),
  ),
})
