// Lifecycle actions a second through the card module, against pgbench writing as many rows of the
// same shape in one transaction each, on the same database server, in turns. What an action reads,
// locks, checks and decides is in ours alone. Prints a JSON line with the ratio at the end.
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase, raw } from '#platform/db.ts'
import { syncSubscriptions } from '#platform/deliveries.ts'
import {
  cardSubscribers,
  openOrderOf,
  renewCard,
  reportTemporaryLoss,
  restoreCard,
  withdrawOrder,
} from '#modules/card/index.ts'
import { enterSurroundings, terms } from '#test/card-orders.ts'
import { testPii } from '#test/person.ts'
import { scriptFor, type Writes, writesOf } from './lifecycle-writes.ts'
import { best, loadBefore, needPgbench, perSecond, ratioOf, say, startServer } from './measure.ts'
import { runPgbench } from './pgbench.ts'
import { enterHolders } from './verification-seed.ts'

const SECONDS = Number(process.argv[2] ?? 8)
const TURNS = 3
const WORKERS = 8
const HOLDERS = 4_000
/** Actions of each kind over which their writes are counted. */
const SAMPLE = 100

const program = needPgbench()
const { database, owner, stop } = await startServer(16433)
const db = openDatabase({ url: database.ownerUrl, role: 'ykt_app', poolSize: WORKERS })

interface Holder {
  readonly personId: string
  readonly cardId: string
}
type Action = (holder: Holder) => Promise<Decision<unknown, string> | undefined>

const by = ({ personId }: Holder): ActionContext => ({
  actor: { kind: 'holder', id: personId },
  requestId: 'bench',
  at: systemClock.now(),
})

/** In this order they leave a card as it was before. */
const ACTIONS: Readonly<Record<string, Action>> = {
  reportTemporaryLoss: (holder) =>
    reportTemporaryLoss({ db }, by(holder), { ...holder, sides: 'both' }),
  restore: (holder) => {
    const proof = { sides: 'both', authenticatedAt: systemClock.now(), assuranceLevel: 3 } as const
    return restoreCard({ db }, by(holder), { ...holder, ...proof })
  },
  renew: (holder) => renewCard({ db }, by(holder), { ...holder, reason: 'damage', terms: terms() }),
  withdrawOrder: async (holder) => {
    const { personId } = holder
    const order = await openOrderOf(db, personId)
    return withdrawOrder({ db }, by(holder), { personId, orderId: order?.id ?? '' })
  },
}
const KINDS = Object.keys(ACTIONS).length

const does = async (action: Action, holder: Holder): Promise<void> => {
  const decision = await action(holder)
  if (decision?.granted !== true) throw new Error(decision?.refusal ?? 'no such card')
}

/** Holders of the benches have ids that count on. */
const holderOf = (number: number): Holder => {
  const id = (letter: string) =>
    `0199${letter.repeat(4)}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
  return { personId: id('a'), cardId: id('c') }
}

/** Until every connection has told the server what it wrote: that comes once in a second. */
const told = async (): Promise<void> => {
  await pause(1_500)
  for (let i = 0; i < WORKERS; i += 1) await db.run(raw('select pg_stat_force_next_flush()'))
  await pause(1_500)
}

/** What actions of each kind write. */
const countWrites = async (): Promise<ReadonlyMap<string, readonly Writes[]>> => {
  const counted = new Map<string, readonly Writes[]>()
  await told()
  for (const [name, action] of Object.entries(ACTIONS)) {
    const writes = await writesOf(owner, SAMPLE, async () => {
      for (let i = 1; i <= SAMPLE; i += 1) await does(action, holderOf(i))
      await told()
    })
    counted.set(name, writes)
  }
  return counted
}

const show = (counted: ReadonlyMap<string, readonly Writes[]>): void => {
  for (const [name, writes] of counted) {
    const parts = writes.map(({ table, inserted, updated }) =>
      [table, inserted > 0 ? ` +${inserted}` : '', updated > 0 ? ` ~${updated}` : ''].join(''),
    )
    say(`  ${name}: ${parts.join(', ')}`)
  }
}

/** One turn of ours: every worker has holders of its own, whom it takes through all actions. */
const turn = async (): Promise<number> => {
  const until = performance.now() + SECONDS * 1_000
  const startedAt = performance.now()
  let done = 0
  const work = async (worker: number): Promise<void> => {
    for (let i = 0; performance.now() < until; i += 1) {
      const holder = holderOf(1 + ((i * WORKERS + worker) % HOLDERS))
      for (const action of Object.values(ACTIONS)) {
        await does(action, holder)
        done += 1
      }
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)))
  return done / ((performance.now() - startedAt) / 1_000)
}

const main = async (): Promise<void> => {
  const load1 = loadBefore()
  await enterSurroundings(db)
  const factory = { order: async () => {}, stateOf: async () => undefined }
  const deps = { db, pii: testPii, factory, accountNumber: async () => undefined }
  const subscribers = cardSubscribers({ ...deps, clock: systemClock })
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  await enterHolders(owner, 1, HOLDERS)
  say(`${HOLDERS} holders, ${WORKERS} at a time. Rows that an action inserts (+) and updates (~):`)
  const counted = await countWrites()
  show(counted)
  const script = await scriptFor(owner, [...counted.values()])
  const bench = async (seconds: number): Promise<number> => {
    const run = { script, clients: WORKERS, seconds }
    return KINDS * (await runPgbench(program, database.ownerUrl, run))
  }
  await turn()
  await bench(2)
  const pairs: [number, number][] = []
  for (let i = 0; i < TURNS; i += 1) {
    const ours = await turn()
    const theirs = await bench(SECONDS)
    say(`  actions ${perSecond(ours)}, pgbench ${perSecond(theirs)}`)
    pairs.push([ours, theirs])
  }
  const rows = [...counted].map(([name, writes]) => [
    name,
    writes.reduce((sum, { inserted, updated }) => sum + inserted + updated, 0),
  ])
  say(
    JSON.stringify({
      bench: 'lifecycle',
      loadBefore: load1,
      rowsWritten: Object.fromEntries(rows) as Record<string, number>,
      actions: Math.round(best(pairs.map(([ours]) => ours))),
      pgbench: Math.round(best(pairs.map(([, theirs]) => theirs))),
      ratio: ratioOf(pairs),
    }),
  )
}

try {
  await main()
} finally {
  await db.close()
  await stop()
}
