import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { accountHistory } from '#modules/account/index.ts'
import { withdrawConsent } from '#modules/consent/index.ts'
import { testDatabase } from '#test/database.ts'
import { CONTRACT } from '#test/g2p-contract.ts'
import {
  addressOf,
  AUDIENCE,
  asked,
  byNumber,
  enterConsenting,
  type Item,
  mapperSite,
  message,
  proof,
} from '#test/mapper.ts'
import { byHolder, enterProgrammes, FARMLAND } from '#test/payees.ts'
import { enterPartner } from '#test/partner.ts'
import { enterSomebody } from '#test/person.ts'
import { accountsStatement } from './store-lookup.ts'

const it = await testDatabase()
const { db } = it
await enterProgrammes(db)
const site = await mapperSite(db)
after(async () => {
  await site.close()
  await it[Symbol.asyncDispose]()
})
const PATH = '/v1/g2p-connect/MZ-001/mapper'

let people = 0
const somebodyNew = (options: Parameters<typeof enterConsenting>[2] = {}) => {
  people += 1
  return enterConsenting(db, people, options)
}

/** Somebody who is linked to their first account. */
const linked = async (options: Parameters<typeof enterConsenting>[2] = {}) => {
  const one = await somebodyNew(options)
  const [answer] = await asked(site, 'link', [
    { id: one.id, fa: one.first.fa, ...proof(one.first.consentId) },
  ])
  assert.equal(answer?.status, 'succ', JSON.stringify(answer))
  return one
}

const recordsOf = async (personId: string): Promise<number> =>
  (
    await db.one(
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from platform.access_record
           where person_id = ${personId} and purpose = 'payeeAccount'`,
    )
  ).n

test('whoever consented is linked, and found by number and by our name for them', async () => {
  const { id, first, personId } = await linked()
  const [byDocument] = await asked(site, 'resolve', [{ id, scope: 'details' }])
  assert.equal(byDocument?.status_reason_code, 'succ.id.active')
  assert.equal(byDocument?.fa, first.fa)
  assert.deepEqual(byDocument?.['account_provider_info'], { name: '102', code: '102' })
  assert.match(byDocument?.id ?? '', /^token:[0-9a-f]{32}@dept-civil-affairs$/)
  const info = new Map(byDocument?.additional_info?.map(({ name, value }) => [name, value]))
  assert.match(info.get('tail') ?? '', /^\d{4}$/)
  assert.ok(info.has('payable_from'), 'a new link is in its cool-down (A3)')
  const [byName] = await asked(site, 'resolve', [
    { id: byDocument?.id?.toUpperCase(), scope: 'details' },
  ])
  assert.equal(byName?.fa, first.fa)
  assert.equal(byName?.id, byDocument?.id)
  assert.equal(await recordsOf(personId), 2)
})

test('nothing is linked without a consent, nor with one for something else', async () => {
  const one = await somebodyNew({ accounts: 2 })
  const other = await somebodyNew()
  const farm = await somebodyNew({ programme: FARMLAND.code })
  const answers = await asked(site, 'link', [
    { id: one.id, fa: one.first.fa },
    { id: one.id, fa: one.first.fa, ...proof(one.second.consentId) },
    { id: one.id, fa: one.first.fa, ...proof(other.first.consentId) },
    { id: other.id, fa: one.first.fa, ...proof(one.first.consentId) },
    { id: farm.id, fa: farm.first.fa, ...proof(farm.first.consentId) },
  ])
  assert.deepEqual(
    answers.map(({ status, status_reason_code: code }) => [status, code]),
    answers.map(() => ['rjct', 'rjct.other.error']),
  )
  assert.equal((await accountHistory(db, one.personId)).length, 0)
})

test('a consent that was withdrawn links nothing', async () => {
  const one = await somebodyNew()
  const { personId, first } = one
  await db.transaction((tx) =>
    withdrawConsent(tx, byHolder(personId, site.clock.now()), {
      personId,
      consentId: first.consentId,
    }),
  )
  const [answer] = await asked(site, 'link', [
    { id: one.id, fa: first.fa, ...proof(first.consentId) },
  ])
  assert.equal(answer?.status, 'rjct')
  assert.equal((await accountHistory(db, personId)).length, 0)
})

/** An answer without what the caller itself put in. */
const unnamed = (one: Item): Item => ({ ...one, reference_id: '', fa: '' })

test('nobody there, nobody of the programme and nobody of ours have one answer', async () => {
  const stranger = await somebodyNew()
  await enterSomebody(db, 900)
  const ids = [byNumber(901), byNumber(900), stranger.id]
  const resolved = await asked(
    site,
    'resolve',
    ids.map((id) => ({ id, scope: 'details' })),
  )
  const acted = await asked(site, 'link', [
    { id: byNumber(901), fa: stranger.first.fa, ...proof(stranger.first.consentId) },
    { id: byNumber(900), fa: stranger.first.fa, ...proof(stranger.first.consentId) },
    { id: stranger.id, fa: addressOf(stranger.personId), ...proof(stranger.first.consentId) },
  ])
  const ended = await asked(site, 'unlink', [{ id: byNumber(901) }, { id: stranger.id }])
  for (const answers of [resolved, acted, ended]) {
    const [first, ...rest] = answers.map(unnamed)
    for (const one of rest) assert.deepEqual(one, first)
  }
  assert.equal(resolved[0]?.status_reason_code, 'succ.id.not_found')
  assert.equal(await recordsOf(stranger.personId), 0)
})

test('an update needs a consent for the new account, and tells the holder once', async () => {
  const one = await linked({ accounts: 2 })
  const { id, second, personId } = one
  site.clock.advance({ minutes: 1 })
  const [without] = await asked(site, 'update', [{ id, fa: second.fa }])
  assert.match(without?.status_reason_message ?? '', /^CONSENT_REFERENCE_MISSING/)
  const [done] = await asked(site, 'update', [{ id, fa: second.fa, ...proof(second.consentId) }])
  assert.equal(done?.status, 'succ')
  const [found] = await asked(site, 'resolve', [{ id, scope: 'details' }])
  assert.equal(found?.fa, second.fa)
  const { n } = await db.one(
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from person.notice
         where person_id = ${personId} and message = 'account.changed'`,
  )
  assert.equal(n, 1)
})

