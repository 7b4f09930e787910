import { createHash, type KeyObject } from 'node:crypto'
import { verifySm2 } from '#platform/crypto/sm2.ts'
import { Bounded } from '../../world/bounded.ts'
import { type Signer, signerOf } from '../../world/signer.ts'
import type { World } from '../../world/world.ts'
import type { AnswerOfBank, PaymentFormat } from './answer-file.ts'
import { besideOf } from './beside.ts'
import { CONDUCTS_OF_PAYMENT, type PaymentConductName } from './conduct.ts'
import { fileKeyOf } from './file-key.ts'
import { PaymentBooks, type PaymentWord } from './payment-books.ts'

/** A file of answers with the files beside it, as the bank hands it out. */
export interface KeptAnswer extends AnswerOfBank {
  readonly id: string
  readonly name: string
  readonly sidecar: string
  readonly signature: string
}

/** Brings a file to the program; the HTTP status of the answer. */
export type BringFile = (file: {
  readonly path: string
  readonly content: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}) => Promise<number>

export type HandInRefusal = 'SIGNATURE_WRONG' | 'SIDECAR_WRONG' | 'DIGEST_DIFFERS' | 'UNREADABLE'

/** What was handed in: what the bank says, or nothing where its answer is lost on the way. */
export type HandedIn =
  | { readonly kind: 'word'; readonly word: PaymentWord }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly refusal: HandInRefusal }

export const ANSWERS_PATH = '/v1/bank-answers'

const EXTENSIONS = { iso20022: 'xml', delimited: 'txt' } as const
const KEPT = 200
/** How long a bank works on its results. */
const WORKING_MS = 900
const AGAIN_MS = 5000
const MOST_ATTEMPTS = 5

/** Banks that bring nothing: the program comes for their files. */
const FETCHED: ReadonlySet<string> = new Set(['104', '301', '991', '992'])

/** How a bank pays unless somebody sets it otherwise. */
const USUAL: Readonly<Record<string, PaymentConductName>> = {
  '103': 'refusesSome',
  '991': 'losesReplyAfter',
  '993': 'acceptsHalf',
  '994': 'tellsTwice',
}

class DigestDiffers extends Error {}

/** The content as it passes; throws at its end when it is not what the file beside says. */
async function* compared(content: AsyncIterable<Uint8Array>, told: string) {
  const hash = createHash('sm3')
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== told) throw new DigestDiffers()
}

/** 代发柜台 of one bank: takes instructions, keeps the books, hands out files of answers. */
export class PaymentDesk {
  readonly bankCode: string
  readonly brings: boolean
  readonly #world: World
  readonly #signer: Signer
  readonly #key: KeyObject
  readonly #platformKey: KeyObject | undefined
  readonly #bring: BringFile
  readonly #answers = new Bounded<KeptAnswer>(KEPT)
  /** Ids of those that the program has not taken, the oldest first. */
  #waiting: string[] = []
  #conduct: PaymentConductName | undefined
  #books: PaymentBooks
  #handed = 0

  constructor(
    world: World,
    bankCode: string,
    outside: { readonly bring: BringFile; readonly platformKey: KeyObject | undefined },
  ) {
    this.bankCode = bankCode
    this.brings = !FETCHED.has(bankCode)
    this.#world = world
    this.#signer = signerOf(world.seed, bankCode)
    this.#key = fileKeyOf(world.seed, bankCode)
    this.#bring = outside.bring
    this.#platformKey = outside.platformKey
    this.#books = this.#newBooks()
  }

  get books(): PaymentBooks {
    return this.#books
  }

  get usual(): PaymentConductName {
    return USUAL[this.bankCode] ?? 'plain'
  }

  /** What somebody set; nothing where it is as usual. */
  get set(): PaymentConductName | undefined {
    return this.#conduct
  }

  choose(conduct: PaymentConductName | undefined): void {
    this.#conduct = conduct
  }

