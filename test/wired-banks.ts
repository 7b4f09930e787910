import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { addBank } from '#modules/bank/index.ts'
import { settleInstruction, unknownInstructions } from '#modules/payment/index.ts'
import { type App, buildApp } from '#app/app.ts'
import { scheduledJobs } from '#app/jobs.ts'
import { registerSandboxKeys } from '#app/outside-world.ts'
import { BANKS } from '#app/seed/data/banks.ts'
import { allSubscribers } from '#app/subscribers.ts'
import { freePort } from './journeys/world.ts'
import { bySystem } from './payees.ts'
import { PAID_AT, WITNESSES } from './payments.ts'
import { testKeys } from './person.ts'

/** A credit in the books of a bank of the sandbox, as its API tells of it. */
const Credits = z.object({
  credits: z.array(
    z.object({
      lineId: z.string(),
      amountFen: z.string(),
      returned: z.string().nullable(),
    }),
  ),
})

/** The program at a port of its own, with the banks of the sandbox behind their interfaces. */
export interface WiredBanks extends AsyncDisposable {
  readonly app: App
  readonly origin: string
  /** Everything that is due, in the program. */
  readonly deliver: () => Promise<unknown>
  /** One of the jobs that the clock sets off. */
  readonly job: (name: string) => Promise<void>
  /** How a bank of the sandbox is to pay from now on. */
  readonly choose: (bankCode: string, conduct: string) => Promise<void>
  /** Credits that a bank kept, by the line without hyphens. */
  readonly kept: (bankCode: string) => Promise<ReadonlyMap<string, bigint>>
  /** Delivers and runs the rounds until it is so. */
  readonly until: (isSo: () => Promise<boolean>) => Promise<void>
}

const MOST_ROUNDS = 200

const enterBanks = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    for (const { code, agencyCode, name, placeholder } of BANKS)
      await addBank(tx, { code, agencyCode, name, placeholder })
    await registerSandboxKeys(tx, testKeys)
  })

/**
 * A bank that keeps no references is never sent again what it may have: where a connection broke
 * before the bank had anything, two people have to look into its books.
 */
const lookWhereNobodyKnows = async (
  db: Database,
  at: Temporal.Instant,
  { app, kept }: Pick<WiredBanks, 'app' | 'kept'>,
): Promise<void> => {
  for (const { id, bankCode } of await unknownInstructions(db)) {
    if (app.deps.bankTerms(bankCode)?.takesOnce !== false) continue
    await settleInstruction({ db }, bySystem(at), id, {
      says: (await kept(bankCode)).size > 0 ? 'accepted' : 'notReceived',
      evidence: { kind: 'twoPeople', ...WITNESSES },
      bankTakesOnce: false,
    })
  }
}

/** Where everything stands, for whoever has to find out why it does not rest. */
const standing = async (db: Database): Promise<string> => {
  const rows = await db.many(
    z.object({ what: z.string() }),
    sql`select concat_ws(' ', s.bank_code, i.reference, i.status, s.status, count(*)) as what
          from payment.line_status s
          left join payment.instruction i on i.batch_id = s.batch_id and i.bank_code = s.bank_code
         group by s.bank_code, i.reference, i.status, s.status order by 1`,
  )
  return rows.map(({ what }) => what).join('; ')
}

/** Starts it over a database that knows what is to be paid. */
export const wiredBanks = async (db: Database, clock = new FixedClock(PAID_AT)) => {
  await enterBanks(db)
  const origin = `http://127.0.0.1:${await freePort()}`
  const spoolDirectory = await mkdtemp(path.join(tmpdir(), 'ykt-spool-'))
  const log = createLogger('silent')
  const app = await buildApp({
    db,
    keys: testKeys,
    clock,
    log,
    mode: 'demonstration',
    publicUrl: origin,
    personas: [],
    spoolDirectory,
    identityProvider: { issuer: undefined, clientId: 'yikatong', clientSecret: undefined },
  })
  const subscribers = allSubscribers(app.deps)
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  await app.server.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) })
  const deliver = () => deliverDue({ ...app.deps, log }, subscribers)
  const job = async (name: string) => {
    await scheduledJobs(app.deps)
      .find((one) => one.name === name)
      ?.run()
  }
  const wired: WiredBanks = {
    app,
    origin,
    deliver,
    job,
    choose: async (bankCode, conduct) => {
      const answer = await fetch(`${origin}/sandbox/payment-conduct`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ actor: `bank-${bankCode}`, conduct }),
      })
      if (answer.status !== 200) throw new Error(`the sandbox answered ${answer.status}`)
    },
    kept: async (bankCode) => {
      const answer = await fetch(`${origin}/sandbox/banks/${bankCode}/payments`)
      const { credits } = Credits.parse(await answer.json())
      const kept = new Map<string, bigint>()
      for (const { lineId, amountFen, returned } of credits)
        if (returned === null) kept.set(lineId, (kept.get(lineId) ?? 0n) + BigInt(amountFen))
      return kept
    },
    until: async (isSo) => {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        await deliver()
        if (await isSo()) return
        await job('payment.round')
        await job('payment.fetchAnswers')
        await lookWhereNobodyKnows(db, clock.now(), wired)
        await pause(100)
        // Leases run out and deliveries are tried again only where time goes on.
        clock.advance({ seconds: 3 })
      }
      throw new Error(`it does not come to rest: ${await standing(db)}`)
    },
    [Symbol.asyncDispose]: async () => {
      await app.close()
      await rm(spoolDirectory, { recursive: true, force: true })
    },
  }
  return wired
}

/** What stands in our books: paid lines and not come back, by the line without hyphens. */
export const paidLines = async (
  db: Database,
  bankCode: string,
): Promise<ReadonlyMap<string, bigint>> => {
  const rows = await db.many(
    z.object({ id: z.string(), amount_fen: z.bigint() }),
    sql`select id, amount_fen from payment.line_status
         where bank_code = ${bankCode} and status = 'paid'`,
  )
  return new Map(rows.map(({ id, amount_fen }) => [id.replaceAll('-', ''), amount_fen]))
}