test('an unlink ends a range and keeps it; the link can begin anew', async () => {
  const { id, first, personId } = await linked()
  site.clock.advance({ minutes: 5 })
  const [ended] = await asked(site, 'unlink', [{ id, fa: first.fa }])
  assert.equal(ended?.status, 'succ')
  const [gone] = await asked(site, 'resolve', [{ id }])
  assert.equal(gone?.status_reason_code, 'succ.id.not_found')
  const [entry] = await accountHistory(db, personId)
  assert.equal(entry?.validUntil?.toString(), site.clock.now().toString())
  const [again] = await asked(site, 'unlink', [{ id }])
  assert.equal(again?.status, 'rjct')
  site.clock.advance({ minutes: 5 })
  const [anew] = await asked(site, 'link', [{ id, fa: first.fa, ...proof(first.consentId) }])
  assert.equal(anew?.status, 'succ')
  const history = await site.ask(site.department, `${PATH}/history`, { id })
  const links = history.body['links'] as readonly { fa: string; until: string | null }[]
  assert.deepEqual(
    links.map(({ fa, until }) => [fa, until === null]),
    [
      [first.fa, true],
      [first.fa, false],
    ],
  )
})

test('what holders permitted waits for the department until it is linked', async () => {
  const one = await somebodyNew()
  const waiting = async () => {
    const authorization = await site.department.sign({
      audience: AUDIENCE,
      body: '',
      at: site.clock.now(),
    })
    const url = `${PATH}/consents`
    const answer = await site.server.inject({ method: 'GET', url, headers: { authorization } })
    const { consents } = answer.json<{
      consents: readonly { consent: string; id: string; fa: string }[]
    }>()
    return consents.filter(({ fa }) => fa === one.first.fa)
  }
  const [offered] = await waiting()
  assert.ok(offered !== undefined)
  assert.equal(await recordsOf(one.personId), 1)
  const link = {
    id: offered.id,
    fa: offered.fa,
    additional_info: [{ name: 'consent', value: offered.consent }],
  }
  const [done] = await asked(site, 'link', [link])
  assert.equal(done?.status, 'succ')
  assert.deepEqual(await waiting(), [])
})

