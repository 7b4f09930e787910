import assert from 'node:assert/strict'
import { html, trusted } from '#kernel/html.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { permissionsOf, type Role } from '#modules/organisation/index.ts'
import { bankPaymentPages } from '#modules/payment/index.ts'
import type { AppDeps } from '#app/deps.ts'
import { paymentDeps, signFileOf } from '#app/payments.ts'
import { markupFindings } from './markup.ts'

interface Asked {
  readonly agency: string
  readonly roles?: readonly Role[]
  /** A form that is sent, with its type. */
  readonly form?: { readonly type: string; readonly bytes: Buffer }
}

/** The pages of banks about payments, asked by somebody of a bank; their markup is looked at. */
export const bankPaymentSite =
  (deps: AppDeps) =>
  async (url: string, { agency, roles = ['bankOfficer'], form }: Asked) => {
    const options: ServerOptions = {
      db: deps.db,
      clock: deps.clock,
      log: createLogger('silent'),
      authentication: {
        principal: async () => ({
          realm: 'staff',
          subjectId: '0199aaaa-0000-7000-8000-00000000000a',
          organisationCode: agency,
          permissions: permissionsOf(roles),
          authenticatedAt: deps.clock.now(),
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
    const bankPortal = async () => ({
      language: 'zh-Hans' as const,
      display: { elder: false, contrast: 'standard' as const },
      portal: 'bank' as const,
      path: url.split('?')[0] ?? '/',
      demo: false,
    })
    const pages = bankPaymentPages({ ...paymentDeps(deps), signFile: signFileOf(deps), bankPortal })
    registerRoutes(server, options, pages)
    try {
      const answer = await server.inject({
        method: form === undefined ? 'GET' : 'POST',
        url,
        headers: { accept: 'text/html', ...(form && { 'content-type': form.type }) },
        ...(form && { payload: form.bytes }),
      })
      const isPage = String(answer.headers['content-type']).startsWith('text/html')
      if (isPage && answer.body.includes('<main'))
        assert.deepEqual(await markupFindings(trusted(answer.body)), [], url)
      return answer
    } finally {
      await server.close()
    }
  }

/** A form without files. */
export const filled = (fields: Readonly<Record<string, string>>) => ({
  type: 'application/x-www-form-urlencoded',
  bytes: Buffer.from(new URLSearchParams({ csrf: 'csrf', ...fields }).toString()),
})