  /** 受理指令文件: the signature and the digest first; booked only when all of it is there. */
  async handIn(
    sidecar: string,
    signature: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<HandedIn> {
    const refused = (refusal: HandInRefusal) => ({ kind: 'refused', refusal }) as const
    if (!this.#isSigned(sidecar, signature)) return refused('SIGNATURE_WRONG')
    const [, name] = /^name (\S+)$/m.exec(sidecar) ?? []
    const [, digest] = /^sm3 ([0-9a-f]{64})$/m.exec(sidecar) ?? []
    if (name === undefined || digest === undefined) return refused('SIDECAR_WRONG')
    const format: PaymentFormat = name.endsWith('.xml') ? 'iso20022' : 'delimited'
    try {
      const word = await this.#books.take(format, compared(content, digest))
      this.#world.later(WORKING_MS, () => void this.#bringAll(1))
      return word === undefined ? { kind: 'lost' } : { kind: 'word', word }
    } catch (error) {
      return refused(error instanceof DigestDiffers ? 'DIGEST_DIFFERS' : 'UNREADABLE')
    }
  }

  /** The files that wait for the program, the oldest first. */
  waiting(): readonly KeptAnswer[] {
    for (const answer of this.#books.collect(this.#world.clock.now())) this.#keep(answer)
    return this.#waiting.flatMap((id) => this.#answers.get(id) ?? [])
  }

  /** Every file that was handed out lately, the newest first. */
  answers(): readonly KeptAnswer[] {
    this.waiting()
    return this.#answers.newest()
  }

  find(id: string): KeptAnswer | undefined {
    return this.#answers.get(id)
  }

  /** The program has it, or said that it is of no use. */
  taken(id: string): void {
    this.#waiting = this.#waiting.filter((one) => one !== id)
  }

  forget(): void {
    this.#answers.clear()
    this.#waiting = []
    this.#conduct = undefined
    this.#books = this.#newBooks()
  }

  #newBooks(): PaymentBooks {
    const now = () => this.#world.clock.now()
    const life = now().epochMilliseconds.toString(36).toUpperCase()
    const conductOf = () => CONDUCTS_OF_PAYMENT[this.#conduct ?? this.usual]
    return new PaymentBooks(this.bankCode, conductOf, now, `${life}-`)
  }

  #isSigned(sidecar: string, signature: string): boolean {
    if (this.#platformKey === undefined) return false
    const bytes = Buffer.from(signature, 'base64')
    return bytes.length > 0 && verifySm2(this.#platformKey, Buffer.from(sidecar), bytes)
  }

  #keep(answer: AnswerOfBank): void {
    this.#handed += 1
    const id = `${answer.fileNumber}.${this.#handed}`
    const name = `${answer.fileNumber}.${EXTENSIONS[answer.format]}`
    const beside = besideOf(name, answer.content, answer.totals, this.#key)
    this.#answers.set(id, { ...answer, ...beside, id, name })
    this.#waiting.push(id)
  }

  /** Brings what waits in its order; what is not taken is tried again, and then waits. */
  async #bringAll(attempt: number): Promise<void> {
    if (!this.brings) return
    for (const answer of this.waiting()) {
      const status = await this.#bringOne(answer).catch(() => 0)
      const isDecided = status >= 200 && status < 500 && status !== 401 && status !== 429
      if (isDecided) this.taken(answer.id)
      else if (attempt < MOST_ATTEMPTS) {
        this.#world.later(AGAIN_MS, () => void this.#bringAll(attempt + 1))
        return
      }
    }
  }

  async #bringOne({ content, sidecar, signature }: KeptAnswer): Promise<number> {
    const { audience, clock } = this.#world
    const token = await this.#signer.sign(content, audience, clock.now())
    return this.#bring({
      path: ANSWERS_PATH,
      content,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'ykt-sidecar': Buffer.from(sidecar).toString('base64'),
        'ykt-signature': signature.trim(),
      },
    })
  }
}

/** The desks by the code of their bank. */
export type PaymentDesks = ReadonlyMap<string, PaymentDesk>
