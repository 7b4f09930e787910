import { ownBank } from '#modules/bank/index.ts'
import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { fetchInstruction, handOutInstruction, sayOfInstruction } from './hand-instruction.ts'
import { bankWords as w, REFUSAL_WORDS } from './messages-bank.ts'
import { type BankPaymentDeps, inBankPortal, SECTION } from './pages-bank-frame.ts'
import { instructionPage, type NamesOf, paymentsPage, progressPart } from './pages-bank-payments.ts'
import { fileKeysOf } from './receive-answer.ts'
import { type Batch, findBatch } from './store.ts'
import { filesOfBank, instructionsOfBank, itemsOfInstruction } from './store-bank-view.ts'
import { type Instruction, instructionByReference } from './store-instructions.ts'
import { progressOf } from './store-pauses.ts'

const PAY = { kind: 'staff', permission: 'bank.pay' } as const
const BASIS = ['YKT-13'] as const
const SHOWN = { instructions: 60, files: 40, items: 300 } as const
const Params = z.object({ reference: z.string().regex(/^[A-Z0-9]{10,35}$/) })

const namesOf = async (
  { db }: BankPaymentDeps,
  wanted: readonly { readonly programmeCode: string; readonly payOn: Temporal.PlainDate }[],
): Promise<NamesOf> => {
  const names = new Map<string, string>()
  for (const { programmeCode: code, payOn } of wanted)
    if (!names.has(code))
      names.set(code, (await findProgramme(db, code, payOn))?.name['zh-Hans'] ?? code)
  return (code) => names.get(code) ?? code
}

const listRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeBankPayments',
    summary: { zh: '本行的代发指令和回盘文件', en: 'Instructions and answers of a bank' },
    access: PAY,
    basis: BASIS,
    handle: async (request) => {
      const { code } = await ownBank(deps, request)
      const instructions = await instructionsOfBank(deps.db, code, SHOWN.instructions)
      return inBankPortal(
        deps,
        request,
        paymentsPage({
          instructions,
          files: await filesOfBank(deps.db, code, SHOWN.files),
          nameOf: await namesOf(deps, instructions),
          hasKeys: (await fileKeysOf(deps.db, code)).length > 0,
        }),
      )
    },
  })

/** An instruction of the bank of whoever asks, with its batch; of another bank there is none. */
const ownInstruction = async (
  deps: BankPaymentDeps,
  request: AnyRequest,
  reference: string,
): Promise<{ readonly instruction: Instruction; readonly batch: Batch }> => {
  const { code } = await ownBank(deps, request)
  const instruction = await instructionByReference(deps.db, code, reference)
  const batch = instruction && (await findBatch(deps.db, instruction.batchId))
  if (instruction === undefined || batch === undefined) throw notFound()
  return { instruction, batch }
}

const progressOne = async (deps: BankPaymentDeps, { batchId, bankCode }: Instruction) => {
  const found = (await progressOf(deps.db, batchId)).find((one) => one.bankCode === bankCode)
  if (found === undefined) throw notFound()
  return found
}

const show = async (
  deps: BankPaymentDeps,
  request: AnyRequest,
  reference: string,
  said: { readonly fault?: string | undefined; readonly done?: string | undefined },
) => {
  const { instruction, batch } = await ownInstruction(deps, request, reference)
  const nameOf = await namesOf(deps, [batch])
  return inBankPortal(
    deps,
    request,
    instructionPage({
      instruction,
      name: `${nameOf(batch.programmeCode)} ${batch.payPeriod}`,
      progress: await progressOne(deps, instruction),
      items: await itemsOfInstruction(deps.db, instruction, SHOWN.items),
      byHand: deps.banks(instruction.bankCode)?.byHand === true,
      hasFile: (await deps.spool.read(reference)) !== undefined,
      csrf: signedIn(request).csrfToken,
      fault: said.fault,
      said: said.done,
    }),
  )
}

const SAID = { handedOut: w.handedOut, said: w.said } as const

const showRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:reference`,
    operationId: 'seeBankInstruction',
    summary: { zh: '一个代发指令', en: 'An instruction with its totals and payments' },
    access: PAY,
    basis: BASIS,
    params: Params,
    query: z.object({ said: z.enum(['handedOut', 'said']).optional().catch(undefined) }),
    handle: async (request) => {
      const { said } = request.query
      return show(deps, request, request.params.reference, { done: said && SAID[said] })
    },
  })

const progressRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:reference/progress`,
    operationId: 'followBankInstruction',
    summary: { zh: '指令进度（推送）', en: 'How far an instruction is, as it changes' },
    access: PAY,
    basis: BASIS,
    params: Params,
    handle: async (request) => {
      const { instruction } = await ownInstruction(deps, request, request.params.reference)
      return {
        live: async () => {
          const one = await progressOne(deps, instruction)
          const ended = one.status === 'refused' || one.paid + one.failed === one.lineCount
          return { html: progressPart(one), ended }
        },
      }
    },
  })

const handOutRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:reference/hand-out`,
    operationId: 'handOutInstruction',
    summary: { zh: '领取指令文件', en: 'A bank without an interface takes its instruction' },
    access: PAY,
    basis: BASIS,
    params: Params,
    handle: async (request) => {
      const { reference } = request.params
      const { code: bankCode } = await ownBank(deps, request)
      if (deps.banks(bankCode)?.byHand !== true) throw notFound()
      const decision = await handOutInstruction(deps, request.context, { bankCode, reference })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}/${reference}?said=handedOut` }
      const fault = REFUSAL_WORDS[decision.refusal] ?? decision.refusal
      return { html: await show(deps, request, reference, { fault }), status: 409 }
    },
  })

const Word = z.discriminatedUnion('says', [
  z.object({ says: z.literal('accepted') }),
  z.object({
    says: z.literal('refused'),
    code: z.string().trim().min(1).max(40),
    text: z.string().trim().max(200).default(''),
  }),
])

const wordRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:reference/word`,
    operationId: 'sayOfInstruction',
    summary: { zh: '受理或不受理指令', en: 'A bank says whether it takes an instruction' },
    access: PAY,
    basis: BASIS,
    params: Params,
    body: Word,
    handle: async (request) => {
      const { reference } = request.params
      const { code: bankCode } = await ownBank(deps, request)
      if (deps.banks(bankCode)?.byHand !== true) throw notFound()
      const of = { bankCode, reference }
      const decision = await sayOfInstruction(deps, request.context, of, request.body)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}/${reference}?said=said` }
      const fault = REFUSAL_WORDS[decision.refusal] ?? decision.refusal
      return { html: await show(deps, request, reference, { fault }), status: 409 }
    },
  })

const wholeOf = async (content: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

const fileRoute = (deps: BankPaymentDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:reference/:part`,
    operationId: 'fetchInstructionFile',
    summary: { zh: '下载指令、摘要、签名文件', en: 'The instruction file and those beside it' },
    access: PAY,
    basis: ['YKT-13', 'YKT-22'],
    params: Params.extend({ part: z.enum(['content', 'sidecar', 'sig']) }),
    handle: async (request) => {
      const { reference, part } = request.params
      const { code: bankCode } = await ownBank(deps, request)
      const { banks, signFile } = deps
      if (banks(bankCode)?.byHand !== true || signFile === undefined) throw notFound()
      const file = await fetchInstruction(deps, request.context, { bankCode, reference }, part)
      if (file === undefined) throw notFound()
      const name = part === 'content' ? file.name : `${file.name}.${part}`
      const type = `application/octet-stream; name=${name}`
      if (part === 'content') return { bytes: await wholeOf(file.content), type }
      return { bytes: part === 'sidecar' ? file.sidecar : signFile(file.sidecar), type }
    },
  })

/** Instructions, as pages of a bank. */
export const bankInstructionRoutes = (deps: BankPaymentDeps): RouteDefinition[] => [
  listRoute(deps),
  showRoute(deps),
  progressRoute(deps),
  handOutRoute(deps),
  wordRoute(deps),
  fileRoute(deps),
]
