import assert from 'node:assert/strict'
import { html, trusted } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { permissionsOf, type Role } from '#modules/organisation/index.ts'
import { type DeptPageDeps, paymentPages } from '#modules/payment/index.ts'
import { workingDays } from '#app/working-days.ts'
import { type Payload, multipart } from './bank-site.ts'
import { markupFindings } from './markup.ts'
import { CHECKER, MAKER, RELEASER } from './payments.ts'
import { testPii } from './person.ts'

/** Somebody of a department, of whoever pays, or of reconciliation. */
export interface DeptAsker {
  readonly staffId: string
  readonly agencyCode: string
  readonly roles: readonly Role[]
}

export const OFFICER: DeptAsker = { ...MAKER, roles: ['departmentOfficer'] }
export const SECOND: DeptAsker = { ...CHECKER, roles: ['departmentChecker'] }
export const PAYER: DeptAsker = { ...RELEASER, roles: ['financeOfficer'] }
export const STRANGER: DeptAsker = {
  staffId: 'stranger',
  agencyCode: 'dept-agriculture',
  roles: ['departmentOfficer'],
}
export const RECONCILER: DeptAsker = {
  staffId: 'reconciler',
  agencyCode: 'hrss-440000',
  roles: ['reconciliationOfficer'],
}
export const RECONCILER_SECOND: DeptAsker = {
  staffId: 'reconciler-second',
  agencyCode: 'card-centre-440000',
  roles: ['reconciliationOfficer'],
}

const isForm = (payload: Payload): payload is Readonly<Record<string, string>> =>
  !(payload['bytes'] instanceof Buffer)

/** The pages of departments about payments, over a database. */
export const paymentSite =
  (db: Database, clock: Clock, change: Partial<Pick<DeptPageDeps, 'payingBanks'>> = {}) =>
  async (asker: DeptAsker, method: 'GET' | 'POST', url: string, payload?: Payload) => {
    const options: ServerOptions = {
      db,
      clock,
      log: createLogger('silent'),
      authentication: {
        principal: async () => ({
          realm: 'staff',
          subjectId: asker.staffId,
          organisationCode: asker.agencyCode,
          permissions: permissionsOf(asker.roles),
          authenticatedAt: clock.now(),
          assuranceLevel: 2,
          csrfToken: 'csrf',
        }),
      },
      publicUrl: 'http://127.0.0.1',
      problemPage: ({ code }) => html`${code}`,
      signInPath: () => '/',
      languagePrefixes: new Map(),
    }
    const server = await buildServer(options)
    registerRoutes(
      server,
      options,
      paymentPages({
        db,
        clock,
        pii: testPii,
        workingDays: workingDays(db),
        payingBanks: () => undefined,
        nextAskAt: (at) => at.add({ minutes: 10 }),
        ...change,
        portal: async () => ({
          language: 'zh-Hans' as const,
          display: { elder: false, contrast: 'standard' as const },
          portal: 'dept',
          path: url.split('?')[0] ?? '/',
          demo: false,
        }),
      }),
    )
    const form =
      payload === undefined
        ? undefined
        : isForm(payload)
          ? {
              type: 'application/x-www-form-urlencoded',
              content: new URLSearchParams({ csrf: 'csrf', ...payload }).toString(),
            }
          : { type: payload.type, content: payload.bytes }
    try {
      const answer = await server.inject({
        method,
        url,
        headers: { accept: 'text/html', ...(form && { 'content-type': form.type }) },
        ...(form && { payload: form.content }),
      })
      const isPage = String(answer.headers['content-type']).startsWith('text/html')
      if (isPage && answer.body.includes('<main'))
        assert.deepEqual(await markupFindings(trusted(answer.body)), [], url)
      return answer
    } finally {
      await server.close()
    }
  }

export { multipart }