test('each item has its own answer, and one that is wrong spoils no other', async () => {
  const one = await linked()
  const answers = await asked(site, 'resolve', [
    { id: one.id },
    { id: 'residentIdentityCard:440106199003070000@register.gd' },
    { id: one.id, fa: 'account:6222020000000000000@102' },
    { id: one.id, timestamp: 'yesterday' },
    { id: one.id, reference_id: 'item-0' },
    { id: one.id, reference_id: 'with a space' },
    { fa: one.first.fa },
    { id: one.id, fa: addressOf(one.personId) },
    { id: `token:${'0'.repeat(32)}@dept-agriculture` },
  ])
  assert.deepEqual(
    answers.map(({ status_reason_code: code }) => code),
    [
      'succ.id.active',
      'rjct.id.invalid',
      'rjct.fa.invalid',
      'rjct.timestamp.invalid',
      'rjct.reference_id.duplicate',
      'rjct.reference_id.invalid',
      'succ.fa.active',
      'succ.fa.not_linked_to_id',
      'rjct.id.invalid',
    ],
  )
  assert.ok(!JSON.stringify(answers).includes('622202'), 'no number comes back')
})

test('a message that comes again has one effect and the same answer', async () => {
  const one = await somebodyNew()
  const sent = message('link', [{ id: one.id, fa: one.first.fa, ...proof(one.first.consentId) }])
  const answers = []
  for (let i = 0; i < 2; i += 1) {
    const answer = await site.ask(site.department, `${PATH}/sync/link`, sent)
    answers.push(CONTRACT.link.parse(answer.body))
  }
  assert.deepEqual(answers[0], answers[1])
  assert.equal((await accountHistory(db, one.personId)).length, 1)
  const changed = { ...sent, message: { ...sent.message, transaction_id: 'another' } }
  const refused = await site.ask(site.department, `${PATH}/sync/link`, changed)
  assert.equal(
    CONTRACT.link.parse(refused.body).header.status_reason_code,
    'rjct.message_id.duplicate',
  )
})

