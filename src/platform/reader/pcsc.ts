import { setTimeout as pause } from 'node:timers/promises'
import { readChip } from './chip.ts'
import { ReaderFault } from './fault.ts'
import { PCSC_SOCKET, PcscClient } from './pcsc-client.ts'
import type { ReaderSlot } from './pcsc-wire.ts'
import type { Reader, ReadRequest, ReadResult } from './reader.ts'

/** Between two looks at the readers; a hand does not notice it. */
const LOOK_EVERY_MS = 150

const LOOKS_AFTER_SILENCE = 5

export interface PcscOptions {
  readonly socketPath?: string
  /** Waits between two looks; ends early with the signal's reason. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

const realPause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await pause(milliseconds, undefined, { signal }).catch(() => {})
  signal.throwIfAborted()
}

/** Whether the very card that lay there lies there still. */
const isThere = (card: ReaderSlot, slots: readonly ReaderSlot[]): boolean =>
  slots.some(({ name, present, events }) => present && name === card.name && events === card.events)

/**
 * A card reader of this machine through PC/SC. It reads the chip of the social security card;
 * identity documents need a reader with a security module and a protocol of its maker's own.
 */
export class PcscReader implements Reader {
  readonly name = 'PC/SC'
  readonly reads = ['card'] as const
  readonly #socketPath: string
  readonly #pause: NonNullable<PcscOptions['pause']>
  /** Which card of which reader was read last. */
  #last: ReaderSlot | undefined

  constructor({ socketPath = PCSC_SOCKET, pause: wait = realPause }: PcscOptions = {}) {
    this.#socketPath = socketPath
    this.#pause = wait
  }

  async laidOn(_what: ReadRequest['what'], signal: AbortSignal): Promise<void> {
    await using client = await PcscClient.open(this.#socketPath, signal)
    while (this.#withCard(await client.readers()) === undefined)
      await this.#pause(LOOK_EVERY_MS, signal)
  }

  async lifted(signal: AbortSignal): Promise<void> {
    await using client = await PcscClient.open(this.#socketPath, signal)
    while (this.#last !== undefined && isThere(this.#last, await client.readers()))
      await this.#pause(LOOK_EVERY_MS, signal)
  }

  async read({ holder }: ReadRequest, signal: AbortSignal): Promise<ReadResult> {
    await using client = await PcscClient.open(this.#socketPath, signal)
    const slot = this.#withCard(await client.readers())
    if (slot === undefined) throw new ReaderFault('CARD_LIFTED')
    const handle = await client.connect(slot.name)
    try {
      const read = await readChip((command) => client.transmit(handle, command), { holder })
      this.#last = slot
      return { what: 'card', ...read }
    } catch (error) {
      const isSilent = error instanceof ReaderFault && error.code === 'CARD_SILENT'
      if (isSilent && (await this.#isLifted(client, slot, signal)))
        throw new ReaderFault('CARD_LIFTED', error.message)
      throw error
    } finally {
      if (!signal.aborted) await client.disconnect(handle).catch(() => {})
    }
  }

  /** A chip that falls silent is often on its way out; pcscd needs a moment to see it. */
  async #isLifted(client: PcscClient, slot: ReaderSlot, signal: AbortSignal): Promise<boolean> {
    for (let looks = 0; looks < LOOKS_AFTER_SILENCE; looks += 1) {
      if (!isThere(slot, await client.readers())) return true
      await this.#pause(LOOK_EVERY_MS, signal)
    }
    return false
  }

  #withCard(slots: readonly ReaderSlot[]): ReaderSlot | undefined {
    if (slots.length === 0) throw new ReaderFault('READER_MISSING')
    return slots.find(({ present }) => present)
  }
}
