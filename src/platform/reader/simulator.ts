import { z } from 'zod'
import { ReaderFault } from './fault.ts'
import { ChipCardSchema, ChipHolderSchema, ReadDocumentSchema } from './protocol.ts'
import { READABLE, type Reader, type ReadRequest, type ReadResult } from './reader.ts'

/** What can be laid on the simulated reader: the list is a JSON file of these. */
export const SimulatedThing = z.union([
  z.strictObject({
    label: z.string().min(1),
    card: ChipCardSchema,
    holder: ChipHolderSchema.optional(),
  }),
  z.strictObject({ label: z.string().min(1), document: ReadDocumentSchema }),
])
export type SimulatedThing = z.output<typeof SimulatedThing>

/** A reader without hardware: a thing lies on it once somebody says so. */
export class SimulatedReader implements Reader {
  readonly name = '模拟读卡器 simulated reader'
  readonly reads = READABLE
  readonly things: readonly SimulatedThing[]
  #lying: SimulatedThing | undefined
  readonly #changed = new Set<() => void>()

  constructor(things: readonly SimulatedThing[]) {
    this.things = things
  }

  get lying(): SimulatedThing | undefined {
    return this.#lying
  }

  /** Lays on the thing at this place of the list; lifts whatever lay there, and all beyond it. */
  lay(index: number | undefined): void {
    this.#put(undefined)
    const thing = index === undefined ? undefined : this.things[index]
    if (thing !== undefined) this.#put(thing)
  }

  #put(thing: SimulatedThing | undefined): void {
    this.#lying = thing
    for (const look of this.#changed) look()
  }

  /** Ends once it holds, also when it held for a moment only. */
  #until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    if (holds()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const end = (): void => {
        this.#changed.delete(look)
        signal.removeEventListener('abort', stop)
      }
      const look = (): void => {
        if (!holds()) return
        end()
        resolve()
      }
      const stop = (): void => {
        end()
        reject(signal.reason as Error)
      }
      this.#changed.add(look)
      signal.addEventListener('abort', stop, { once: true })
    })
  }

  laidOn(_what: ReadRequest['what'], signal: AbortSignal): Promise<void> {
    return this.#until(() => this.#lying !== undefined, signal)
  }

  lifted(signal: AbortSignal): Promise<void> {
    return this.#until(() => this.#lying === undefined, signal)
  }

  async read({ what, holder }: ReadRequest): Promise<ReadResult> {
    const thing = this.#lying
    if (thing === undefined) throw new ReaderFault('CARD_LIFTED')
    if (what === 'document') {
      if ('document' in thing) return { what, document: thing.document }
      throw new ReaderFault('KIND_NOT_READ')
    }
    if (!('card' in thing)) throw new ReaderFault('CARD_OF_ANOTHER_KIND')
    return { what, card: thing.card, ...(holder && { holder: thing.holder }) }
  }
}
