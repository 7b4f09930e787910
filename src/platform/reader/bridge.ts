import { ReaderFault, type ReaderFaultCode } from './fault.ts'
import {
  type BridgeMessage,
  errorMessage,
  type PageMessage,
  parsePageMessage,
  PROTOCOL_VERSION,
  READ_LIMIT_SECONDS,
  type ReaderState,
} from './protocol.ts'
import type { Reader, ReadResult } from './reader.ts'

/** Calls back after some milliseconds, unless it is called off. */
export type After = (milliseconds: number, callback: () => void) => () => void

export const realAfter: After = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}

export interface BridgeOptions {
  readonly reader: Reader
  readonly after: After
  /** 32 random bytes as text, new for each session. */
  readonly nonce: () => string
  /** A word for the log: a code and a detail without card data. */
  readonly log: (code: ReaderFaultCode, detail: string) => void
}

type Send = (message: BridgeMessage) => void
type ReadMessage = Extract<PageMessage, { type: 'read' }>

/** One page that is connected. */
export interface Session {
  receive(text: string): void
  leave(): void
}

interface Member {
  readonly nonce: string
  readonly send: Send
}

interface Work {
  readonly member: Member
  readonly id: string
  readonly abort: AbortController
}

/** All that a log may say of a bug: its words could hold what was on the card. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** Rejects with the signal's reason, however long the work below takes to notice. */
const untilAborted = <Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason as Error)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop))
}

/**
 * One reader and the pages that want it. One request at a time; what was read has to be lifted
 * before the next is read, so that nobody is served with the card of the person before.
 */
export class Bridge {
  readonly #options: BridgeOptions
  readonly #members = new Set<Member>()
  readonly #closing = new AbortController()
  #work: Work | undefined
  #lifting: Promise<void> | undefined
  #state: ReaderState = 'ready'

  constructor(options: BridgeOptions) {
    this.#options = options
  }

  /** Greets a page; from here on it may ask. */
  join(send: Send): Session {
    const { reader, nonce } = this.#options
    const member: Member = { nonce: nonce(), send }
    this.#members.add(member)
    send({
      type: 'hello',
      version: PROTOCOL_VERSION,
      nonce: member.nonce,
      reader: reader.name,
      reads: reader.reads,
      limitSeconds: READ_LIMIT_SECONDS,
    })
    send({ type: 'state', state: this.#state })
    return {
      receive: (text) => this.#receive(member, text),
      leave: () => {
        this.#members.delete(member)
        if (this.#work?.member === member) this.#stop('READ_CANCELLED')
      },
    }
  }

  /** Ends what is under way. */
  close(): void {
    this.#closing.abort(new ReaderFault('READ_CANCELLED'))
    this.#stop('READ_CANCELLED')
  }

  #receive(member: Member, text: string): void {
    const message = parsePageMessage(text)
    const refuse = (code: ReaderFaultCode): void => member.send(errorMessage(code, message?.id))
    if (message === undefined) return refuse('MESSAGE_NOT_UNDERSTOOD')
    if (message.version !== PROTOCOL_VERSION) return refuse('VERSION_NOT_SPOKEN')
    if (message.nonce !== member.nonce) return refuse('NONCE_WRONG')
    if (message.type === 'cancel') {
      if (this.#work?.member === member && this.#work.id === message.id)
        this.#stop('READ_CANCELLED')
      return
    }
    if (this.#work !== undefined) return refuse('READER_BUSY')
    if (!this.#options.reader.reads.includes(message.what)) return refuse('KIND_NOT_READ')
    void this.#serve(member, message)
  }

  #stop(code: ReaderFaultCode): void {
    this.#work?.abort.abort(new ReaderFault(code))
  }

  #enter(state: ReaderState): void {
    this.#state = state
    for (const { send } of this.#members) send({ type: 'state', state })
  }

  async #serve(member: Member, message: ReadMessage): Promise<void> {
    const abort = new AbortController()
    this.#work = { member, id: message.id, abort }
    const limit = () => abort.abort(new ReaderFault('NOTHING_LAID_ON'))
    const callOff = this.#options.after(READ_LIMIT_SECONDS * 1000, limit)
    try {
      const result = await this.#read(message, abort.signal)
      member.send({ type: 'result', id: message.id, ...result })
      this.#awaitLifting()
    } catch (error) {
      const { code, message: detail } =
        error instanceof ReaderFault ? error : new ReaderFault('CARD_SILENT', nameOf(error))
      this.#options.log(code, detail)
      member.send(errorMessage(code, message.id))
    } finally {
      callOff()
      this.#work = undefined
      this.#enter(this.#lifting === undefined ? 'ready' : 'lift')
    }
  }

  async #read({ what, holder = false }: ReadMessage, signal: AbortSignal): Promise<ReadResult> {
    const { reader } = this.#options
    if (this.#lifting !== undefined) await untilAborted(signal, this.#lifting)
    this.#enter('waiting')
    await untilAborted(signal, reader.laidOn(what, signal))
    this.#enter('reading')
    return untilAborted(signal, reader.read({ what, holder }, signal))
  }

  /** A reader that is gone holds no card either. */
  #awaitLifting(): void {
    const gone = (): void => {
      this.#lifting = undefined
      for (const { send } of this.#members) send({ type: 'removed' })
      if (this.#work === undefined) this.#enter('ready')
    }
    this.#lifting = this.#options.reader.lifted(this.#closing.signal).then(gone, gone)
  }
}
