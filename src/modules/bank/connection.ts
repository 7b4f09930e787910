import { z } from 'zod'
import type { Outgoing, OutgoingAnswer } from '#platform/http/outgoing.ts'
import type { BankAnswer } from './request.ts'

/** What a bank is told of the holder when it opens an account; in the clear, for this call only. */
export interface OpeningBody {
  readonly requestId: string
  readonly cardNumber: string
  readonly name: string
  readonly documentKind: string
  readonly documentNumber: string
  readonly phone: string | null
}

export interface AccountBody {
  readonly requestId: string
  readonly accountNumber: string
}

/** One bank as the program speaks to it. */
export interface BankConnection {
  openAccount(body: OpeningBody): Promise<BankAnswer>
  reportLoss(body: AccountBody): Promise<BankAnswer>
  restore(body: AccountBody): Promise<BankAnswer>
  /** What the bank knows of a request; `undefined` when it has never heard of it. */
  find(requestId: string): Promise<BankAnswer | undefined>
}

/** The connection to a bank, or `undefined` for one that exchanges files only. */
export type BankConnections = (bankCode: string) => BankConnection | undefined

const Answer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted') }),
  z.object({ state: z.literal('opened'), accountNumber: z.string().max(40) }),
  z.object({ state: z.literal('done') }),
  z.object({
    state: z.literal('refused'),
    reasonCode: z.string().min(1).max(40),
    reason: z.string().default(''),
  }),
])

/** The bank answered, but not as agreed: nobody knows what it did. */
class AnswerUnclear extends Error {
  override readonly name = 'AnswerUnclear'
}

const read = ({ status, body }: OutgoingAnswer): BankAnswer => {
  const parsed = Answer.safeParse(body)
  // What the body says may be personal: the error tells the status alone.
  if ((status !== 200 && status !== 202) || !parsed.success)
    throw new AnswerUnclear(`the bank answered ${status} without a state that was agreed`)
  return parsed.data
}

/** Speaks to one bank over HTTP under its base address. */
const connectionAt = (base: string, call: Outgoing): BankConnection => {
  const post = async (path: string, body: OpeningBody | AccountBody): Promise<BankAnswer> =>
    read(
      await call({
        method: 'POST',
        url: `${base}/${path}`,
        idempotencyKey: body.requestId,
        body: { ...body },
      }),
    )
  return {
    openAccount: (body) => post('account-openings', body),
    reportLoss: (body) => post('loss-reports', body),
    restore: (body) => post('restorations', body),
    find: async (requestId) => {
      const answer = await call({ method: 'GET', url: `${base}/requests/${requestId}` })
      return answer.status === 404 ? undefined : read(answer)
    },
  }
}

/** Connections by the base address of each bank. */
export const bankConnections =
  (addressOf: (bankCode: string) => string | undefined, call: Outgoing): BankConnections =>
  (bankCode) => {
    const address = addressOf(bankCode)
    return address === undefined ? undefined : connectionAt(address, call)
  }
