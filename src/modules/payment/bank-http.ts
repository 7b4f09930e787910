import { z } from 'zod'
import {
  callOutside,
  fetchFileOutside,
  type OutgoingAnswer,
  sendFileOutside,
} from '#platform/http/outgoing.ts'
import type { BankWord, PayingBank, PayingBanks, Sending, TakenInstruction } from './paying-bank.ts'
import type { FormatCode } from './store-instructions.ts'

/** How a bank takes files of payments, as its agreement says. */
export interface BankTerms {
  readonly format: FormatCode
  readonly takesOnce: boolean
}

export interface BankHttpOptions {
  /** Base address; a bank without one exchanges files by hand. */
  readonly addressOf: (bankCode: string) => string | undefined
  /** `undefined` for a bank that pays nothing for us. */
  readonly termsOf: (bankCode: string) => BankTerms | undefined
  /** Signs the text of the file beside with our key: the content of the signature file. */
  readonly sign: (text: string) => string
}

/** What goes beside a file, in headers: the text in base64, and the signature of it. */
export const BESIDE_HEADERS = { sidecar: 'ykt-sidecar', signature: 'ykt-signature' } as const

const Word = z.discriminatedUnion('says', [
  z.object({ says: z.literal('accepted') }),
  z.object({
    says: z.literal('refused'),
    code: z.string().min(1).max(40),
    text: z.string().max(200).default(''),
  }),
])

const Taken = z.object({
  instructions: z.array(
    z.object({
      reference: z.string().regex(/^[A-Z0-9]{10,35}$/),
      batch: z.string().regex(/^[0-9a-f]{32}$/),
      sm3: z.string().regex(/^[0-9a-f]{64}$/),
      count: z.int().positive(),
      sumFen: z.string().regex(/^[1-9]\d{0,17}$/),
    }),
  ),
})

/** The bank answered, but not as agreed: nobody knows what it did. */
class AnswerUnclear extends Error {
  override readonly name = 'AnswerUnclear'
}

const wordOf = ({ status, body }: OutgoingAnswer): BankWord => {
  const parsed = Word.safeParse(body)
  if ((status !== 200 && status !== 202) || !parsed.success)
    throw new AnswerUnclear(`the bank answered ${status} without a word that was agreed`)
  return parsed.data
}

/** The list of what a bank was told, as its interface answers it; `undefined` when it is none. */
export const readTaken = (body: unknown): readonly TakenInstruction[] | undefined =>
  Taken.safeParse(body).data?.instructions.map(({ reference, batch, sm3, count, sumFen }) => ({
    reference,
    batchId: batch,
    fileDigest: sm3,
    count,
    sumFen: BigInt(sumFen),
  }))

const takenOf = ({ status, body }: OutgoingAnswer): readonly TakenInstruction[] => {
  const taken = status === 200 ? readTaken(body) : undefined
  if (taken === undefined)
    throw new AnswerUnclear(`the bank answered ${status} without a list that was agreed`)
  return taken
}

const noConnection = (): never => {
  throw new Error('this bank exchanges files by hand')
}

/** 代发接口 of one bank: `POST payment-files`, `GET payment-files/{reference}`, `GET payment-files`. */
const bankAt = (base: string, terms: BankTerms, sign: BankHttpOptions['sign']): PayingBank => ({
  ...terms,
  pay: async ({ reference, content, sidecar }: Sending) =>
    wordOf(
      await sendFileOutside({
        url: `${base}/payment-files`,
        idempotencyKey: reference,
        headers: {
          [BESIDE_HEADERS.sidecar]: Buffer.from(sidecar).toString('base64'),
          [BESIDE_HEADERS.signature]: sign(sidecar).trim(),
        },
        content,
      }),
    ),
  find: async (reference) => {
    const url = `${base}/payment-files/${encodeURIComponent(reference)}`
    const answer = await callOutside({ method: 'GET', url })
    return answer.status === 404 ? undefined : wordOf(answer)
  },
  taken: async (since) => {
    const url = `${base}/payment-files?since=${since.toString()}`
    const answer = await callOutside({ method: 'GET', url })
    return answer.status === 404 ? undefined : takenOf(answer)
  },
})

/** Banks that pay, over HTTP or by hand, as their agreements say. */
export const payingBanksOver =
  ({ addressOf, termsOf, sign }: BankHttpOptions): PayingBanks =>
  (bankCode) => {
    const terms = termsOf(bankCode)
    if (terms === undefined) return undefined
    const address = addressOf(bankCode)
    return address === undefined
      ? {
          ...terms,
          byHand: true,
          pay: async () => noConnection(),
          find: async () => noConnection(),
          taken: async () => noConnection(),
        }
      : bankAt(address, terms, sign)
  }

/** A file of answers as it was fetched from a bank. */
export interface FetchedAnswer {
  readonly id: string
  readonly sidecar: string
  readonly signature: string
  readonly content: AsyncIterable<Uint8Array>
}

/** Files that wait at a bank, for banks that do not bring them. */
export interface WaitingAnswers {
  list(): Promise<readonly string[]>
  fetch(id: string): Promise<FetchedAnswer>
  /** Tells the bank that a file need not be kept for us. */
  taken(id: string): Promise<void>
}

const Waiting = z.object({
  answers: z.array(z.object({ id: z.string().regex(/^[\w.-]{1,100}$/) })),
})

/** 收取回盘文件: `GET payment-answers`, `GET payment-answers/{id}`, `POST …/{id}/taken`. */
export const waitingAnswersAt = (base: string): WaitingAnswers => ({
  list: async () => {
    const answer = await callOutside({ method: 'GET', url: `${base}/payment-answers` })
    if (answer.status === 404) return []
    return Waiting.parse(answer.body).answers.map(({ id }) => id)
  },
  fetch: async (id) => {
    const { status, header, content } = await fetchFileOutside(`${base}/payment-answers/${id}`)
    if (status !== 200) throw new AnswerUnclear(`the bank answered ${status} to a fetch`)
    const sidecar = Buffer.from(header(BESIDE_HEADERS.sidecar) ?? '', 'base64').toString()
    return { id, sidecar, signature: header(BESIDE_HEADERS.signature) ?? '', content }
  },
  taken: async (id) => {
    await callOutside({ method: 'POST', url: `${base}/payment-answers/${id}/taken`, body: {} })
  },
})
