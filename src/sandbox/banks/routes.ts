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
import { SPOILS } from './exchange-file.ts'
import type { FileDesk, FileRefusal } from './file-desk.ts'
import type { Banks } from './index.ts'

const Spoils = z.object({
  spoil: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.enum(SPOILS))),
})
const FileParams = z.object({ name: z.string() })
/** As `sm3sum` writes it: the digest, perhaps with a name after it. */
const Sidecar = z
  .string()
  .regex(/^[0-9a-fA-F]{64}\b/)
  .transform((text) => text.slice(0, 64))
  .optional()

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

const FILE_LIMIT = 4_194_304

const REFUSED_FILES = {
  DIGEST_DIFFERS: 'The SM3 digest beside the file is of another file.',
  FILE_UNREADABLE: 'Head, rows and totals of the file do not fit each other.',
  OTHER_BANK: 'The file is for another bank.',
  DOWN: 'The bank takes nothing at present.',
} as const satisfies Record<FileRefusal, string>

/** 文件交换: hand in a file of openings, fetch the file of results and the digest beside it. */
const registerFiles = (
  server: FastifyInstance,
  bankOf: (request: FastifyRequest) => Bank,
  desk: FileDesk,
): void => {
  const base = `${BANKS_PATH}/:bankCode/files`
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
    (_request, body, done) => done(null, body),
  )
  server.post(base, { bodyLimit: FILE_LIMIT }, async (request, reply) => {
    const bank = bankOf(request)
    const told = read(Sidecar, request.headers['x-sm3-digest'])
    const { spoil } = read(Spoils, request.query)
    const content = read(z.instanceof(Buffer), request.body)
    const file = desk.handIn(bank, content, told, spoil)
    if (typeof file === 'string')
      throw problem(file === 'DOWN' ? 503 : 422, 'REQUEST_INVALID', REFUSED_FILES[file])
    const path = `${BANKS_PATH}/${bank.identity.code}/files/${file.name}`
    return reply.code(201).send({ file: path, sidecar: `${path}.sm3`, rows: file.rows })
  })
  server.get(`${base}/:name`, async (request, reply) => {
    const { name } = read(FileParams, request.params)
    const file = desk.find(name.replace(/\.sm3$/, ''))
    if (file === undefined) throw notFound()
    return name.endsWith('.sm3')
      ? reply.type('text/plain; charset=utf-8').send(file.sidecar)
      : reply.type('application/octet-stream').send(file.content)
  })
}

const tailOf = (accountNumber: string): string => accountNumber.replaceAll(/\D/g, '').slice(-4)
