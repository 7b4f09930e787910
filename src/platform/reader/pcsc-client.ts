import { connect, type Socket } from 'node:net'
import { ReaderFault } from './fault.ts'
import {
  answerLength,
  beginBody,
  type CardHandle,
  type Command,
  connectBody,
  contextOf,
  disconnectBody,
  endBody,
  establishBody,
  faultOf,
  frame,
  handleOf,
  readersOf,
  type ReaderSlot,
  READERS_STATE_LENGTH,
  releaseBody,
  resultOf,
  transmitBody,
  versionBody,
} from './pcsc-wire.ts'

/** Where pcscd listens on Linux. */
export const PCSC_SOCKET = '/run/pcscd/pcscd.comm'

const gone = (detail: string): ReaderFault => new ReaderFault('READER_SERVICE_MISSING', detail)

const opened = async (path: string, signal: AbortSignal): Promise<Socket> => {
  const socket = connect({ path, signal })
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject).once('connect', resolve)
    })
  } catch (error) {
    throw signal.aborted ? (signal.reason as Error) : gone((error as Error).message)
  }
  // Whoever waits for bytes learns of it by the end of the stream.
  return socket.on('error', () => socket.destroy())
}

/** One conversation with pcscd: a question, its answer, the next question. */
export class PcscClient implements AsyncDisposable {
  readonly #socket: Socket
  readonly #signal: AbortSignal
  #received = Buffer.alloc(0)
  #arrived: () => void = () => {}
  #context = 0

  private constructor(socket: Socket, signal: AbortSignal) {
    this.#socket = socket
    this.#signal = signal
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk])
      this.#arrived()
    })
    socket.on('close', () => this.#arrived())
  }

  /**
   * Calls pcscd; when the signal aborts, whatever is under way ends with its reason.
   *
   * @throws {ReaderFault} READER_SERVICE_MISSING or READER_SERVICE_DIFFERS.
   */
  static async open(path: string, signal: AbortSignal): Promise<PcscClient> {
    const client = new PcscClient(await opened(path, signal), signal)
    try {
      const version = await client.#ask('version', versionBody())
      if (resultOf(version) !== 0) throw new ReaderFault('READER_SERVICE_DIFFERS')
      client.#context = contextOf(await client.#told('establishContext', establishBody()))
      return client
    } catch (error) {
      client.#socket.destroy()
      throw error
    }
  }

  async readers(): Promise<readonly ReaderSlot[]> {
    this.#socket.write(frame('readersState', new Uint8Array()))
    return readersOf(await this.#bytes(READERS_STATE_LENGTH))
  }

  /** Takes the card for this conversation alone, until `disconnect`. */
  async connect(reader: string): Promise<CardHandle> {
    const handle = handleOf(await this.#told('connect', connectBody(this.#context, reader)))
    await this.#told('beginTransaction', beginBody(handle))
    return handle
  }

  /** One command to the chip and its answer. */
  async transmit(handle: CardHandle, command: Uint8Array): Promise<Uint8Array> {
    const answer = await this.#told('transmit', transmitBody(handle, command.length), command)
    return this.#bytes(answerLength(answer))
  }

  /** Gives the card back; one that is gone needs no farewell. */
  async disconnect(handle: CardHandle): Promise<void> {
    await this.#ask('endTransaction', endBody(handle))
    await this.#ask('disconnect', disconnectBody(handle))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // pcscd releases what is left when the conversation ends, also one that broke off.
    if (!this.#socket.destroyed)
      await this.#ask('releaseContext', releaseBody(this.#context)).catch(() => {})
    this.#socket.destroy()
  }

  /** The structure as it comes back, which is as long as it went. */
  #ask(command: Command, body: Uint8Array, data?: Uint8Array): Promise<Uint8Array> {
    this.#socket.write(frame(command, body, data))
    return this.#bytes(body.length)
  }

  async #told(command: Command, body: Uint8Array, data?: Uint8Array): Promise<Uint8Array> {
    const answer = await this.#ask(command, body, data)
    const result = resultOf(answer)
    if (result !== 0) throw faultOf(result)
    return answer
  }

  async #bytes(length: number): Promise<Uint8Array> {
    while (this.#received.length < length) {
      this.#signal.throwIfAborted()
      if (this.#socket.destroyed) throw gone('pcscd ended the conversation')
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#arrived = resolve
      await promise
    }
    const bytes = this.#received.subarray(0, length)
    this.#received = this.#received.subarray(length)
    return bytes
  }
}
