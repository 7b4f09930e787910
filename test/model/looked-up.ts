import { z } from 'zod'
import { instant, sql } from '#platform/db.ts'
import { programmesOf } from '#modules/account/index.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { type Book, type Holder, isReplaced, type Plastic, type Stage } from './book.ts'
import type { RealHolder, Run } from './world.ts'

/** A holder as an outsider sees them: each card with its two sides and its order, and the payee. */
export interface Seen {
  readonly cards: readonly string[]
  /** Looked up only where it was asked for: it takes several statements. */
  readonly paidTo: number | undefined
}

const STATUS: Readonly<Record<Stage, string>> = {
  waiting: 'applied',
  atBank: 'bankOpening',
  bankSaidNo: 'failedBank',
  making: 'producing',
  spoiled: 'failedProduction',
  finished: 'sealed',
  works: 'normal',
  lostForNow: 'temporarilyLost',
  lost: 'lost',
  locked: 'locked',
  ended: 'cancelled',
}
const ACCOUNT = {
  none: 'notActivated',
  open: 'active',
  stopped: 'bankLost',
  frozen: 'frozen',
  asleep: 'dormant',
  closed: 'closed',
} as const
const ORDER = { open: 'open', withdrawn: 'withdrawn', done: 'finished' } as const

const statusOf = (holder: Holder, { stage }: Plastic, index: number): string => {
  if (!isReplaced(holder, index)) return STATUS[stage]
  return stage === 'works' ? 'replacing' : 'replacingLost'
}

/** What has to be seen, by the clerk's book. */
export const expected = ({ holders }: Book, withPay: boolean): readonly Seen[] =>
  holders.map((holder) => ({
    cards: holder.cards.map((card, i) =>
      [
        statusOf(holder, card, i),
        card.bank,
        ACCOUNT[card.account],
        card.asked,
        card.order === undefined ? 'noOrder' : ORDER[card.order.state],
      ].join(' '),
    ),
    paidTo: withPay ? holder.paidTo : undefined,
  }))

const Row = z.object({
  id: z.string(),
  person_id: z.string(),
  status: z.string(),
  bank_code: z.string(),
  bank_status: z.string(),
  bank_request_id: z.string().nullable(),
  bank_acknowledged_at: instant.nullable(),
  bank_refused: z.boolean(),
  order_id: z.string().nullable(),
  state: z.string().nullable(),
  account_request_id: z.string().nullable(),
  production_request_id: z.string().nullable(),
})
type Row = z.output<typeof Row>

const askedOf = (row: Row): Plastic['asked'] => {
  if (row.bank_request_id === null) return 'nothing'
  if (row.bank_acknowledged_at === null) return 'waiting'
  return row.bank_refused ? 'refused' : 'done'
}

/** Notes what is new about a card: a card that came, a number under which somebody was asked. */
const note = ({ cards }: RealHolder, row: Row): void => {
  let card = cards.find(({ id }) => id === row.id)
  if (card === undefined) {
    const asked = { account: [], production: [], bank: [] }
    card = { id: row.id, orderId: row.order_id ?? undefined, asked }
    cards.push(card)
  }
  for (const [kind, id] of [
    ['account', row.account_request_id],
    ['production', row.production_request_id],
    ['bank', row.bank_request_id],
  ] as const)
    if (id !== null && card.asked[kind].at(-1) !== id) card.asked[kind].push(id)
}

const paidTo = async ({ world }: Run, { personId, accounts }: RealHolder): Promise<number> => {
  const list = await programmesOf(world.db, personId, world.clock.now())
  const found = list.find(({ programme }) => programme.code === ALLOWANCE.code)
  return accounts.findIndex(({ id }) => id === found?.account.id)
}

/** What is seen of every person of a run in the tables. */
export const seen = async (run: Run, withPay: boolean): Promise<readonly Seen[]> => {
  const persons = run.people.map(({ personId }) => personId)
  const rows = await run.world.db.many(
    Row,
    sql`
    select c.id, c.person_id, c.status, c.bank_code, c.bank_status, c.bank_request_id,
           c.bank_acknowledged_at, c.bank_refused, o.id as order_id, o.state,
           o.account_request_id, o.production_request_id
      from card.card c left join card.card_order o on o.card_id = c.id
     where c.person_id = any(${persons}::uuid[]) order by c.id`,
  )
  return Promise.all(
    run.people.map(async (person) => {
      const own = rows.filter((row) => row.person_id === person.personId)
      for (const row of own) note(person, row)
      const byId = new Map(own.map((row) => [row.id, row]))
      const cards = person.cards.map(({ id }) => {
        const row = byId.get(id)
        if (row === undefined) return 'gone'
        const parts = [row.status, row.bank_code, row.bank_status, askedOf(row)]
        return [...parts, row.state ?? 'noOrder'].join(' ')
      })
      return { cards, paidTo: withPay ? await paidTo(run, person) : undefined }
    }),
  )
}
