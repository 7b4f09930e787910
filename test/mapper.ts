import { createHash, createPublicKey, verify } from 'node:crypto'
import assert from 'node:assert/strict'
import { html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { pairwiseTokens } from '#platform/crypto/pairwise-tokens.ts'
import type { Database } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { giveConsent } from '#modules/consent/index.ts'
import { LOOPBACK, mapperRoutes, mapperSubscribers } from '#modules/mapper/index.ts'
import { CONTRACT } from './g2p-contract.ts'
import { ALLOWANCE, byHolder, enterAccount, payConsent } from './payees.ts'
import { citizenNumber, enterSomebody, testKeys, testPii } from './person.ts'
import { enterPartner, type TestPartner } from './partner.ts'

export const AUDIENCE = 'http://127.0.0.1'
export const DEPARTMENT = ALLOWANCE.ownerAgency

export interface Sent {
  readonly url: string
  readonly key: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

type Json = Readonly<Record<string, unknown>>

/** One item of an answer. */
export interface Item extends Json {
  readonly reference_id: string
  readonly status: string
  readonly status_reason_code?: string
  readonly status_reason_message?: string
  readonly id?: string
  readonly fa?: string
  readonly additional_info?: readonly { readonly name: string; readonly value: string }[]
}

let messages = 0

/** The mapper behind a real server, as systems of departments call it. */
export const mapperSite = async (db: Database) => {
  const clock = new FixedClock('2026-11-26T02:00:00Z')
  const log = createLogger('silent')
  const options: ServerOptions = {
    db,
    clock,
    log,
    authentication: { principal: async () => undefined },
    publicUrl: AUDIENCE,
    problemPage: () => html``,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const deps = { db, clock, keys: testKeys, pii: testPii, callbackAddress: () => LOOPBACK }
  const server = await buildServer(options)
  registerRoutes(server, options, mapperRoutes(deps))
  const callbacks: Sent[] = []
  const taking = { refusals: 0 }
  const subscribers = mapperSubscribers({
    ...deps,
    sendCallback: async (url, key, body, headers = {}) => {
      if (taking.refusals > 0) {
        taking.refusals -= 1
        throw new Error('not now')
      }
      callbacks.push({ url, key, body, headers })
    },
  })
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const ask = async (
    who: TestPartner,
    path: string,
    content: Json,
    {
      method = 'POST',
      headers = {},
    }: { method?: 'POST' | 'PUT'; headers?: Readonly<Record<string, string>> } = {},
  ) => {
    const body = JSON.stringify(content)
    const authorization = await who.sign({ audience: AUDIENCE, body, at: clock.now() })
    const answer = await server.inject({
      method,
      url: path,
      headers: { ...headers, authorization, 'content-type': 'application/json' },
      payload: body,
    })
    return { status: answer.statusCode, body: answer.json<Json>() }
  }
  return {
    clock,
    server,
    callbacks,
    taking,
    ask,
    department: await enterPartner(db, 'department', DEPARTMENT),
    deliver: () => deliverDue({ db, clock, log }, subscribers),
    close: () => server.close(),
  }
}
export type MapperSite = Awaited<ReturnType<typeof mapperSite>>

const programmePath = (programme: string) => `/v1/g2p-connect/${programme}/mapper`

/** A message in the shape of the specification. */
export const message = (
  action: string,
  items: readonly Json[],
  header: Json = {},
): { readonly header: Json; readonly message: Json } => {
  messages += 1
  return {
    header: {
      version: '1.0.0',
      message_id: `message-${messages}`,
      message_ts: '2026-11-26T10:00:00+08:00',
      action,
      sender_id: DEPARTMENT,
      total_count: items.length,
      is_msg_encrypted: false,
      ...header,
    },
    message: {
      transaction_id: `transaction-${messages}`,
      [`${action}_request`]: items.map((item, i) => ({
        reference_id: `item-${i}`,
        timestamp: '2026-11-26T10:00:00+08:00',
        ...item,
      })),
    },
  }
}

/** Sends a message of the department and gives the answer, which must be there. */
export const asked = async (
  site: MapperSite,
  action: keyof typeof CONTRACT,
  items: readonly Json[],
  programme = ALLOWANCE.code,
): Promise<readonly Item[]> => {
  const path = `${programmePath(programme)}/sync/${action}`
  const sent = message(action, items, { message_ts: site.clock.now().toString() })
  const answer = await site.ask(site.department, path, sent)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const content = CONTRACT[action].parse(answer.body)
  assert.notEqual(content.header.status, 'rjct', JSON.stringify(content.header))
  return itemsOf(action, content)
}

/** The items of an answer or of a callback. */
export const itemsOf = (action: string, body: Json): readonly Item[] =>
  (body['message'] as Record<string, readonly Item[]> | undefined)?.[`${action}_response`] ?? []

/** How a department names somebody by their card of identity. */
export const byNumber = (n: number): string =>
  `residentIdentityCard:${citizenNumber(n)}@register.gd`

/** The financial address of an account for the department. */
export const addressOf = (accountId: string, agency = DEPARTMENT, bank = '102'): string =>
  `token:${pairwiseTokens(testKeys, 'account', agency, [accountId])[0] ?? ''}@${bank}`

/** The proof that goes along with a link. */
export const proof = (consentId: string) => ({
  additional_info: [{ name: 'consent', value: publicId('consent', consentId) }],
})

/** Somebody with active accounts and their consents to be paid on each by one programme. */
export const enterConsenting = async (
  db: Database,
  n: number,
  { accounts = 1, programme = ALLOWANCE.code, at = '2026-11-25T02:00:00Z' } = {},
) => {
  const personId = await enterSomebody(db, n)
  const when = Temporal.Instant.from(at)
  return db.transaction(async (tx) => {
    const made: { accountId: string; consentId: string; fa: string }[] = []
    for (let i = 0; i < accounts; i += 1) {
      const { id: accountId } = await enterAccount(tx, personId, n * 100 + i, when)
      const scope = { personId, programmeCode: programme, accountId }
      const given = await giveConsent(
        tx,
        byHolder(personId, when),
        await payConsent(tx, scope, when),
      )
      assert.ok(given.granted)
      made.push({ accountId, consentId: given.outcome.id, fa: addressOf(accountId) })
    }
    const [first, second] = made
    assert.ok(first !== undefined)
    return { personId, id: byNumber(n), first, second: second ?? first }
  })
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

/**
 * Whether a signature is over a content, as its receiver would find out: two times and the SHA-256
 * of the content, and nothing of our own code.
 */
export const signedBy = (content: string, signature: string, publicX: string): boolean => {
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(signature)?.[1] ?? ''
  const text = [
    `(created): ${part('created')}`,
    `(expires): ${part('expires')}`,
    `digest: SHA-256=${sha256(content)}`,
  ].join('\n')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicX }, format: 'jwk' })
  return verify(null, Buffer.from(text), key, Buffer.from(part(', signature'), 'base64'))
}

/** The content of a callback whose first member signs the rest. */
export const verified = (body: string, publicX: string): Json => {
  const { signature } = JSON.parse(body) as { signature: string }
  const content = `{${body.slice(body.indexOf('"header"'))}`
  assert.ok(signedBy(content, signature, publicX))
  return JSON.parse(content) as Json
}
