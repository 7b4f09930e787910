import assert from 'node:assert/strict'
import { html, trusted } from '#kernel/html.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { permissionsOf, type Role } from '#modules/organisation/index.ts'
import { bankPages, requestAccountOpening } from '#modules/bank/index.ts'
import { bankWorld } from '#app/banks.ts'
import { enterBankOutlets, enterBanks, staffContext } from './bank.ts'
import { enterCard } from './card.ts'
import { markupFindings } from './markup.ts'
import { enterSomebody, testPii } from './person.ts'

const STAFF = '0199aaaa-0000-7000-8000-00000000000a'
const CODES = ['102', '103'] as const

/** Somebody of the staff who asks for a page. */
export interface Asker {
  readonly roles: readonly Role[]
  readonly agency?: string
  readonly id?: string
}
export const OFFICER: Asker = { roles: ['bankOfficer'], agency: 'bank-102' }
export const BUREAU: Asker = { roles: ['bankAdministrator', 'bankAssessor', 'bankDecider'] }

/** A form that was filled in, or one with files as it goes over the wire. */
export type Payload =
  | Readonly<Record<string, string>>
  | { readonly type: string; readonly bytes: Buffer }

/** A form with files, as a browser sends it. */
export const multipart = (parts: Readonly<Record<string, string | Buffer>>) => {
  const chunks = Object.entries(parts).flatMap(([name, value]) => [
    Buffer.from(
      `--edge\r\ncontent-disposition: form-data; name="${name}"${
        typeof value === 'string'
          ? ''
          : `; filename="${name}.txt"\r\ncontent-type: application/octet-stream`
      }\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ])
  return {
    type: 'multipart/form-data; boundary=edge',
    bytes: Buffer.concat([...chunks, Buffer.from('--edge--\r\n')]),
  }
}

const contentOf = (
  payload: Payload,
): { readonly type: string; readonly content: string | Buffer } =>
  payload['bytes'] instanceof Buffer
    ? { type: payload['type'] ?? '', content: payload['bytes'] }
    : {
        type: 'application/x-www-form-urlencoded',
        content: new URLSearchParams({ csrf: 'csrf', ...(payload as object) }).toString(),
      }

/** The pages of banks and of the bureau over a database, and people who wait for accounts. */
export const bankSite = async (db: Database) => {
  const clock = new FixedClock('2026-11-26T01:00:00Z')
  await enterBanks(db, ...CODES)
  await enterBankOutlets(db, CODES, CODES)
  const ask = async (
    { roles, agency = 'hrss-440000', id = STAFF }: Asker,
    method: 'GET' | 'POST',
    url: string,
    payload?: Payload,
  ) => {
    const options: ServerOptions = {
      db,
      clock,
      log: createLogger('silent'),
      authentication: {
        principal: async () => ({
          realm: 'staff',
          subjectId: id,
          organisationCode: agency,
          permissions: permissionsOf(roles),
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
    const frame = (portal: 'bank' | 'admin') => async () => ({
      language: 'zh-Hans' as const,
      display: { elder: false, contrast: 'standard' as const },
      portal,
      path: url.split('?')[0] ?? '/',
      demo: false,
    })
    const server = await buildServer(options)
    const pages = bankPages({
      db,
      clock,
      pii: testPii,
      ...bankWorld({ pii: testPii }),
      bankPortal: frame('bank'),
      adminPortal: frame('admin'),
    })
    registerRoutes(server, options, pages)
    const form = payload && contentOf(payload)
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
  let people = 0
  const waiting = async (bankCode = '102'): Promise<string> => {
    people += 1
    const personId = await enterSomebody(db, people)
    const { id: cardId } = await enterCard(db, personId, people, { bankCode })
    const requestId = uuidv7(clock.now())
    const request = { requestId, bankCode, cardId, personId }
    await db.transaction((tx) => requestAccountOpening(tx, staffContext(clock.now()), request))
    return requestId
  }
  return { clock, ask, waiting }
}
