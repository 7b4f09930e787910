import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import { eventType, publish } from '#platform/events.ts'
import type { Answer, Book, Plastic } from './book.ts'
import type { RealCard, RealHolder, Run } from './world.ts'

/** What an act may have touched, and so which invariants are looked at after it. */
export type Touches = 'cards' | 'people' | 'accounts' | 'gates'

/** An act about something chosen from the book as it stood before. */
export interface Bound {
  /** What the clerk says, and writes down. */
  readonly expect: (book: Book) => Answer
  /** What the program says. */
  readonly perform: (run: Run) => Promise<Answer>
}

/** Somebody does something. */
export interface Act {
  readonly text: string
  readonly touches: Touches
  /** Of an act of several steps, its first: between two of them another act may come. */
  readonly step?: Act
  readonly bind: (book: Book) => Bound
}

export const answerOf = (decision: Decision<unknown, string> | undefined): Answer =>
  decision === undefined ? 'nothing' : decision.granted ? 'yes' : 'no'

/** One of the persons of a run, and one of their cards: mostly the latest. */
export interface Target {
  readonly who: number
  readonly which: number
}

/** Where a target leads in a book; no card where the person has none. */
export const aim = ({ holders }: Book, { who, which }: Target) => {
  const person = who % holders.length
  const cards = holders[person]?.cards ?? []
  const inHand = cards.findLastIndex(({ stage }) => stage !== 'ended')
  const card = which < 6 ? inHand : which % Math.max(cards.length, 1)
  return { person, card: card in cards ? card : cards.length - 1 }
}

export const personIn = ({ people }: Run, index: number): RealHolder => {
  const person = people[index]
  if (person === undefined) throw new Error('nobody is there')
  return person
}

/** An act about a card: what the clerk does with it, and what the program is told. */
export const aboutCard = (
  target: Target,
  expect: (book: Book, at: { person: number; card: number }, card: Plastic) => Answer,
  perform: (run: Run, person: RealHolder, card: RealCard) => Promise<Answer>,
) => {
  return (before: Book): Bound => {
    const at = aim(before, target)
    return {
      expect: (book) => {
        const card = book.holders[at.person]?.cards[at.card]
        return card === undefined ? 'nothing' : expect(book, at, card)
      },
      perform: async (run) => {
        const person = personIn(run, at.person)
        const card = person.cards[at.card]
        return card === undefined ? 'nothing' : perform(run, person, card)
      },
    }
  }
}

export const byHolder = ({ world }: Run, { personId }: RealHolder): ActionContext =>
  world.context({ kind: 'holder', id: personId })

/** One clerk of each organisation. */
const CLERKS = {
  'hrss-440000': '0199aaaa-0000-7000-8000-000000000001',
  'hrss-440100': '0199aaaa-0000-7000-8000-000000000002',
  'card-centre-440000': '0199aaaa-0000-7000-8000-000000000003',
  'bank-102': '0199aaaa-0000-7000-8000-000000000004',
} as const

export const byStaff = ({ world }: Run, organisationCode: keyof typeof CLERKS): ActionContext =>
  world.context({ kind: 'staff', id: CLERKS[organisationCode], organisationCode })

/** Somebody outside says something, once or again; whoever follows it hears it later. */
export const say = async (
  run: Run,
  name: string,
  subjectId: string,
  payload: Readonly<Record<string, unknown>>,
  times = 1,
): Promise<void> => {
  const type = eventType(name, z.record(z.string(), z.unknown()))
  for (let i = 0; i < times; i += 1)
    await run.world.db.transaction((tx) =>
      publish(tx, run.world.job(), type, { subjectId, payload }),
    )
}
