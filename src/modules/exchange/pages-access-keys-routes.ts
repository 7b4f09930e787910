import { z } from 'zod'
import { PROVINCE } from '#law/setting.ts'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { staffStepUp, standardValue } from '#modules/standard/index.ts'
import type { NewAccessKeyRefusal } from './access-key.ts'
import { enterAccessKey, stepAccessKey } from './keep-access-keys.ts'
import { ACCESS_KEY_REFUSALS, accessKeyWords as w } from './messages-access-keys.ts'
import {
  type AccessKeyFault,
  type AccessKeyForm,
  ACCESS_KEYS_PATH,
  newAccessKeyPage,
} from './pages-access-keys.ts'
import { ENDPOINTS_PATH } from './pages-endpoints.ts'
import { APPROVE, back, ENTER, type ExchangePageDeps, READ } from './pages-frame.ts'

const NEW_PATH = `${ACCESS_KEYS_PATH}/new`

const showNew = async (
  deps: ExchangePageDeps,
  request: AnyRequest,
  values: AccessKeyForm,
  fault: AccessKeyFault | undefined,
) => {
  const on = provinceDate(request.context.at)
  const mostDays = await standardValue(deps.db, 'partnerKeyMostDays', PROVINCE, on)
  const { csrfToken: csrf } = signedIn(request)
  const page = newAccessKeyPage({ csrf, values, mostDays, fault })
  return inFrame(deps.portal, request, ENDPOINTS_PATH, page)
}

const FIELDS: Readonly<Record<NewAccessKeyRefusal, AccessKeyFault['field']>> = {
  LABEL_MISSING: 'label',
  SCOPE_NOT_CHOSEN: 'scopes',
  KEY_PRIVATE: 'text',
  KEY_UNREADABLE: 'text',
  KEY_KNOWN: 'text',
  TWO_KEYS_LIVE: 'text',
  KEY_PERIOD_WRONG: 'until',
}

const Body = z.object({
  label: z.string().max(200).catch('').default(''),
  text: z.string().max(4000).catch('').default(''),
  scopes: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat())
    .catch([])
    .default([]),
  until: z.string().trim().max(20).catch('').default(''),
})

const enterRoute = (deps: ExchangePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: NEW_PATH,
    operationId: 'enterAccessKey',
    summary: { zh: '登记系统密钥', en: 'Enters a key of a system; another person approves it' },
    access: ENTER,
    basis: ['YKT-22'],
    body: Body,
    handle: async (request) => {
      const first = await staffStepUp(deps.db, request, NEW_PATH)
      if (first !== undefined) return first
      const { body } = request
      const again = async (fault: AccessKeyFault) => {
        // A private key is not sent back over the line once more.
        const text = fault.text === ACCESS_KEY_REFUSALS.KEY_PRIVATE ? '' : body.text
        return { html: await showNew(deps, request, { ...body, text }, fault), status: 422 }
      }
      const until = parseIsoDay(body.until)
      if (until === undefined) return again({ field: 'until', text: w.dateWrong })
      const { organisationCode: agencyCode } = signedIn(request)
      const decision = await enterAccessKey(deps, request.context, { ...body, agencyCode, until })
      if (decision.granted) return back(ENDPOINTS_PATH, decision, 'keyEntered')
      const { refusal } = decision
      return again({ field: FIELDS[refusal], text: ACCESS_KEY_REFUSALS[refusal] })
    },
  })

/** 系统密钥, as forms of a department. */
export const accessKeyRoutes = (deps: ExchangePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: NEW_PATH,
    operationId: 'startAccessKey',
    summary: { zh: '登记系统密钥', en: 'Form for another key of a system' },
    access: ENTER,
    basis: ['YKT-22'],
    handle: async (request) => {
      const first = await staffStepUp(deps.db, request, NEW_PATH)
      if (first !== undefined) return first
      const until = provinceDate(request.context.at).add({ years: 1 }).toString()
      return showNew(deps, request, { label: '', text: '', scopes: [], until }, undefined)
    },
  }),
  enterRoute(deps),
  ...(['approve', 'disable'] as const).map((action) =>
    pageRoute({
      method: 'POST',
      path: `${ACCESS_KEYS_PATH}/:keyId/${action}`,
      operationId: `${action}AccessKey`,
      summary:
        action === 'approve'
          ? { zh: '批准系统密钥', en: 'Approves a key that another person entered' }
          : { zh: '停用系统密钥', en: 'Ends a key, and the tokens that were given for it' },
      access: action === 'approve' ? APPROVE : READ,
      basis: ['YKT-22'],
      params: z.object({ keyId: z.uuid() }),
      handle: async (request) => {
        const first = await staffStepUp(deps.db, request, ENDPOINTS_PATH)
        if (first !== undefined) return first
        const { organisationCode: agencyCode } = signedIn(request)
        const input = { agencyCode, id: request.params.keyId, action }
        const decision = await stepAccessKey(deps, request.context, input)
        return back(ENDPOINTS_PATH, decision, action === 'approve' ? 'keyApproved' : 'keyDisabled')
      },
    }),
  ),
]
