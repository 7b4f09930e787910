import { createHash } from 'node:crypto'
import { type DocumentKind, mod11Check, normaliseNumber } from '#kernel/identity-number/index.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Fault } from '../world/fault.ts'
import { answer, DOWN, LOST, type Reply, SLOW_REPLY_MS } from '../world/reply.ts'
import type { World } from '../world/world.ts'

/** Its name at the fault switch. */
export const DEATH_FEED = 'deathFeed'

export interface Death {
  readonly documentKind: DocumentKind
  readonly documentNumber: string
  /** `2026-11-23` */
  readonly diedOn: string
}

export interface DeathRecord extends Death {
  readonly sequence: number
  readonly kind: 'died' | 'withdrawn'
}

const KEPT = 2000
const IN_ONE_DELIVERY = 500
const OVERSIZED = 20_000
const STALE_DAYS = 9

/** One order of the members, for the digest. */
const entry = (sequence: number, kind: DeathRecord['kind'], death: Death): DeathRecord => ({
  sequence,
  kind,
  documentKind: death.documentKind,
  documentNumber: normaliseNumber(death.documentNumber),
  diedOn: death.diedOn,
})

/** base64url SHA-256 of the records as they stand in the delivery, as one JSON text. */
export const recordsDigest = (records: readonly DeathRecord[]): string =>
  createHash('sha256').update(JSON.stringify(records)).digest('base64url')

/** Deaths that nobody died: valid numbers of a district that never was. */
const madeUp = (sequence: number, count: number, diedOn: string): DeathRecord[] =>
  Array.from({ length: count }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, '0')
    const first17 = `4401991940${String(1 + (i % 12)).padStart(2, '0')}${day}`
    const serial = String(i % 1000).padStart(3, '0')
    const documentNumber = first17 + serial + mod11Check(first17 + serial)
    return entry(sequence + i + 1, 'died', {
      documentKind: 'residentIdentityCard',
      documentNumber,
      diedOn,
    })
  })

/**
 * 死亡信息: who died, and which reports were withdrawn, numbered without gaps in the order in which
 * they were reported. A feed that was started anew has forgotten how far it had come: the first
 * question tells it, and what was reported since then follows on from there.
 */
export class DeathFeed {
  readonly #world: World
  readonly #known: readonly Death[]
  #records: readonly DeathRecord[] = []
  #last = 0
  #asked = false

  constructor(world: World, known: readonly Death[] = []) {
    this.#world = world
    this.#known = known.toSorted((a, b) => a.diedOn.localeCompare(b.diedOn))
    this.forget()
  }

  get size(): number {
    return this.#records.length
  }

  report(death: Death): void {
    this.#add('died', death)
  }

  /** The report was wrong: the person lives. */
  withdraw(death: Death): void {
    this.#add('withdrawn', death)
  }

  /** The records after a sequence, with a manifest of what the delivery holds. */
  deliver(after: number): Reply {
    const fault = this.#world.faults.next(DEATH_FEED)
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

  /** Only the deaths that were known from the beginning are left. */
  forget(): void {
    this.#records = this.#known.map((death, i) => entry(i + 1, 'died', death))
    this.#last = this.#known.length
    this.#asked = false
  }

  #spoil(fault: Fault, due: readonly DeathRecord[], from: number): readonly DeathRecord[] {
    if (fault === 'answersTwice') return due.flatMap((record) => [record, record])
    if (fault === 'outOfOrder') return [...due].reverse()
    if (fault !== 'oversized') return due
    const last = due.at(-1)?.sequence ?? from
    return [...due, ...madeUp(last, OVERSIZED, this.#today())]
  }

  /** A record that the manifest counts and the delivery lacks. */
  #missing(from: number): readonly DeathRecord[] {
    return madeUp(this.#records.at(-1)?.sequence ?? from, 1, this.#today())
  }

  #today(): string {
    return provinceDate(this.#world.clock.now()).toString()
  }

  #add(kind: DeathRecord['kind'], death: Death): void {
    this.#last += 1
    this.#records = [...this.#records, entry(this.#last, kind, death)].slice(-KEPT)
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
