import { ownBank } from '#modules/bank/index.ts'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { checkExchangeFile, type FileReport } from './check-exchange-file.ts'
import { readSidecar } from './formats/sidecar.ts'
import { bankWords as w } from './messages-bank.ts'
import { answersPage } from './pages-bank-answers.ts'
import { type BankPaymentDeps, inBankPortal, SECTION } from './pages-bank-frame.ts'
import { fileKeysOf, receiveAnswer } from './receive-answer.ts'

const PAY = { kind: 'staff', permission: 'bank.pay' } as const
const BASIS = ['YKT-13'] as const
const PATH = `${SECTION}/answers`
/** About two hundred thousand lines; larger ones come over the interface. */
const LARGEST_FORM = 32 << 20

type Said = Omit<Parameters<typeof answersPage>[0], 'csrf'>

const NOTHING: Said = { fault: undefined, report: undefined, outcome: undefined }

const show = (deps: BankPaymentDeps, request: AnyRequest, said: Said) =>
  inBankPortal(deps, request, answersPage({ csrf: signedIn(request).csrfToken, ...said }))

const startRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'startBankAnswer',
    summary: { zh: '送回盘文件', en: 'Form for a file of answers' },
    access: PAY,
    basis: BASIS,
    handle: async (request) => {
      await ownBank(deps, request)
      return show(deps, request, NOTHING)
    },
  })

/** A file field that was left empty comes as no bytes at all. */
const Field = z
  .instanceof(Uint8Array)
  .optional()
  .catch(undefined)
  .transform((bytes) => (bytes === undefined || bytes.length === 0 ? undefined : bytes))

const Form = z.object({
  answer: Field,
  sidecar: Field,
  signature: Field,
  act: z.enum(['take', 'check']).catch('check'),
})

interface Brought {
  readonly bankCode: string
  readonly content: Uint8Array
  readonly sidecar: string
  readonly signature: string
}

const check = async (
  deps: BankPaymentDeps,
  { bankCode, content, sidecar, signature }: Brought,
): Promise<FileReport> =>
  checkExchangeFile({
    name: readSidecar(sidecar)?.name ?? `${bankCode}.txt`,
    open: () => Readable.from([content]),
    bankCode,
    beside: { sidecar, signature },
    keys: await fileKeysOf(deps.db, bankCode),
  })

const take = async (
  deps: BankPaymentDeps,
  request: AnyRequest,
  brought: Brought,
  report: FileReport,
): Promise<Said> => {
  const { decision } = await receiveAnswer(deps, request.context, {
    ...brought,
    content: Readable.from([brought.content]),
  })
  if (decision.granted)
    return { fault: undefined, report, outcome: decision.outcome.taken ? 'taken' : 'repeated' }
  const fault = decision.refusal === 'FILE_NUMBER_USED' ? w.numberUsed : w.isUnusable
  return { fault, report, outcome: undefined }
}

const bringRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'bringBankAnswerByHand',
    summary: {
      zh: '核对、收取回盘文件',
      en: 'Checks a file of answers, and takes it if it is well',
    },
    access: PAY,
    basis: BASIS,
    bodyLimit: LARGEST_FORM,
    body: Form,
    handle: async (request) => {
      const { code: bankCode } = await ownBank(deps, request)
      const { answer: content, sidecar, signature, act } = request.body
      const again = async (said: Said) => ({ html: await show(deps, request, said), status: 422 })
      if (content === undefined || sidecar === undefined || signature === undefined)
        return again({ ...NOTHING, fault: w.missing })
      const text = (field: Uint8Array) => Buffer.from(field).toString('latin1')
      const brought = { bankCode, content, sidecar: text(sidecar), signature: text(signature) }
      const report = await check(deps, brought)
      const isAnswer = report.kind !== 'instruction'
      if (!report.usable || !isAnswer)
        return again({
          fault: w.isUnusable,
          report: { ...report, usable: false },
          outcome: undefined,
        })
      if (act === 'check')
        return show(deps, request, { fault: undefined, report, outcome: 'checked' })
      const said = await take(deps, request, brought, report)
      return said.fault === undefined ? show(deps, request, said) : again(said)
    },
  })

/** 回盘文件 brought by people, as pages of a bank. */
export const bankAnswerRoutes = (deps: BankPaymentDeps): RouteDefinition[] => [
  startRoute(deps),
  bringRoute(deps),
]
