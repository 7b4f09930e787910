import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { BankConnection, BankConnections } from './connection.ts'
import type { ReadHolder } from './holder.ts'
import { type Body, bodyOf, isHeld } from './request-body.ts'
import { type BankAnswer, isOpen, type RequestStatus, requestStep } from './request.ts'
import { holdBank } from './store.ts'
import { type BankRequest, lockRequest, saveRequest, stepsOfRequest } from './store-request.ts'

export interface SendDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  readonly connections: BankConnections
  readonly readHolder: ReadHolder
}

/** Who sends, in audit rows and access records. */
const SENDER = 'bank.sendRequest'

export const senderContext = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'system', id: SENDER },
  requestId: `send-${uuidv7(at)}`,
  at,
})

/** It left in a file, or the bank fetched it: then the bank answers that way as well. */
const leftOtherwise = async (tx: Transaction, { id }: BankRequest): Promise<boolean> => {
  const last = (await stepsOfRequest(tx, id)).findLast(({ action }) => action === 'send')
  return last !== undefined && last.channel !== 'call'
}

type Prepared =
  /** Ended, or it waits until a measure is lifted. */
  | { readonly step: 'nothing' }
  /** An earlier attempt may have reached the bank. */
  | { readonly step: 'ask' }
  | ({ readonly step: 'send' } & Body)

/**
 * Says what is to be done next, and commits 已发送 before anything leaves: after a crash between
 * the call and its answer, the bank is asked first. A measure is read in the same transaction.
 *
 * @param again in which statuses what was sent before is sent once more.
 */
const prepare = (
  deps: SendDeps,
  requestId: string,
  again: readonly RequestStatus[],
): Promise<Prepared> =>
  deps.db.transaction(async (tx): Promise<Prepared> => {
    const context = senderContext(deps.clock.now())
    const request = await lockRequest(tx, requestId)
    if (request === undefined || !isOpen(request.status)) return { step: 'nothing' }
    const { status } = request
    const isSettled = status === 'accepted' && !again.includes(status)
    if (isSettled || (await leftOtherwise(tx, request))) return { step: 'nothing' }
    if (status !== 'waiting' && !again.includes(status)) return { step: 'ask' }
    const bank = await holdBank(tx, request.bankCode)
    if (bank === undefined) throw new Error(`no bank ${request.bankCode}`)
    if (isHeld(request, bank)) return { step: 'nothing' }
    const body = await bodyOf(tx, deps, context, bank, request)
    const step = requestStep(request.status, 'send')
    if (step !== undefined)
      await saveRequest(
        tx,
        context,
        {
          ...request,
          status: step.to,
          attempts: request.attempts + 1,
          sentAt: request.sentAt ?? context.at,
        },
        { action: 'send', from: request.status, channel: 'call' },
      )
    return { step: 'send', ...body }
  })

/** Sent, and the bank says that it never heard of it. */
const UNHEARD = ['sent', 'unknown'] as const satisfies readonly RequestStatus[]

const post = (connection: BankConnection, prepared: Body): Promise<BankAnswer> =>
  prepared.kind === 'openAccount'
    ? connection.openAccount(prepared.body)
    : connection[prepared.kind](prepared.body)

/** 结果未知: nobody knows whether the bank heard it. */
const loseReply = (deps: SendDeps, requestId: string): Promise<void> =>
  deps.db.transaction(async (tx) => {
    const request = await lockRequest(tx, requestId)
    const step = request && requestStep(request.status, 'loseReply')
    if (request === undefined || step === undefined) return
    await saveRequest(
      tx,
      senderContext(deps.clock.now()),
      { ...request, status: step.to },
      { action: 'loseReply', from: request.status, channel: 'call' },
    )
  })

/**
 * Hands a request to its bank, or asks the bank what became of it. A request that may have reached
 * the bank is asked for first, and sent again only when the bank has never heard of it.
 *
 * @returns what the bank says; `undefined` when nothing is to be done, or by file.
 * @throws when the reply was lost: the request is 结果未知 and the delivery comes again.
 */
export const sendRequest = async (
  deps: SendDeps,
  { requestId, bankCode }: { readonly requestId: string; readonly bankCode: string },
): Promise<BankAnswer | undefined> => {
  const connection = deps.connections(bankCode)
  if (connection === undefined) return undefined
  let prepared = await prepare(deps, requestId, [])
  try {
    if (prepared.step === 'ask') {
      const known = await connection.find(requestId)
      if (known !== undefined) return known
      prepared = await prepare(deps, requestId, UNHEARD)
    }
    return prepared.step === 'send' ? await post(connection, prepared) : undefined
  } catch (error) {
    await loseReply(deps, requestId)
    throw error
  }
}

/**
 * Asks a bank what became of a request; one that it has no knowledge of any more is sent again,
 * although it was accepted once.
 *
 * @returns what the bank says; `undefined` when nothing is to be done.
 * @throws when there was no answer.
 */
export const askAgain = async (
  deps: SendDeps,
  { id, bankCode }: Pick<BankRequest, 'id' | 'bankCode'>,
): Promise<BankAnswer | undefined> => {
  const connection = deps.connections(bankCode)
  if (connection === undefined) return undefined
  const known = await connection.find(id)
  if (known !== undefined) return known
  const prepared = await prepare(deps, id, [...UNHEARD, 'accepted'])
  return prepared.step === 'send' ? post(connection, prepared) : undefined
}
