import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { notFound, problem } from '#platform/http/problem.ts'
import {
  DocumentKindText,
  read,
  readOrder,
  Reference,
  SANDBOX_PATH,
  send,
  sendPage,
  ShortText,
  Tail,
  wantsPage,
} from '../world/http.ts'
import type { Timers } from '../world/timers.ts'
import { ALL_COUNTER_ACTS } from './account.ts'
import type { Bank } from './bank.ts'
import { counterMain } from './counter-page.ts'
import type { FileDesk } from './file-desk.ts'
import { registerFiles } from './file-routes.ts'
import type { Banks } from './index.ts'

export const BANKS_PATH = `${SANDBOX_PATH}/banks`

const Opening = z.strictObject({
  requestId: Reference,
  cardNumber: ShortText,
  name: ShortText,
  documentKind: DocumentKindText,
  documentNumber: ShortText,
  phone: ShortText.nullable(),
})
const AccountOrder = z.strictObject({ requestId: Reference, accountNumber: ShortText })
const AtCounter = z.object({ accountNumber: ShortText, act: z.enum(ALL_COUNTER_ACTS) })
const Params = z.object({ bankCode: z.string() })
const RequestParams = z.object({ requestId: Reference })

const SHOWN = 30

/** The addresses of every bank: what the program calls, and the counter that people stand at. */
export const registerBanks = (
  server: FastifyInstance,
  { banks, desk }: { readonly banks: Banks; readonly desk: FileDesk },
  timers: Timers,
): void => {
  const bankOf = (request: FastifyRequest): Bank => {
    const bank = banks.get(read(Params, request.params).bankCode)
    if (bank === undefined) throw notFound()
    return bank
  }
  const base = `${BANKS_PATH}/:bankCode`

  server.post(`${base}/account-openings`, async (request, reply) =>
    send(timers, reply, bankOf(request).openAccount(readOrder(Opening, request))),
  )
  server.post(`${base}/loss-reports`, async (request, reply) =>
    send(timers, reply, bankOf(request).reportLoss(readOrder(AccountOrder, request))),
  )
  server.post(`${base}/restorations`, async (request, reply) =>
    send(timers, reply, bankOf(request).restore(readOrder(AccountOrder, request))),
  )
  server.get(`${base}/requests/:requestId`, async (request, reply) => {
    const { requestId } = read(RequestParams, request.params)
    return send(timers, reply, bankOf(request).request(requestId))
  })

  registerFiles(server, bankOf, desk)

  server.get(base, async (request, reply) => {
    const bank = bankOf(request)
    const { tail } = read(Tail, request.query)
    const path = `${BANKS_PATH}/${bank.identity.code}`
    return sendPage(request, reply, {
      title: `${bank.identity.name}柜台`,
      path,
      main: counterMain({ bank: bank.identity, path, tail, accounts: bank.accounts(SHOWN, tail) }),
    })
  })
  server.post(`${base}/counter`, async (request, reply) => {
    const bank = bankOf(request)
    const { accountNumber, act } = read(AtCounter, request.body)
    const account = bank.atCounter(accountNumber, act)
    if (wantsPage(request))
      return reply.redirect(
        `${BANKS_PATH}/${bank.identity.code}?tail=${tailOf(accountNumber)}`,
        303,
      )
    if (account === undefined)
      throw problem(409, 'REQUEST_INVALID', 'The bank has no such account, or nothing changes.')
    return account
  })
}

const tailOf = (accountNumber: string): string => accountNumber.replaceAll(/\D/g, '').slice(-4)
