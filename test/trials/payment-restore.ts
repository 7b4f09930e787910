import { Readable } from 'node:stream'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import {
  askTaken,
  bankInquiries,
  buildInstructions,
  declareIncarnation,
  enterTaken,
  findBatch,
  matchFound,
  paymentRound,
  takeAnswerFile,
} from '#modules/payment/index.ts'
import type { AnswerOfBank } from '#sandbox/banks/payments/answer-file.ts'
import { CONDUCTS_OF_PAYMENT, type PaymentConductName } from '#sandbox/banks/payments/conduct.ts'
import { BANKS as BANK_CODES, enterManyPayees } from '#test/many-payees.ts'
import { wrongWithMoney } from '#test/model/payment-invariants.ts'
import { bySystem, enterProgrammes } from '#test/payees.ts'
import {
  AMOUNT_FEN,
  asTaken,
  payingDeps,
  PayingBanks,
  releasedForAll,
  testSpool,
} from '#test/paying-bank.ts'
import { PAID_AT, WITNESSES } from '#test/payments.ts'
import type { BaseBackup } from './base-backup.ts'
import { lookIntoBooks, twiceInBooks } from './payment-evidence.ts'
import { PaymentSite } from './payment-site.ts'

/** Each bank treats its files in another way; one of them keeps no references. */
const CONDUCTS: readonly PaymentConductName[] = [
  'plain',
  'refusesSome',
  'losesReplyBefore',
  'losesReplyAfter',
  'losesReplyAndForgets',
  'refusesAll',
  'tellsTwice',
  'returnsLate',
]

/** A province whose banks go on while its database is brought back from a backup. */
export class RestoreDrill implements AsyncDisposable {
  readonly banks: PayingBanks
  readonly clock = new FixedClock(PAID_AT)
  readonly #site: PaymentSite
  readonly #backup: BaseBackup
  #spool: Awaited<ReturnType<typeof testSpool>>
  /** Everything that banks ever handed out: they bring it again when they are asked to. */
  readonly #handedOut: (readonly [bankCode: string, AnswerOfBank])[] = []

  private constructor(
    site: PaymentSite,
    backup: BaseBackup,
    spool: Awaited<ReturnType<typeof testSpool>>,
    turn: number,
  ) {
    this.#site = site
    this.#backup = backup
    this.#spool = spool
    this.banks = new PayingBanks(this.clock)
    for (const [i, code] of BANK_CODES.entries())
      this.banks.conducts.set(
        code,
        CONDUCTS_OF_PAYMENT[CONDUCTS[(i + turn) % CONDUCTS.length] ?? 'plain'],
      )
  }

  /** @param turn which bank treats its files in which way */
  static async begin(lines: number, turn = 0): Promise<RestoreDrill> {
    const site = await PaymentSite.make({ disposable: true })
    await enterProgrammes(site.owner)
    await enterManyPayees(site.owner, lines)
    await site.owner.run(sql`analyze`)
    return new RestoreDrill(site, await site.backUp(), await testSpool(), turn)
  }

  get db(): Database {
    return this.#site.owner
  }

  get #deps() {
    return payingDeps(this.db, this.#spool, this.banks, this.clock)
  }

