import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { notFound, problem } from '#platform/http/problem.ts'
import { read, SANDBOX_PATH, sendPage, wantsPage } from '../../world/http.ts'
import type { BankIdentity } from '../bank.ts'
import type { HandedIn, KeptAnswer, PaymentDesk, PaymentDesks } from './payment-desk.ts'
import type { TakenFile } from './payment-books.ts'
import { HAND_IN_WORDS, paymentsMain } from './payments-page.ts'

const Params = z.object({ bankCode: z.string() })
const Reference = z.object({ reference: z.string().max(60) })
const Since = z.object({ since: z.iso.datetime() })
const AnswerParams = z.object({ id: z.string().max(100), part: z.string().max(20).optional() })
const Beside = z.object({
  'ykt-sidecar': z.base64().max(2000),
  'ykt-signature': z.string().max(200),
})
/** A file field that was left empty comes as no bytes at all. */
const Field = z
  .instanceof(Uint8Array)
  .optional()
  .transform((bytes) => (bytes === undefined || bytes.length === 0 ? undefined : bytes))
const Form = z.object({ instruction: Field, sidecar: Field, signature: Field })

const LARGEST_FILE = 1 << 30
const LARGEST_FORM = 32 << 20
const SHOWN = 200

interface BankAtDesk {
  readonly bank: BankIdentity
  readonly desk: PaymentDesk
}

const asTold = ({ reference, batch, sm3, count, sumFen }: TakenFile) => ({
  reference,
  batch,
  sm3,
  count,
  sumFen: String(sumFen),
})

type AtDesk = (request: FastifyRequest) => BankAtDesk

const pathOf = ({ bank }: BankAtDesk): string => `${SANDBOX_PATH}/banks/${bank.code}/payments`

const answerWith = (reply: FastifyReply, handed: HandedIn): FastifyReply => {
  if (handed.kind === 'refused')
    throw problem(422, 'REQUEST_INVALID', HAND_IN_WORDS[handed.refusal])
  if (handed.kind === 'word') return reply.send(handed.word)
  reply.hijack()
  reply.raw.destroy()
  return reply
}

/** What the program calls: bring a file, ask for one, come for answers. */
const registerInterface = (server: FastifyInstance, atDesk: AtDesk): void => {
  const base = `${SANDBOX_PATH}/banks/:bankCode`
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) =>
    done(null, payload),
  )
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, _body, done) =>
    done(null, {}),
  )
  server.post(`${base}/payment-files`, { bodyLimit: LARGEST_FILE }, async (request, reply) => {
    const { desk } = atDesk(request)
    const beside = read(Beside, request.headers)
    const sidecar = Buffer.from(beside['ykt-sidecar'], 'base64').toString()
    const content = request.body as AsyncIterable<Uint8Array>
    return answerWith(reply, await desk.handIn(sidecar, beside['ykt-signature'], content))
  })
  server.get(`${base}/payment-files`, async (request) => {
    const { since } = read(Since, request.query)
    const taken = atDesk(request).desk.books.taken(Temporal.Instant.from(since))
    if (taken === undefined) throw notFound()
    return { instructions: taken.map(asTold) }
  })
  server.get(`${base}/payment-files/:reference`, async (request) => {
    const word = atDesk(request).desk.books.find(read(Reference, request.params).reference)
    if (word === undefined) throw notFound()
    return word
  })
  server.get(`${base}/payment-answers`, async (request) => ({
    answers: atDesk(request)
      .desk.waiting()
      .map(({ id, name, kind }) => ({ id, name, kind })),
  }))
  server.get(`${base}/payment-answers/:id`, async (request, reply) => {
    const answer = atDesk(request).desk.find(read(AnswerParams, request.params).id)
    if (answer === undefined) throw notFound()
    return reply
      .header('ykt-sidecar', Buffer.from(answer.sidecar).toString('base64'))
      .header('ykt-signature', answer.signature.trim())
      .type('application/octet-stream')
      .send(answer.content)
  })
  server.post(`${base}/payment-answers/:id/taken`, async (request) => {
    atDesk(request).desk.taken(read(AnswerParams, request.params).id)
    return {}
  })
}

const PARTS = {
  content: ({ content }: KeptAnswer) => content,
  sidecar: ({ sidecar }: KeptAnswer) => sidecar,
  sig: ({ signature }: KeptAnswer) => signature,
} as const satisfies Record<string, (answer: KeptAnswer) => Buffer | string>

const isPart = (part: string): part is keyof typeof PARTS => Object.hasOwn(PARTS, part)

/** What people see and do: the books, and for a bank without an interface the files by hand. */
const registerPages = (server: FastifyInstance, atDesk: AtDesk): void => {
  const base = `${SANDBOX_PATH}/banks/:bankCode/payments`
  const show = (request: FastifyRequest, reply: FastifyReply, said?: string) => {
    const { bank, desk } = atDesk(request)
    return sendPage(request, reply, {
      title: `${bank.name}代发账`,
      path: pathOf({ bank, desk }),
      main: paymentsMain({ bank, desk, shown: SHOWN, said }),
    })
  }
  server.get(base, async (request, reply) => {
    if (wantsPage(request)) return show(request, reply)
    const { credits } = atDesk(request).desk.books
    return {
      credits: credits.map(({ reference, order, returned }) => ({
        reference,
        lineId: order.lineId,
        amountFen: String(order.amountFen),
        accountTail: order.accountNumber.slice(-4),
        returned: returned?.code ?? null,
      })),
    }
  })
  server.post(base, { bodyLimit: LARGEST_FORM }, async (request, reply) => {
    const { bank, desk } = atDesk(request)
    const { instruction, sidecar, signature } = read(Form, request.body)
    if (instruction === undefined || sidecar === undefined || signature === undefined) {
      reply.code(422)
      return show(request, reply, HAND_IN_WORDS.INCOMPLETE)
    }
    async function* bytes() {
      yield instruction ?? new Uint8Array()
    }
    const text = (field: Uint8Array) => Buffer.from(field).toString('latin1')
    const handed = await desk.handIn(text(sidecar), text(signature), bytes())
    if (handed.kind !== 'refused') return reply.redirect(pathOf({ bank, desk }), 303)
    reply.code(422)
    return show(request, reply, HAND_IN_WORDS[handed.refusal])
  })
  server.get(`${base}/:id/:part`, async (request, reply) => {
    const { id, part = '' } = read(AnswerParams, request.params)
    const answer = atDesk(request).desk.find(id)
    if (answer === undefined || !isPart(part)) throw notFound()
    const name = part === 'content' ? answer.name : `${answer.name}.${part}`
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/octet-stream')
      .send(PARTS[part](answer))
  })
}

/** 代发 at every bank: interface, books and files by hand. */
export const registerPayments = (
  server: FastifyInstance,
  identities: readonly BankIdentity[],
  desks: PaymentDesks,
): void => {
  const atDesk: AtDesk = (request) => {
    const { bankCode } = read(Params, request.params)
    const bank = identities.find(({ code }) => code === bankCode)
    const desk = desks.get(bankCode)
    if (bank === undefined || desk === undefined) throw notFound()
    return { bank, desk }
  }
  registerPages(server, atDesk)
  server.register((scope, _options, done) => {
    registerInterface(scope, atDesk)
    done()
  })
}
