import assert from 'node:assert/strict'
import { html, trusted } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { permissionsOf, registerRegions, type Role } from '#modules/organisation/index.ts'
import { rosterDepartmentPages, workOnAll } from '#modules/roster/index.ts'
import { ALLOWANCE } from './payees.ts'
import { markupFindings } from './markup.ts'
import { PAID_AT } from './payments.ts'
import { testPii } from './person.ts'

/** Somebody of a department who asks for a page. */
export interface Officer {
  readonly roles: readonly Role[]
  readonly agency: string
}
export const OFFICER: Officer = { roles: ['departmentOfficer'], agency: 'dept-civil-affairs' }

const placeName = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text, pt: text })
const REGIONS = [
  { code: '440000', level: 'province', parentCode: undefined, name: placeName('广东省') },
  { code: '440100', level: 'city', parentCode: '440000', name: placeName('广州市') },
] as const

const STAFF = '0199aaaa-0000-7000-8000-00000000000a'

/** A form with one file behind its fields, as a browser sends it. */
export const uploadForm = (
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly content: Uint8Array },
): Buffer =>
  Buffer.concat([
    ...Object.entries({ csrf: 'csrf', ...fields }).map(([name, value]) =>
      Buffer.from(`--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    Buffer.from(
      `--edge\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` +
        'content-type: application/octet-stream\r\n\r\n',
    ),
    file.content,
    Buffer.from('\r\n--edge--\r\n'),
  ])

/** The pages of lists over a database, and the work behind them. */
export const rosterSite = async (db: Database, { markup }: { readonly markup: boolean }) => {
  const clock = new FixedClock(PAID_AT.toString())
  await db.transaction((tx) => registerRegions(tx, REGIONS))
  let who: Officer = OFFICER
  const path = { now: '/' }
  const options: ServerOptions = {
    db,
    clock,
    log: createLogger('silent'),
    authentication: {
      principal: async () => ({
        realm: 'staff',
        subjectId: STAFF,
        organisationCode: who.agency,
        permissions: permissionsOf(who.roles),
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
  const portal = async () => ({
    language: 'zh-Hans' as const,
    display: { elder: false, contrast: 'standard' as const },
    portal: 'dept' as const,
    path: path.now,
    demo: false,
  })
  registerRoutes(server, options, rosterDepartmentPages({ db, pii: testPii, clock, portal }))
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    body?: { readonly type: string; readonly content: string | Buffer },
    as: Officer = OFFICER,
  ) => {
    who = as
    path.now = url.split('?')[0] ?? '/'
    const answer = await server.inject({
      method,
      url,
      headers: { accept: 'text/html', ...(body && { 'content-type': body.type }) },
      ...(body && { payload: body.content }),
    })
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    if (markup && isPage && answer.body.includes('<main'))
      assert.deepEqual(await markupFindings(trusted(answer.body)), [], url)
    return answer
  }
  const form = (fields: Readonly<Record<string, string>>) => ({
    type: 'application/x-www-form-urlencoded',
    content: new URLSearchParams({ csrf: 'csrf', ...fields }).toString(),
  })
  const sendFile = (
    url: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly content: Uint8Array },
  ) =>
    send('POST', url, {
      type: 'multipart/form-data; boundary=edge',
      content: uploadForm(fields, file),
    })
  return {
    clock,
    close: () => server.close(),
    get: (url: string, as?: Officer) => send('GET', url, undefined, as),
    post: (url: string, fields: Readonly<Record<string, string>> = {}, as?: Officer) =>
      send('POST', url, form(fields), as),
    /** Uploads a file for a list; where it leads. */
    upload: async (content: Uint8Array, about: Readonly<Record<string, string>> = {}) => {
      const fields = { period: '2026-12', instalment: '1', region: '440100', mode: 'partial' }
      const url = `/dept/rosters/new/${ALLOWANCE.code}`
      const answer = await sendFile(url, { ...fields, ...about }, { name: '名册', content })
      return { answer, location: answer.headers.location ?? '' }
    },
    sendFile,
    /** Does what waits, as the program does in the background. */
    work: () => workOnAll({ db, pii: testPii, clock }),
  }
}
