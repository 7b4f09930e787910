import { createHash } from 'node:crypto'
import { z } from 'zod'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { bodyDiffers } from '#platform/http/partner-token.ts'
import { ProblemError } from '#platform/http/problem.ts'
import { VERDICTS } from './answer.ts'
import { type Fault, faultText } from './formats/fault.ts'
import { receiveAnswer } from './receive-answer.ts'
import type { Taken, TakeDeps } from './take-answer-file.ts'

/** A million answers of the larger format; what is larger is fetched at the bank. */
const LARGEST_FILE = 768 << 20

const Headers = z.object({
  'ykt-sidecar': z.base64().max(2000).describe('摘要文件的内容 Text of the file beside, in base64'),
  'ykt-signature': z
    .string()
    .max(200)
    .describe('对摘要文件的 SM2 签名 SM2 signature of it, DER in base64'),
})

/** Counts and digests the bytes as they pass, for the token that vouches for them. */
class Vouched {
  readonly #hash = createHash('sha256')
  readonly #digest: string | undefined
  #bytes = 0

  constructor(digest: string | undefined) {
    this.#digest = digest
  }

  async *pass(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      this.#bytes += piece.length
      if (this.#bytes > LARGEST_FILE)
        throw new ProblemError({ status: 413, code: 'BODY_TOO_LARGE' })
      this.#hash.update(piece)
      yield piece
    }
  }

  /** @throws {ProblemError} 401 when they are not what the token vouches for. */
  check(): void {
    if (this.#hash.digest('base64url') !== this.#digest) throw bodyDiffers()
  }
}

const pointerOf = ({ place: { line, field, path } }: Fault): string =>
  `/lines/${line}${field === undefined && path === undefined ? '' : `/${field ?? path ?? ''}`}`

const refusalOf = ({ decision, faults }: Taken): ProblemError | undefined => {
  if (decision.granted) return undefined
  const { refusal: code, basis, instead } = decision
  return new ProblemError({
    status: code === 'FILE_UNUSABLE' ? 422 : 409,
    code,
    basis,
    instead,
    retry: { safe: false },
    errors: faults.map((fault) => ({
      pointer: pointerOf(fault),
      code: fault.code,
      message: faultText(fault),
    })),
  })
}

/** What systems of banks call about payments. */
export const paymentRoutes = (deps: TakeDeps): RouteDefinition[] => [
  apiRoute({
    method: 'POST',
    path: '/v1/bank-answers',
    operationId: 'bringBankAnswer',
    summary: {
      zh: '银行送来代发结果、退票或流水文件',
      en: 'A bank brings a file of results, returns or entries; a repetition changes nothing',
    },
    access: { kind: 'partner', partner: 'bank' },
    basis: ['YKT-13'],
    streamed: true,
    bodyLimit: LARGEST_FILE,
    headers: Headers,
    response: z.strictObject({
      fileNumber: z.string(),
      result: z.enum(['applied', 'repeated']).describe('repeated: the very same file came before'),
      records: z
        .partialRecord(z.enum(VERDICTS), z.int())
        .describe('How many records were taken in which way; the rest is looked into by people'),
    }),
    problems: ['FILE_UNUSABLE', 'FILE_NUMBER_USED', 'BODY_TOO_LARGE'],
    handle: async (request) => {
      const { code: bankCode, bodyDigest } = callingPartner(request)
      const vouched = new Vouched(bodyDigest)
      const taken = await receiveAnswer(deps, request.context, {
        bankCode,
        sidecar: Buffer.from(request.headers['ykt-sidecar'], 'base64').toString(),
        signature: request.headers['ykt-signature'],
        content: vouched.pass(request.raw.body as AsyncIterable<Uint8Array>),
        arrived: () => vouched.check(),
      })
      const { decision, fileNumber = '' } = taken
      if (!decision.granted) throw refusalOf(taken)
      const { taken: first, counts: records } = decision.outcome
      return { fileNumber, result: first ? ('applied' as const) : ('repeated' as const), records }
    },
  }),
]
