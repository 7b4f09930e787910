import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { sql } from '#platform/db.ts'
import { liftMeasure, setMeasure } from '#modules/bank/index.ts'
import { expireTemporaryLoss, remindOfLossEnd, returnUnclaimed } from '#modules/card/index.ts'
import {
  changeAttributes,
  decideChangeOrder,
  decideMergeProposal,
  decideUnmerge,
  proposeMerge,
  proposeUnmerge,
  pullDeaths,
} from '#modules/person/index.ts'
import { LIBRARY } from '#test/verification-catalogue.ts'
import {
  aboutCard,
  type Act,
  aim,
  answerOf,
  byStaff,
  type Bound,
  personIn,
  type Target,
} from './act.ts'
import { type Answer, type Book, type Holder, HOUR } from './book.ts'
import { die } from './clerk-orders.ts'
import { dailyRound, tick } from './clerk-time.ts'
import { enterPerson, type RealHolder, type Run } from './world.ts'

const FIRST = 'card-centre-440000'
const SECOND = 'hrss-440100'

/** An act about a person. */
export const aboutPerson = (
  who: number,
  expect: (book: Book, holder: Holder) => Answer,
  perform: (run: Run, person: RealHolder) => Promise<Answer>,
) => {
  return (before: Book): Bound => {
    const { person } = aim(before, { who, which: 0 })
    return {
      expect: (book) => {
        const holder = book.holders[person]
        return holder === undefined ? 'nothing' : expect(book, holder)
      },
      perform: (run) => perform(run, personIn(run, person)),
    }
  }
}

/** The population register says that somebody died, or takes it back. */
export const registerTells = (who: number, died: boolean): Act => ({
  text: `registerTells ${JSON.stringify({ who, died })}`,
  touches: 'people',
  bind: aboutPerson(
    who,
    (_, holder) => {
      if (died) die(holder)
      else holder.dead = false
      return 'yes'
    },
    async ({ world }, { documentKind, documentNumber }) => {
      const { deaths, clock } = world
      const diedOn = provinceDate(clock.now()).toString()
      deaths.tell({ kind: died ? 'died' : 'withdrawn', documentKind, documentNumber, diedOn })
      const result = await pullDeaths({ ...world, register: deaths.register }, world.job())
      return result === 'settled' ? 'yes' : 'no'
    },
  ),
})

type Measure = 'normal' | 'suspendedApply' | 'suspendedHandling' | 'terminated'

/** A measure against a bank, or its end; a bank whose agreement ended does not come back. */
export const measure = (bank: number, to: Measure): Act => ({
  text: `measure ${JSON.stringify({ bank, to })}`,
  touches: 'cards',
  bind: () => ({
    expect: ({ banks }) => {
      const code = [...banks.keys()][bank] ?? ''
      const now = banks.get(code)
      if (now === to || now === 'terminated') return 'no'
      banks.set(code, to)
      return 'yes'
    },
    perform: async (run) => {
      const bankCode = run.banks[bank] ?? ''
      const context = byStaff(run, 'hrss-440000')
      if (to === 'normal') {
        const reason = '已经整改并经复查合格，恢复办理'
        return answerOf(await liftMeasure(run.world, context, { bankCode, reason }))
      }
      const grounds = { facts: '多次未按期开户并拒绝整改', noticeReference: '告知书一号' }
      return answerOf(await setMeasure(run.world, context, { bankCode, measure: to, ...grounds }))
    },
  }),
})

/** Time goes on, and the daily round is made. */
export const later = (hours: number): Act => ({
  text: `later ${hours} hours`,
  touches: 'cards',
  bind: () => ({
    expect: (book) => {
      tick(book, book.now + hours * HOUR)
      dailyRound(book)
      return 'yes'
    },
    perform: async ({ world }) => {
      world.clock.advance({ hours })
      await remindOfLossEnd(world, world.job())
      await expireTemporaryLoss(world, world.job())
      await returnUnclaimed(world, world.job())
      return 'yes'
    },
  }),
})

/** A card is held to the reader of a library: only one that works, of somebody who lives. */
export const show = (target: Target): Act => ({
  text: `show ${JSON.stringify(target)}`,
  touches: 'gates',
  bind: aboutCard(
    target,
    (book, { person }, card) =>
      card.stage === 'works' && book.holders[person]?.dead === false ? 'yes' : 'no',
    async ({ world }, _, { id }) => {
      const Chip = z.object({ region: z.string(), number: z.string(), identifier: z.string() })
      const card = await world.db.one(
        Chip,
        sql`select issuing_region as region, card_number as number,
                   card_identifier as identifier from card.card where id = ${id}`,
      )
      const terminal = await world.terminal()
      const body = JSON.stringify({ scene: LIBRARY.sceneCodes[0], card })
      const answer = await world.gateway.verify(terminal.message(body), body)
      return answer.ok ? 'yes' : 'no'
    },
  ),
})

/** A counter changes name or phone; where it takes a second unit, that one agrees. */
export const changeData = (who: number, attribute: 'name' | 'phone'): Act => ({
  text: `changeData ${JSON.stringify({ who, attribute })}`,
  touches: 'people',
  bind: aboutPerson(
    who,
    (_, { dead }) => (dead ? 'no' : 'yes'),
    async (run, { personId }) => {
      const { world } = run
      const phone = `139${String(world.number()).padStart(8, '0')}`
      const change = attribute === 'name' ? { name: '陈静宜' } : { phone }
      const request = { personId, materials: ['form-1'], ...change }
      const first = await changeAttributes(world, byStaff(run, FIRST), request)
      if (first?.granted !== true || first.outcome.status !== 'proposed') return answerOf(first)
      const second = { orderId: first.outcome.orderId, approve: true }
      return answerOf(await decideChangeOrder(world, byStaff(run, SECOND), second))
    },
  ),
})

/** An entry that was made twice becomes one with the person, and parts from them the next time. */
export const mergeOrPart = (who: number): Act => ({
  text: `mergeOrPart ${who}`,
  touches: 'people',
  bind: aboutPerson(
    who,
    (_, holder) => {
      if (!holder.merged && holder.dead) return 'no'
      holder.merged = !holder.merged
      return 'yes'
    },
    async (run, person) => {
      const { world } = run
      if (person.merge !== undefined) {
        const { mergeId } = person.merge
        const asked = { mergeId, evidence: ['case-2'] }
        const first = await proposeUnmerge(world, byStaff(run, FIRST), asked)
        if (first?.granted !== true) return answerOf(first)
        person.merge = undefined
        const second = byStaff(run, SECOND)
        return answerOf(await decideUnmerge(world, second, { mergeId, approve: true }))
      }
      const { personId: intoId, birthOn } = person
      const { personId: fromId } = await enterPerson(world, true, birthOn)
      const proposal = { fromId, intoId, reason: 'enteredTwice' as const, evidence: ['case-1'] }
      const first = await proposeMerge(world, byStaff(run, FIRST), proposal)
      if (first?.granted !== true) return answerOf(first)
      const { mergeId } = first.outcome
      person.merge = { spareId: fromId, mergeId }
      const second = byStaff(run, SECOND)
      return answerOf(await decideMergeProposal(world, second, { mergeId, approve: true }))
    },
  ),
})
