import { Bounded } from './bounded.ts'
import type { Fault } from './fault.ts'
import { answer, DIFFERENT, DOWN, LOST, type Reply } from './reply.ts'
import type { Signer } from './signer.ts'
import type { World } from './world.ts'

/** How something that was asked for ended. */
export interface Outcome {
  readonly state: 'opened' | 'refused' | 'done' | 'produced' | 'failed'
  readonly accountNumber?: string
  readonly reasonCode?: string
  readonly reason?: string
}

export interface Order {
  readonly requestId: string
  /** All that was asked, to know the same request again. */
  readonly content: string
  readonly fault: Fault
  /** Working time; 0 answers at once. */
  readonly workingMs: number
  /** What comes of it; called once, when the working time is over. */
  readonly settle: () => Outcome
}

interface Entry {
  readonly content: string
  readonly result: (Outcome & { readonly at: string }) | undefined
}

const CAPACITY = 5000
/** More than anybody works on at one time; whoever comes then is asked to come again. */
const MOST_UNDER_WAY = 2000
const SLOWER = 20
const ECHO_MS = 900
const RECEIPT_HELD_BACK_MS = 1500
const LEAST_SLOW_MS = 1000

const ACCEPTED = answer(202, { state: 'accepted' })
const BUSY = answer(503, { code: 'BUSY', detail: '受理的件太多，请稍后再送。' })

/** Milliseconds after the result at which it is told. */
const ECHOES: Readonly<Partial<Record<Fault, readonly number[]>>> = {
  losesReplies: [],
  answersTwice: [0, ECHO_MS],
}

/**
 * What one bank or the factory was asked, and what came of it. The same request is booked once,
 * however often it comes; the result is told by callback and can be asked for at any time.
 */
export class RequestBook {
  readonly #entries = new Bounded<Entry>(CAPACITY)
  readonly #world: World
  readonly #signer: Signer
  readonly #resultPath: string
  #underWay = 0

  constructor(world: World, signer: Signer, resultPath: string) {
    this.#world = world
    this.#signer = signer
    this.#resultPath = resultPath
  }

  get size(): number {
    return this.#entries.size
  }

  /** Books the order and says what its sender hears. */
  take(order: Order): Reply {
    const { requestId, content, fault } = order
    if (fault === 'down') return DOWN
    const known = this.#entries.get(requestId)
    if (known !== undefined) {
      if (known.content !== this.#world.blind(content)) return DIFFERENT
      return known.result === undefined ? ACCEPTED : this.find(requestId)
    }
    if (this.#underWay >= MOST_UNDER_WAY) return BUSY
    this.#entries.set(requestId, { content: this.#world.blind(content), result: undefined })
    return this.#begin(order)
  }

  /** The result of a request that came in a file, where nobody waits and nobody is called back. */
  settleQuietly(requestId: string, content: string, settle: () => Outcome): Outcome {
    const known = this.#entries.get(requestId)
    if (known?.result !== undefined) return known.result
    const result = { ...settle(), at: this.#world.clock.now().toString() }
    this.#entries.set(requestId, { content: known?.content ?? this.#world.blind(content), result })
    return result
  }

  /** What is known of a request. */
  find(requestId: string): Reply {
    const entry = this.#entries.get(requestId)
    if (entry === undefined) return answer(404, { code: 'NOT_FOUND', detail: '没有这个请求号。' })
    return answer(200, entry.result === undefined ? { state: 'accepted' } : { ...entry.result })
  }

  forget(): void {
    this.#entries.clear()
  }

  #begin(order: Order): Reply {
    const { requestId, fault, workingMs } = order
    if (fault === 'outOfOrder') {
      this.#settle(order)
      return answer(202, { state: 'accepted' }, RECEIPT_HELD_BACK_MS)
    }
    if (workingMs === 0 && fault !== 'slow') {
      // Who answers at once has no more to tell, unless he tells it twice.
      this.#settle(order, fault === 'answersTwice' ? [0] : [])
      return fault === 'losesReplies' ? LOST : this.find(requestId)
    }
    this.#underWay += 1
    const delayMs = fault === 'slow' ? Math.max(workingMs, LEAST_SLOW_MS) * SLOWER : workingMs
    this.#world.later(delayMs, () => {
      this.#underWay -= 1
      this.#settle(order)
    })
    return fault === 'losesReplies' ? LOST : ACCEPTED
  }

  #settle(order: Order, echoes: readonly number[] = ECHOES[order.fault] ?? [0]): void {
    const { requestId, settle } = order
    const entry = this.#entries.get(requestId)
    // Forgotten meanwhile: the actor was reset.
    if (entry === undefined || entry.result !== undefined) return
    const { clock, courier } = this.#world
    const result = { ...settle(), at: clock.now().toString() }
    this.#entries.set(requestId, { ...entry, result })
    for (const delayMs of echoes)
      courier.send(this.#signer, this.#resultPath, requestId, { requestId, ...result }, delayMs)
  }
}
