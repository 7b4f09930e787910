import { createHash } from 'node:crypto'
import { type DocumentKind, mod11Check, normaliseNumber } from '#kernel/identity-number/index.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Fault } from '../world/fault.ts'
import { answer, DOWN, LOST, type Reply, SLOW_REPLY_MS } from '../world/reply.ts'
import type { World } from '../world/world.ts'

/** Of whom a feed says something. */
export interface Reported {
  readonly documentKind: DocumentKind
  readonly documentNumber: string
}

/** One line of a feed: something is so, or was said wrongly. */
export type FeedLine<Report extends Reported> = Report & {
  readonly sequence: number
  readonly kind: string
}

/** What one feed tells, and how its lines are written. */
export interface FeedKind<Report extends Reported> {
  /** Its name at the fault switch. */
  readonly actor: string
  /** The word of a line that is not a withdrawal. */
  readonly says: string
  /** The members of a report besides who it is about, in one order for the digest. */
  readonly members: (report: Report) => Omit<Report, keyof Reported>
  /** A report about somebody who never was. */
  readonly madeUp: (who: Reported, today: string) => Report
}

const KEPT = 2000
const IN_ONE_DELIVERY = 500
const OVERSIZED = 20_000
const STALE_DAYS = 9

/** base64url SHA-256 of the records as they stand in the delivery, as one JSON text. */
export const recordsDigest = (records: readonly object[]): string =>
  createHash('sha256').update(JSON.stringify(records)).digest('base64url')

/** Valid numbers of a district that never was. */
const nobody = (i: number): Reported => {
  const day = String(1 + (i % 28)).padStart(2, '0')
  const first17 = `4401991940${String(1 + (i % 12)).padStart(2, '0')}${day}`
  const serial = String(i % 1000).padStart(3, '0')
  const documentNumber = first17 + serial + mod11Check(first17 + serial)
  return { documentKind: 'residentIdentityCard', documentNumber }
}

/**
 * What the register tells of people, and which reports were withdrawn, numbered without gaps in the
 * order in which they were reported. A feed that was started anew has forgotten how far it had
 * come: the first question tells it, and what was reported since then follows on from there.
 */
export class RegisterFeed<Report extends Reported> {
  readonly #world: World
  readonly #kind: FeedKind<Report>
  readonly #known: readonly Report[]
  #records: readonly FeedLine<Report>[] = []
  #last = 0
  #asked = false

  constructor(world: World, kind: FeedKind<Report>, known: readonly Report[]) {
    this.#world = world
    this.#kind = kind
    this.#known = known
    this.forget()
  }

  get size(): number {
    return this.#records.length
  }

  report(report: Report): void {
    this.#add(this.#kind.says, report)
  }

  /** The report was wrong. */
  withdraw(report: Report): void {
    this.#add('withdrawn', report)
  }

  /** The records after a sequence, with a manifest of what the delivery holds. */
  deliver(after: number): Reply {
    const fault = this.#world.faults.next(this.#kind.actor)
    if (fault === 'down') return DOWN
    if (fault === 'losesReplies') return LOST
    this.#followOn(after)
    const from = fault === 'stale' ? 0 : after
    const due = this.#records.filter(({ sequence }) => sequence > from).slice(0, IN_ONE_DELIVERY)
    const records = this.#spoil(fault, due, from)
    const counted = fault === 'damaged' ? [...records, ...this.#missing(from)] : records
    const now = this.#world.clock.now()
    const manifest = {
      count: counted.length,
      digest: recordsDigest(counted),
      issuedAt: (fault === 'stale' ? now.subtract({ hours: 24 * STALE_DAYS }) : now).toString(),
      fromSequence: from + 1,
      toSequence: counted.reduce((last, { sequence }) => Math.max(last, sequence), from),
    }
    return answer(200, { manifest, records }, fault === 'slow' ? SLOW_REPLY_MS : 0)
  }

  /** Only what was known from the beginning is left. */
  forget(): void {
    this.#records = this.#known.map((one, i) => this.#line(i + 1, this.#kind.says, one))
    this.#last = this.#known.length
    this.#asked = false
  }

  #spoil(fault: Fault, due: readonly FeedLine<Report>[], from: number) {
    if (fault === 'answersTwice') return due.flatMap((record) => [record, record])
    if (fault === 'outOfOrder') return [...due].reverse()
    if (fault !== 'oversized') return due
    const last = due.at(-1)?.sequence ?? from
    return [...due, ...this.#madeUp(last, OVERSIZED)]
  }

  /** A record that the manifest counts and the delivery lacks. */
  #missing(from: number): readonly FeedLine<Report>[] {
    return this.#madeUp(this.#records.at(-1)?.sequence ?? from, 1)
  }

  #madeUp(sequence: number, count: number): readonly FeedLine<Report>[] {
    const { says, madeUp } = this.#kind
    const today = provinceDate(this.#world.clock.now()).toString()
    return Array.from({ length: count }, (_, i) =>
      this.#line(sequence + i + 1, says, madeUp(nobody(i), today)),
    )
  }

  /** One order of the members, for the digest. */
  #line(sequence: number, kind: string, report: Report): FeedLine<Report> {
    const { documentKind } = report
    const documentNumber = normaliseNumber(report.documentNumber)
    const who = { sequence, kind, documentKind, documentNumber }
    return { ...who, ...this.#kind.members(report) } as unknown as FeedLine<Report>
  }

  #add(kind: string, report: Report): void {
    this.#last += 1
    this.#records = [...this.#records, this.#line(this.#last, kind, report)].slice(-KEPT)
  }

  #followOn(after: number): void {
    const known = this.#known.length
    if (!this.#asked && after > known) {
      this.#records = this.#records.map((record) =>
        record.sequence <= known
          ? record
          : { ...record, sequence: record.sequence - known + after },
      )
      this.#last += after - known
    }
    this.#asked = true
  }
}
