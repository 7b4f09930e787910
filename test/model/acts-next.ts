import type { Act, Target } from './act.ts'
import { aim } from './act.ts'
import { foundAgain, unlock } from './acts-cards.ts'
import {
  apply,
  chooseBank,
  type Choice,
  enable,
  handOver,
  makeAgain,
  makeAtOutlet,
  order,
} from './acts-orders.ts'
import { bankAnswers, factoryAnswers } from './acts-outside.ts'
import type { Plastic } from './book.ts'

const PROMPTLY = { older: false, times: 1 } as const
const IN_PERSON = { both: true, justSignedIn: true, byFace: true } as const

const nextFor = (card: Plastic | undefined, target: Target, choice: Choice): Act => {
  const instant = card?.order?.instant === true
  switch (card?.stage) {
    case undefined:
    case 'ended':
      return apply(target, choice)
    case 'waiting':
    case 'bankSaidNo':
      return chooseBank(target, choice.bank)
    case 'atBank':
      return card.order?.accountOpen === true
        ? makeAtOutlet(target, true)
        : bankAnswers(target, true, PROMPTLY)
    case 'making':
      return factoryAnswers(target, true, PROMPTLY)
    case 'spoiled':
      return instant ? makeAtOutlet(target, true) : makeAgain(target)
    case 'finished':
      return card.handedOver ? enable(target, true) : handOver(target, true)
    case 'works':
      return order(target, 'renew', choice)
    case 'lost':
      return order(target, 'lost', choice)
    case 'lostForNow':
      return foundAgain(target, IN_PERSON)
    case 'locked':
      return unlock(target)
  }
}

/** The step that comes next when all goes well: by chance alone few cards would come into use. */
export const next = (target: Target, choice: Choice): Act => ({
  text: `next ${JSON.stringify({ target, choice })}`,
  touches: 'cards',
  bind: (before) => {
    const { person, card } = aim(before, target)
    return nextFor(before.holders[person]?.cards[card], target, choice).bind(before)
  },
})