  round() {
    return paymentRound(this.#deps)
  }

  /** Credits that stand in the books of all banks. */
  booked(): number {
    return [...this.banks.books.values()].reduce((sum, { credits }) => sum + credits.length, 0)
  }

  async wrong(): Promise<readonly string[]> {
    const facts = (await wrongWithMoney(this.db)).map((one) => JSON.stringify(one))
    return [...facts, ...twiceInBooks(this.banks, 2n * AMOUNT_FEN)]
  }

  /** What banks have goes to the platform; all of it, where the platform has lost what it had. */
  async bring(again?: 'again'): Promise<void> {
    const fresh: (readonly [string, AnswerOfBank])[] = []
    for (const [code, books] of this.banks.books)
      for (const file of books.collect()) fresh.push([code, file])
    this.#handedOut.push(...fresh)
    for (const [bankCode, { format, content }] of again === undefined ? fresh : this.#handedOut)
      await takeAnswerFile(this.#deps, bySystem(this.clock.now()), {
        bankCode,
        format,
        content: Readable.from([content]),
      })
  }

  /** Everything goes on until nothing moves any more, with people where banks forget. */
  async settle(batchIds: readonly string[]): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await this.round()
      await this.bring()
      for (const batchId of batchIds)
        await lookIntoBooks(this.db, this.banks, { batchId, at: this.clock.now() })
    }
    await this.round()
  }

  /** Batches by how far they had come when the database was lost. */
  async prepare() {
    const closed = (await releasedForAll(this.db, '2027-01')).id
    await this.settle([closed])
    const sent = (await releasedForAll(this.db, '2027-02')).id
    await this.round()
    const built = (await releasedForAll(this.db, '2027-03')).id
    await buildInstructions(this.#deps, bySystem(this.clock.now()), built)
    const released = (await releasedForAll(this.db, '2027-04')).id
    return { closed, sent, built, released }
  }

  /** The batch that the database is to lose; entered again, it is another one. */
  async enterMissing(): Promise<string> {
    return (await releasedForAll(this.db, '2027-05')).id
  }

  /** Something that is paid after all this. */
  async releaseNext(): Promise<string> {
    return (await releasedForAll(this.db, '2027-06')).id
  }

  async markPoint(name: string): Promise<void> {
    await this.db.run(sql`select pg_create_restore_point(${name})`)
  }

  /** The database is what it was; the disk with the files may be another one. */
  async restore(point: string, disk: 'old' | 'new'): Promise<void> {
    await this.#site.restore(this.#backup, point)
    if (disk === 'old') return
    await this.#spool[Symbol.asyncDispose]()
    this.#spool = await testSpool()
  }

  /** The first step of the operator. */
  async declare() {
    const decision = await declareIncarnation({ db: this.db }, bySystem(this.clock.now()), {
      why: 'drill',
    })
    if (!decision.granted) throw new Error(decision.refusal)
    return decision.outcome
  }

  /** The second: every bank says what it has; where one keeps no references, two people look. */
  async ask(): Promise<void> {
    const context = bySystem(this.clock.now())
    const { db, banks } = this
    for (const { bankCode } of await bankInquiries(db)) {
      const asked =
        (await askTaken({ db, banks: banks.reach }, context, bankCode)) ??
        (await enterTaken(
          { db },
          context,
          bankCode,
          banks.booksOf(bankCode).lookedUp(PAID_AT).map(asTaken),
          WITNESSES,
        ))
      if (asked === 'silent') throw new Error(`${bankCode} does not answer`)
      if (!asked.granted) throw new Error(`${bankCode}: ${asked.refusal}`)
    }
  }

  /** A careless operator writes down that banks were asked, and asks nobody: the planted fault. */
  async pretendToHaveAsked(): Promise<void> {
    await this.db.run(sql`
      insert into payment.inquiry (incarnation, bank_code, kind, told, at)
      select (select max(number) from payment.incarnation), bank_code, 'list', 0, now()
        from (select distinct bank_code from payment.line) bank`)
  }

  /** The third: what the database lost is what was entered again. */
  async match(batchId: string): Promise<number> {
    let matched = 0
    for (const { missing } of await bankInquiries(this.db))
      for (const { reference } of missing) {
        const about = { reference, batchId, witnesses: WITNESSES }
        const decision = await matchFound({ db: this.db }, bySystem(this.clock.now()), about)
        if (decision?.granted === true) matched += 1
      }
    return matched
  }

  /** Lines of a batch that have no end and of which nothing that fits stands in suspense. */
  async forgotten(batchId: string): Promise<number> {
    const { count } = await this.db.one(
      z.object({ count: z.number() }),
      sql`select count(*)::integer as count
            from payment.line l join payment.line_status s on s.id = l.id
           where l.batch_id = ${batchId} and s.status in ('prepared', 'held', 'sent', 'unknown')
             and not exists (
               select from payment.suspense p
                where p.bank_code = l.bank_code and p.account_tail = l.account_tail
                  and p.why = 'lineUnknown' and p.settled_at is null)`,
    )
    return count
  }

  /** Batches of these that have not come to their end. */
  async open(batchIds: readonly string[]): Promise<readonly string[]> {
    const open: string[] = []
    for (const id of batchIds) {
      const status = (await findBatch(this.db, id))?.status
      if (status !== 'closed') open.push(`batch ${id} is ${status}`)
    }
    return open
  }

  async references(): Promise<readonly string[]> {
    const rows = await this.db.many(
      z.object({ reference: z.string() }),
      sql`select reference from payment.instruction`,
    )
    return rows.map(({ reference }) => reference)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#site[Symbol.asyncDispose]()
    await this.#spool[Symbol.asyncDispose]()
  }
}

/** Restores again and again, to points between whatever the program does; what was wrong then. */
export const runRestores = async (
  { restores, lines }: { readonly restores: number; readonly lines: number },
  say: (line: string) => void,
): Promise<readonly string[]> => {
  const violations: string[] = []
  for (let turn = 0; turn < restores; turn += 1) {
    await using drill = await RestoreDrill.begin(lines, turn)
    const { closed, sent, built, released } = await drill.prepare()
    const known = [sent, built, released].slice(0, 1 + (turn % 3))
    await drill.settle(known)
    await drill.markPoint('before')
    const lost = await drill.enterMissing()
    await drill.settle([sent, built, released, lost])
    const booked = drill.booked()
    const from = performance.now()
    await drill.restore('before', turn % 2 === 0 ? 'new' : 'old')
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    await drill.round()
    await drill.declare()
    await drill.round()
    await drill.ask()
    await drill.round()
    const tooEarly = drill.booked() - booked
    const again = await drill.enterMissing()
    await drill.match(again)
    await drill.round()
    await drill.bring('again')
    await drill.settle([sent, built, released, again])
    const wrong = [
      ...(tooEarly === 0 ? [] : [`${tooEarly} were paid before banks were asked`]),
      ...(drill.booked() === booked ? [] : [`${drill.booked()} credits, ${booked} before`]),
      ...((await drill.forgotten(again)) === 0 ? [] : ['lines that nobody has']),
      ...(await drill.open([closed, sent, built, released])),
      ...(await drill.wrong()),
    ]
    say(`restore ${turn + 1}: back in ${seconds} s, ${wrong.length} wrong`)
    violations.push(...wrong.map((fact) => `restore ${turn + 1}: ${fact}`))
  }
  return violations
}
