import { Readable } from 'node:stream'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import {
  BANK_FORMATS,
  findBatch,
  type PayingBanks,
  paymentRound,
  takeAnswerFile,
} from '#modules/payment/index.ts'
import type { PaymentBooks } from '#sandbox/banks/payments/payment-books.ts'
import { bySystem } from '#test/payees.ts'
import { testPii } from '#test/person.ts'

/** A file that a bank has for the platform; it waits until somebody says that it was taken. */
export interface WaitingFile {
  readonly bankCode: string
  readonly format: 'iso20022' | 'delimited'
  readonly fileNumber: string
  readonly content: Uint8Array
}

/** Where files of banks wait, whoever asks and however often they die over one. */
export interface AnswerPost {
  next(): Promise<WaitingFile | undefined>
  taken(file: WaitingFile): Promise<void>
}

/** The post of banks in this process. */
export const postOf = (books: ReadonlyMap<string, PaymentBooks>): AnswerPost => {
  const waiting: WaitingFile[] = []
  return {
    next: async () => {
      for (const [bankCode, one] of books)
        for (const { format, fileNumber, content } of one.collect())
          waiting.push({ bankCode, format, fileNumber, content })
      return waiting[0]
    },
    taken: async (file) => {
      if (waiting[0] !== file) throw new Error('files are taken in their order')
      waiting.shift()
    },
  }
}

export interface WorkDeps {
  readonly db: Database
  readonly spool: Spool
  readonly banks: PayingBanks
  readonly clock: Clock
}

const TURNS = 6

/** What the program does by itself about a batch, until it is closed or nothing moves any more. */
export const workOff = async (deps: WorkDeps, post: AnswerPost, batchId: string): Promise<void> => {
  const paying = { ...deps, pii: testPii, formats: BANK_FORMATS }
  for (let turn = 0; turn < TURNS; turn += 1) {
    await paymentRound(paying)
    for (let file = await post.next(); file !== undefined; file = await post.next()) {
      const { bankCode, format, content } = file
      const delivered = { bankCode, format, content: Readable.from([content]) }
      await takeAnswerFile(paying, bySystem(deps.clock.now()), delivered)
      await post.taken(file)
    }
    if ((await findBatch(deps.db, batchId))?.status === 'closed') return
  }
}
