import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { PayingBank } from '#modules/payment/index.ts'
import type { PayingBanks } from '#test/paying-bank.ts'
import { type AnswerPost, postOf, type WaitingFile } from './payment-post.ts'

const Word = z.discriminatedUnion('says', [
  z.object({ says: z.literal('accepted') }),
  z.object({ says: z.literal('refused'), code: z.string(), text: z.string() }),
])

const BANK = 'x-bank'
const FORMAT = 'x-format'
const NUMBER = 'x-file-number'

/** Banks behind a wire: whoever is killed beside them, they and their books go on. */
export class PaymentWire {
  readonly origin: string
  /** Files whose bytes were not those that were announced (P8). */
  readonly altered: string[] = []
  readonly #banks: PayingBanks
  readonly #post: AnswerPost
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy())
  })

  private constructor(banks: PayingBanks) {
    this.#banks = banks
    this.#post = postOf(banks.books)
    this.#server.listen(0, '127.0.0.1')
    this.origin = ''
  }

  static async open(banks: PayingBanks): Promise<PaymentWire> {
    const wire = new PaymentWire(banks)
    await once(wire.#server, 'listening')
    const { port } = wire.#server.address() as AddressInfo
    return Object.assign(wire, { origin: `http://127.0.0.1:${port}` })
  }

  async #pay(request: IncomingMessage, url: URL): Promise<unknown> {
    const [bankCode, format, digest] = ['bank', 'format', 'digest'].map(
      (name) => url.searchParams.get(name) ?? '',
    )
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    // Half of a file is no file: whoever sent it died over it.
    if (!request.complete) return undefined
    const bytes = Buffer.concat(pieces)
    const found = createHash('sm3').update(bytes).digest('hex')
    if (found !== digest) this.altered.push(`${bankCode}: ${digest} and ${found}`)
    const books = this.#banks.booksOf(bankCode ?? '')
    return books.take(format === 'iso20022' ? 'iso20022' : 'delimited', [bytes])
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.origin)
    if (url.pathname === '/pay') {
      const word = await this.#pay(request, url)
      return void (word === undefined ? response.destroy() : response.end(JSON.stringify(word)))
    }
    if (url.pathname === '/find') {
      const books = this.#banks.booksOf(url.searchParams.get('bank') ?? '')
      const word = books.find(url.searchParams.get('reference') ?? '')
      return void response.end(JSON.stringify(word ?? null))
    }
    const file = await this.#post.next()
    if (file === undefined) return void response.writeHead(204).end()
    if (request.method === 'DELETE') {
      await this.#post.taken(file)
      return void response.end()
    }
    response.setHeader(BANK, file.bankCode)
    response.setHeader(FORMAT, file.format)
    response.setHeader(NUMBER, file.fileNumber)
    response.end(file.content)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

/** The banks as a process beside them reaches them. */
export const bankOverWire =
  (origin: string, facts: Pick<PayingBank, 'format' | 'takesOnce'>) =>
  (bankCode: string): PayingBank => ({
    ...facts,
    pay: async ({ format, fileDigest, content }) => {
      const about = new URLSearchParams({ bank: bankCode, format, digest: fileDigest })
      const answer = await fetch(`${origin}/pay?${about.toString()}`, {
        method: 'POST',
        body: Readable.toWeb(Readable.from(content)) as ReadableStream,
        duplex: 'half',
      })
      return Word.parse(await answer.json())
    },
    find: async (reference) => {
      const answer = await fetch(`${origin}/find?bank=${bankCode}&reference=${reference}`)
      return Word.nullable().parse(await answer.json()) ?? undefined
    },
    taken: async () => undefined,
  })

/** Their files, as a process beside them gets them. */
export const postOverWire = (origin: string): AnswerPost => ({
  next: async (): Promise<WaitingFile | undefined> => {
    const answer = await fetch(`${origin}/answers`)
    if (answer.status === 204) return undefined
    return {
      bankCode: answer.headers.get(BANK) ?? '',
      format: answer.headers.get(FORMAT) === 'iso20022' ? 'iso20022' : 'delimited',
      fileNumber: answer.headers.get(NUMBER) ?? '',
      content: new Uint8Array(await answer.arrayBuffer()),
    }
  },
  taken: async () => {
    await fetch(`${origin}/answers`, { method: 'DELETE' })
  },
})
