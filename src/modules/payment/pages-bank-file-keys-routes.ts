import { ownBank } from '#modules/bank/index.ts'
import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { registerFileKey, retireFileKey } from './keep-bank-keys.ts'
import { REFUSAL_WORDS } from './messages-bank.ts'
import { FILE_KEYS_PATH as PATH, fileKeysPage } from './pages-bank-file-keys.ts'
import { type BankPaymentDeps, inBankPortal } from './pages-bank-frame.ts'
import { bankKeys } from './store-bank-keys.ts'

const KEYS = { kind: 'staff', permission: 'bank.keys' } as const
const BASIS = ['YKT-22'] as const

const show = async (
  deps: BankPaymentDeps,
  request: AnyRequest,
  said: { readonly said?: 'saved' | 'ended' | undefined; readonly fault?: string | undefined },
) => {
  const { code } = await ownBank(deps, request)
  const keys = await bankKeys(deps.db, code)
  const csrf = signedIn(request).csrfToken
  const view = fileKeysPage({ keys, csrf, said: said.said, fault: said.fault })
  return inBankPortal(deps, request, view, '/bank/keys')
}

/** 文件签名公钥, as pages of a bank. */
export const bankFileKeyRoutes = (deps: BankPaymentDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeFileKeys',
    summary: { zh: '文件签名公钥', en: 'Keys by which a bank signs its files' },
    access: KEYS,
    basis: BASIS,
    query: z.object({ said: z.enum(['saved', 'ended']).optional().catch(undefined) }),
    handle: async (request) => show(deps, request, { said: request.query.said }),
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'registerFileKey',
    summary: { zh: '登记文件签名公钥', en: 'Registers a key for files' },
    access: KEYS,
    basis: BASIS,
    body: z.object({ pem: z.string().max(4000).default('') }),
    handle: async (request) => {
      const { code: bankCode } = await ownBank(deps, request)
      const { pem } = request.body
      const decision = await registerFileKey(deps, request.context, { bankCode, pem })
      if (decision.granted) return { redirect: `${PATH}?said=saved` }
      const fault = REFUSAL_WORDS[decision.refusal] ?? decision.refusal
      return { html: await show(deps, request, { fault }), status: 422 }
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/:keyId/retire`,
    operationId: 'retireFileKey',
    summary: { zh: '停用文件签名公钥', en: 'Retires a key for files' },
    access: KEYS,
    basis: BASIS,
    params: z.object({ keyId: z.uuid() }),
    handle: async (request) => {
      const { code: bankCode } = await ownBank(deps, request)
      const { keyId } = request.params
      const decision = await retireFileKey(deps, request.context, { bankCode, keyId })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${PATH}?said=ended` }
      const fault = REFUSAL_WORDS[decision.refusal] ?? decision.refusal
      return { html: await show(deps, request, { fault }), status: 409 }
    },
  }),
]