test('what is no message is refused with the place that is wrong', async () => {
  const good = message('resolve', [{ id: byNumber(1) }])
  const [item] = good.message['resolve_request'] as readonly object[]
  const send = (change: object) =>
    site.ask(site.department, `${PATH}/sync/resolve`, change as never)
  const pointersOf = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
    (body['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer)
  const items = (list: readonly object[]) => ({
    ...good,
    message: { ...good.message, resolve_request: list },
  })
  const wrong = [
    [{ ...good, header: { ...good.header, total_count: '1' } }, '/header/total_count'],
    [{ ...good, header: { ...good.header, is_msg_encrypted: true } }, '/header/is_msg_encrypted'],
    [{ ...good, header: { ...good.header, sender_id: 'dept-finance' } }, '/header/sender_id'],
    [items([{ ...item, id: 5 }]), '/message/resolve_request/0/id'],
    [items([{ ...item, id: undefined }]), '/message/resolve_request/0/id'],
    [items([{ ...item, scope: 'everything' }]), '/message/resolve_request/0/scope'],
    [{ header: good.header }, '/message'],
  ] as const
  for (const [change, pointer] of wrong) {
    const answer = await send(change)
    assert.equal(answer.status, 422)
    assert.deepEqual(pointersOf(answer), [pointer])
  }
  const faults = [
    [{ version: '2.0' }, 'rjct.version.invalid'],
    [{ message_ts: 'now' }, 'rjct.message_ts.invalid'],
    [{ message_ts: '2026-11-20T10:00:00+08:00' }, 'rjct.message_ts.invalid'],
    [{ action: 'link' }, 'rjct.action.invalid'],
    [{ total_count: 2 }, 'rjct.total_count.invalid'],
  ] as const
  for (const [change, fault] of faults) {
    const answer = await send({ ...good, header: { ...good.header, ...change } })
    const { header } = CONTRACT.resolve.parse(answer.body)
    assert.deepEqual([header.status, header.status_reason_code], ['rjct', fault])
  }
  const many = Array.from({ length: 5001 }, () => ({ id: byNumber(1) }))
  const { header } = CONTRACT.resolve.parse((await send(message('resolve', many))).body)
  assert.equal(header.status_reason_code, 'rjct.total_count.limit_exceeded')
})

test('another department sees neither the programme nor our names for people', async () => {
  const one = await linked()
  const [found] = await asked(site, 'resolve', [{ id: one.id }])
  const farmers = await enterPartner(db, 'department', FARMLAND.ownerAgency)
  const sent = message('resolve', [{ id: one.id }], { sender_id: farmers.code })
  assert.equal((await site.ask(farmers, `${PATH}/sync/resolve`, sent)).status, 404)
  const own = '/v1/g2p-connect/NY-001/mapper/sync/resolve'
  const name = found?.id?.replace(/@.*/, `@${farmers.code}`)
  const theirs = message('resolve', [{ id: one.id }, { id: name }], { sender_id: farmers.code })
  const answer = CONTRACT.resolve.parse((await site.ask(farmers, own, theirs)).body)
  assert.deepEqual(
    answer.message?.resolve_response.map(({ status_reason_code: code }) => code),
    ['succ.id.not_found', 'succ.id.not_found'],
  )
  const bank = await enterPartner(db, 'bank', '102')
  assert.equal((await site.ask(bank, `${PATH}/sync/resolve`, sent)).status, 403)
})

test('whoever was merged twice is one person with the account of the first entry', async () => {
  const [first, second, third] = [await linked(), await somebodyNew(), await somebodyNew()]
  const merges = [
    [first.personId, second.personId],
    [second.personId, third.personId],
  ] as const
  for (const [fromId, intoId] of merges)
    await db.run(sql`
      with m as (
        insert into person.merge (id, from_id, into_id, reason, evidence, status, proposed_by,
          proposed_agency, proposed_at, decided_by, decided_agency, decided_at)
        values (gen_random_uuid(), ${fromId}, ${intoId}, 'enteredTwice', '{case-1}', 'merged',
          's1', 'a1', now(), 's2', 'a2', now())
        returning id, from_id, into_id)
      insert into person.alias (merge_id, from_id, into_id) select * from m`)
  const found = await asked(
    site,
    'resolve',
    [first, second, third].map(({ id }) => ({ id, scope: 'details' })),
  )
  assert.deepEqual(
    found.map(({ fa }) => fa),
    [first.first.fa, first.first.fa, first.first.fa],
  )
  assert.equal(new Set(found.map(({ id }) => id)).size, 1)
  assert.equal(await recordsOf(third.personId), 1)
})

test('each item of a resolve goes its own way by index, not by the exclusion', async () => {
  const statement = accountsStatement([], 'MZ-001', site.clock.now())
  // Where whole tables are forbidden, one is read all the same for a question without an index.
  const plan = await db.transaction(async (tx) => {
    await tx.run(sql`set local enable_seqscan = off`)
    const Plan = z.object({ 'QUERY PLAN': z.array(z.unknown()) })
    return JSON.stringify(await tx.one(Plan, sql`explain (format json) ${statement}`))
  })
  assert.doesNotMatch(plan, /Seq Scan|assignment_one_account/)
  assert.match(plan, /"Index Name":"assignment_person"/)
})

test('whoever tries out numbers is stopped for the rest of the hour', async () => {
  const one = await linked()
  const many = Array.from({ length: 2000 }, (_, i) => ({
    id: `token:${i.toString(16).padStart(32, '0')}@dept-civil-affairs`,
  }))
  await asked(site, 'resolve', many)
  const stopped = await site.ask(
    site.department,
    `${PATH}/sync/resolve`,
    message('resolve', [{ id: one.id }]),
  )
  assert.equal(stopped.status, 429)
  assert.equal(stopped.body['code'], 'MISS_BUDGET_SPENT')
  site.clock.advance({ hours: 1 })
  const [found] = await asked(site, 'resolve', [{ id: one.id }])
  assert.equal(found?.status_reason_code, 'succ.id.active')
})
