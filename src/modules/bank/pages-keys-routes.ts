import { z } from 'zod'
import { PROVINCE } from '#law/setting.ts'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { partnerKeys } from '#platform/http/partner-keys.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { staffStepUp, standardValue } from '#modules/standard/index.ts'
import { keyByFingerprint, keysToReplace, registerKey, retireKey } from './keep-keys.ts'
import { keyWords as w, NEW_KEY_REFUSALS, RETIREMENT_REFUSALS } from './messages-keys.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import { type KeyFault, type KeyForm, keysPage, newKeyPage, retirePage } from './pages-keys.ts'
import { decideRetirement, type NewKeyRefusal } from './partner-key.ts'

const KEYS = { kind: 'staff', permission: 'bank.keys' } as const
const SECTION = '/bank/keys'

/** When the last key of a bank ends, where that is soon. */
export const keyEndOf = async (
  { db }: Pick<BankPageDeps, 'db'>,
  bankCode: string,
  at: Temporal.Instant,
): Promise<Temporal.Instant | undefined> =>
  (await keysToReplace(db, at)).find(({ code }) => code === bankCode)?.until

const listRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeBankKeys',
    summary: { zh: '本行的签名密钥', en: 'Public keys by which a bank signs' },
    access: KEYS,
    basis: ['YKT-22'],
    query: z.object({ said: z.enum(['saved', 'retired']).optional().catch(undefined) }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { at } = request.context
      const view = keysPage({
        keys: await partnerKeys(deps.db, bank.code),
        at,
        endsSoonAt: await keyEndOf(deps, bank.code, at),
        said: request.query.said,
      })
      return inBankPortal(deps, request, SECTION, view)
    },
  })

const showNew = async (
  deps: BankPageDeps,
  request: AnyRequest,
  values: KeyForm,
  fault: KeyFault | undefined,
) => {
  await ownBank(deps, request)
  const on = provinceDate(request.context.at)
  const mostDays = await standardValue(deps.db, 'partnerKeyMostDays', PROVINCE, on)
  const csrf = signedIn(request).csrfToken
  return inBankPortal(deps, request, SECTION, newKeyPage({ csrf, values, mostDays, fault }))
}

const newRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/new`,
    operationId: 'startKey',
    summary: { zh: '登记新公钥', en: 'Form for another public key' },
    access: KEYS,
    basis: ['YKT-22'],
    handle: async (request) => {
      const first = await staffStepUp(deps.db, request, `${SECTION}/new`)
      if (first !== undefined) return first
      const from = provinceDate(request.context.at)
      const until = from.add({ years: 1 }).toString()
      return showNew(deps, request, { text: '', from: from.toString(), until }, undefined)
    },
  })

const FIELDS: Readonly<Record<NewKeyRefusal, KeyFault['field']>> = {
  KEY_PRIVATE: 'text',
  KEY_UNREADABLE: 'text',
  KEY_KNOWN: 'text',
  TWO_KEYS_LIVE: 'text',
  KEY_PERIOD_WRONG: 'until',
}

const registerRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/new`,
    operationId: 'registerKey',
    summary: { zh: '登记新公钥', en: 'Registers another public key' },
    access: KEYS,
    basis: ['YKT-22'],
    body: z.object({
      text: z.string().max(4000).default(''),
      from: z.string().trim().max(20).default(''),
      until: z.string().trim().max(20).default(''),
    }),
    handle: async (request) => {
      const first = await staffStepUp(deps.db, request, `${SECTION}/new`)
      if (first !== undefined) return first
      const bank = await ownBank(deps, request)
      const { body } = request
      const [from, until] = [parseIsoDay(body.from), parseIsoDay(body.until)]
      const again = async (fault: KeyFault) => {
        // A private key is not sent back over the line once more.
        const text = fault.text === NEW_KEY_REFUSALS.KEY_PRIVATE ? '' : body.text
        return { html: await showNew(deps, request, { ...body, text }, fault), status: 422 }
      }
      if (from === undefined) return again({ field: 'from', text: w.dateWrong })
      if (until === undefined) return again({ field: 'until', text: w.dateWrong })
      const decision = await registerKey(deps, request.context, {
        bankCode: bank.code,
        text: body.text,
        from,
        until,
      })
      if (decision.granted) return { redirect: `${SECTION}?said=saved` }
      const { refusal } = decision
      return again({ field: FIELDS[refusal], text: NEW_KEY_REFUSALS[refusal] })
    },
  })

const Params = z.object({ fingerprint: z.string().regex(/^[0-9a-f]{32}$/) })

const showRetirement = async (
  deps: BankPageDeps,
  request: AnyRequest,
  fingerprint: string,
  fault: string | undefined,
) => {
  const bank = await ownBank(deps, request)
  const { at } = request.context
  const keys = await partnerKeys(deps.db, bank.code)
  const key = keyByFingerprint(keys, fingerprint)
  if (key === undefined) throw notFound()
  const alone = decideRetirement(key, keys, at, false)
  const last = !alone.granted && alone.refusal === 'LAST_KEY'
  const csrf = signedIn(request).csrfToken
  return inBankPortal(deps, request, SECTION, retirePage({ csrf, key, last, at, fault }))
}

const startRetirementRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:fingerprint/retire`,
    operationId: 'startKeyRetirement',
    summary: { zh: '核对要停用的公钥', en: 'Asks once more before a key is retired' },
    access: KEYS,
    basis: ['YKT-22'],
    params: Params,
    handle: async (request) => {
      const { fingerprint } = request.params
      const first = await staffStepUp(deps.db, request, `${SECTION}/${fingerprint}/retire`)
      return first ?? showRetirement(deps, request, fingerprint, undefined)
    },
  })

const retireRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:fingerprint/retire`,
    operationId: 'retireKey',
    summary: { zh: '停用公钥', en: 'Retires a key for good' },
    access: KEYS,
    basis: ['YKT-22'],
    params: Params,
    body: z.object({ leaked: z.literal('yes').optional().catch(undefined) }),
    handle: async (request) => {
      const { fingerprint } = request.params
      const first = await staffStepUp(deps.db, request, `${SECTION}/${fingerprint}/retire`)
      if (first !== undefined) return first
      const bank = await ownBank(deps, request)
      const decision = await retireKey(deps, request.context, {
        bankCode: bank.code,
        fingerprint,
        leaked: request.body.leaked === 'yes',
      })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}?said=retired` }
      const fault = RETIREMENT_REFUSALS[decision.refusal]
      return { html: await showRetirement(deps, request, fingerprint, fault), status: 409 }
    },
  })

/** 密钥, as pages of a bank’s key administrator. */
export const keyRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  listRoute(deps),
  newRoute(deps),
  registerRoute(deps),
  startRetirementRoute(deps),
  retireRoute(deps),
]
