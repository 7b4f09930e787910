import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { checkMisses } from './budget.ts'
import { type Beneficiary, readBeneficiaries } from './govstack-items.ts'
import { BANK_CODE, GovStackReceipt, RegisterRequest, UpdateRequest } from './govstack-shapes.ts'
import type { MapperDeps } from './route-base.ts'
import type { RequestAction } from './store.ts'
import { checkProgramme, takeMessage, type Unreceived } from './take-message.ts'
import { MAPPER_ACCESS } from './route-base.ts'

const BODY_LIMIT = 2 << 20

const header = ({ headers }: FastifyRequest, ...names: readonly string[]): string | undefined => {
  const found = names.map((name) => headers[name]).find((value) => value !== undefined)
  return typeof found === 'string' ? found : undefined
}

const taken = (requestID: string) => ({
  responseCode: '00' as const,
  responseDescription: 'The request was received; the result goes to the callback address.',
  requestID,
})

const notTaken = (requestID: string, responseDescription: string) => ({
  responseCode: '01' as const,
  responseDescription,
  requestID,
})

const WHY_NOT = {
  CALLBACK_NOT_ARRANGED: 'X-Callback-URL is not an address that was arranged for your answers.',
  MESSAGE_CHANGED: 'This requestID came before with another content.',
} as const

/** What a request of the payments building block asks for. */
export interface GovStackRequest {
  readonly requestID: string
  readonly action: RequestAction
  readonly content: unknown
  readonly read: (agencyCode: string) => Pick<Unreceived, 'items' | 'itemCount'>
  readonly transactionId?: string | undefined
}

/**
 * Takes a request whose programme stands in a header; of another programme, and of one that is not
 * there, is said the same.
 */
export const takeGovStack = async (
  deps: MapperDeps,
  request: Pick<Parameters<RouteDefinition['handle']>[0], 'raw' | 'context' | 'partner'>,
  { requestID, action, content, read, transactionId = requestID }: GovStackRequest,
) => {
  const { code: agencyCode } = callingPartner(request)
  const { context, raw } = request
  const registering = header(raw, 'x-registering-institution-id')
  if (registering !== undefined && registering !== agencyCode)
    return notTaken(requestID, 'X-Registering-Institution-ID is not who signed the request.')
  const programmeCode = header(raw, 'x-program-id') ?? ''
  await checkProgramme(deps.db, agencyCode, programmeCode, context.at)
  await checkMisses(deps.db, agencyCode, context.at)
  const wish = header(raw, 'x-callback-url', 'x-callbackurl')
  const decision = await takeMessage(deps, context, wish, {
    agencyCode,
    programmeCode,
    dialect: 'govstack',
    action,
    messageId: `govstack/${requestID}`,
    transactionId,
    content,
    ...read(agencyCode),
  })
  return decision.granted ? taken(requestID) : notTaken(requestID, WHY_NOT[decision.refusal])
}

type Rest = Omit<z.output<typeof RegisterRequest>['beneficiaries'][number], 'payeeIdentity'>

const beneficiaryOf = (
  functionalId: string,
  { [BANK_CODE]: bankCode, paymentModality, financialAddress }: Rest,
): Beneficiary => ({ functionalId, bankCode, paymentModality, financialAddress })

const beneficiaries = (deps: MapperDeps, list: readonly Beneficiary[]) => (agencyCode: string) => {
  const items = readBeneficiaries(deps.keys, agencyCode, list)
  return { items, itemCount: items.length }
}

const common = {
  path: '/v1/govstack/identityAccountMapper/beneficiary',
  access: MAPPER_ACCESS,
  basis: ['YKT-13', 'YKT-19'],
  bodyLimit: BODY_LIMIT,
  response: GovStackReceipt,
  problems: ['MISS_BUDGET_SPENT', 'NOT_FOUND'],
} as const

/** 发放对象登记: beneficiaries in the shapes of the payments building block of GovStack. */
export const beneficiaryRoutes = (deps: MapperDeps): RouteDefinition[] => [
  apiRoute({
    ...common,
    method: 'POST',
    operationId: 'govstackRegister',
    summary: {
      zh: '登记发放对象和收款账户（GovStack 格式）',
      en: 'Register beneficiaries with their accounts, in the shapes of GovStack',
    },
    body: RegisterRequest,
    handle: (request) =>
      takeGovStack(deps, request, {
        requestID: request.body.requestID,
        action: 'link',
        content: request.body,
        read: beneficiaries(
          deps,
          request.body.beneficiaries.map(({ payeeIdentity, ...rest }) =>
            beneficiaryOf(payeeIdentity, rest),
          ),
        ),
      }),
  }),
  apiRoute({
    ...common,
    method: 'PUT',
    operationId: 'govstackUpdate',
    summary: {
      zh: '变更发放对象的收款账户（GovStack 格式）',
      en: 'Update the accounts of beneficiaries, in the shapes of GovStack',
    },
    body: UpdateRequest,
    handle: (request) =>
      takeGovStack(deps, request, {
        requestID: request.body.requestID,
        action: 'update',
        content: request.body,
        read: beneficiaries(
          deps,
          request.body.beneficiaries.map(({ payeeFunctionalID, ...rest }) =>
            beneficiaryOf(payeeFunctionalID, rest),
          ),
        ),
      }),
  }),
]
