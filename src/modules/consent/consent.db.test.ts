import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type Database, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { byHolder } from '#test/payees.ts'
import {
  CONSENT_TEXTS,
  consentGiven,
  consentInForce,
  type ConsentInput,
  consentsOf,
  consentText,
  consentWithdrawn,
  giveConsent,
  publishTexts,
  withdrawalsOf,
  withdrawConsent,
} from './index.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const PERSON = uuidv7(AT)
const OTHER = uuidv7(AT)
const later = (minutes: number) => AT.add({ minutes })
const Count = z.object({ count: z.bigint() })

const publishAll = (db: Database) => db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))

const inputOf = async (
  db: Database,
  change: Partial<ConsentInput> = {},
  at = AT,
): Promise<ConsentInput> => {
  const kind = change.kind ?? 'eCardOnTemporaryLoss'
  const shown = await consentText(db, kind, 'zh-Hans', at)
  assert.ok(shown !== undefined)
  return { personId: PERSON, kind, text: shown, channel: 'portal', assuranceLevel: 3, ...change }
}

const give = (db: Database, input: ConsentInput, context: ActionContext = byHolder(PERSON, AT)) =>
  db.transaction((tx) => giveConsent(tx, context, input))

const withdraw = (db: Database, consentId: string, context = byHolder(PERSON, later(5))) =>
  db.transaction((tx) => withdrawConsent(tx, context, { personId: PERSON, consentId }))

const inForce = (db: Database, personId = PERSON) =>
  db.transaction((tx) => consentInForce(tx, { personId, kind: 'eCardOnTemporaryLoss' }))

const eventsNamed = async (owner: Database, name: string): Promise<bigint> =>
  (await owner.one(Count, sql`select count(*) from platform.event where name = ${name}`)).count

const entered = async (db: Database) => {
  const decision = await give(db, await inputOf(db))
  assert.ok(decision.granted)
  return decision.outcome
}

test('a consent stands with its very text, and given again it is the same one', async () => {
  await using it = await testDatabase()
  await publishAll(it.db)
  const first = await entered(it.db)
  const again = await give(it.db, await inputOf(it.db), byHolder(PERSON, later(1)))
  assert.ok(again.granted)
  assert.equal(again.outcome.id, first.id)
  assert.deepEqual(await consentsOf(it.db, PERSON), [first])
  assert.equal((await inForce(it.db))?.id, first.id)
  const published = CONSENT_TEXTS.find(({ key }) => key === first.textKey)
  const words = published?.text['zh-Hans'] ?? ''
  assert.equal(first.textDigest, createHash('sm3').update(words).digest('hex'))
  assert.equal(await inForce(it.db, OTHER), undefined)
  assert.equal(await eventsNamed(it.owner, consentGiven.name), 1n)
})

test('a withdrawn consent permits nothing more; a second withdrawal is no news', async () => {
  await using it = await testDatabase()
  await publishAll(it.db)
  const { id } = await entered(it.db)
  const done = await withdraw(it.db, id)
  assert.ok(done?.granted)
  assert.equal(await inForce(it.db), undefined)
  await withdraw(it.db, id, byHolder(PERSON, later(9)))
  assert.deepEqual([...(await withdrawalsOf(it.db, [id]))], [[id, later(5)]])
  assert.equal(await eventsNamed(it.owner, consentWithdrawn.name), 1n)
  const anew = await give(it.db, await inputOf(it.db), byHolder(PERSON, later(10)))
  assert.ok(anew.granted)
  assert.notEqual(anew.outcome.id, id)
})

test('family and agents are refused, and the refusal stands in the audit', async () => {
  await using it = await testDatabase()
  await publishAll(it.db)
  const refused = await give(it.db, await inputOf(it.db), byHolder(OTHER, AT))
  assert.deepEqual(
    [refused.granted, !refused.granted && refused.refusal],
    [false, 'NOT_THE_HOLDER'],
  )
  const { id } = await entered(it.db)
  const kept = await withdraw(it.db, id, byHolder(OTHER, later(1)))
  assert.equal(kept?.granted, false)
  const stranger = await it.db.transaction((tx) =>
    withdrawConsent(tx, byHolder(OTHER, AT), { personId: OTHER, consentId: id }),
  )
  assert.equal(stranger, undefined)
  const { count } = await it.owner.one(
    Count,
    sql`select count(*) from platform.audit where refusal = 'NOT_THE_HOLDER'`,
  )
  assert.equal(count, 2n)
})

test('a new version of a text needs a new consent; one withdrawal takes both', async () => {
  await using it = await testDatabase()
  await publishAll(it.db)
  const input = await inputOf(it.db)
  const first = await entered(it.db)
  const published = CONSENT_TEXTS.find(({ key }) => key === input.kind)
  assert.ok(published !== undefined)
  await it.db.transaction((tx) =>
    publishTexts(tx, [{ ...published, version: 2, validFrom: later(2) }]),
  )
  const before = await give(it.db, input, byHolder(PERSON, later(1)))
  assert.ok(before.granted)
  const refused = await give(it.db, input, byHolder(PERSON, later(2)))
  assert.deepEqual([refused.granted, !refused.granted && refused.refusal], [false, 'TEXT_CHANGED'])
  const second = await give(it.db, await inputOf(it.db, {}, later(2)), byHolder(PERSON, later(2)))
  assert.ok(second.granted)
  assert.notEqual(second.outcome.id, first.id)
  await withdraw(it.db, first.id)
  assert.equal(await inForce(it.db), undefined)
})

test('a published text cannot be published again with other words', async () => {
  await using it = await testDatabase()
  await publishAll(it.db)
  await publishAll(it.db)
  const [text] = CONSENT_TEXTS
  assert.ok(text !== undefined)
  const edited = { ...text, text: { ...text.text, pt: `${text.text.pt}.` } }
  await assert.rejects(
    it.db.transaction((tx) => publishTexts(tx, [edited])),
    /published with other words/,
  )
})

test('the database holds no consent of another, on another text, or too weak', async () => {
  await using it = await testDatabase()
  await publishAll(it.db)
  const { id } = await entered(it.db)
  const copy = (column: string, value: ReturnType<typeof sql>) => {
    const row = sql`
      select ${uuidv7(later(20))}::uuid as id, person_id, kind, programme_code, account_id,
             text_key, text_version, text_language, text_digest, channel, given_by, witness_id,
             assurance_level, given_at
        from consent.consent where id = ${id}`
    return it.owner.run(sql`
      insert into consent.consent
      select (jsonb_populate_record(null::consent.consent,
        to_jsonb(r) || jsonb_build_object(${column}::text, ${value}))).*
        from (${row}) r`)
  }
  await assert.rejects(copy('given_by', sql`${OTHER}::text`), /consent_check|given_by/)
  await assert.rejects(copy('text_digest', sql`${'\\x' + '00'.repeat(32)}::text`), /foreign key/)
  await assert.rejects(copy('assurance_level', sql`2`), /assurance_level/)
  await assert.rejects(copy('programme_code', sql`'MZ-001'::text`), /consent_scope/)
  await assert.rejects(copy('witness_id', sql`'clerk'::text`), /consent_witness/)
  await assert.rejects(
    it.owner.run(sql`
      insert into consent.withdrawal (consent_id, person_id, withdrawn_by, withdrawn_at)
      values (${id}, ${OTHER}, ${OTHER}, ${AT})`),
    /foreign key/,
  )
  await assert.rejects(it.owner.run(sql`update consent.consent set kind = kind`), /append-only/)
  await assert.rejects(it.owner.run(sql`delete from consent.text`), /append-only/)
  await assert.rejects(it.db.run(sql`delete from consent.withdrawal`), /permission denied/)
})

test('of a use and a withdrawal at once the withdrawal waits for the use', async () => {
  await using it = await testDatabase()
  await publishAll(it.db)
  const { id } = await entered(it.db)
  const order: string[] = []
  let withdrawal: Promise<unknown> = Promise.resolve()
  await it.db.transaction(async (tx) => {
    const found = await consentInForce(tx, { personId: PERSON, kind: 'eCardOnTemporaryLoss' })
    withdrawal = withdraw(it.db, id).then(() => order.push('withdrawn'))
    // The other connection has come to its lock when the database says that somebody waits.
    for (let waits = 0n; waits === 0n;)
      ({ count: waits } = await it.owner.one(
        Count,
        sql`select count(*) from pg_locks where locktype = 'advisory' and not granted`,
      ))
    const still = await consentInForce(tx, { personId: PERSON, kind: 'eCardOnTemporaryLoss' })
    assert.deepEqual([found?.id, still?.id], [id, id])
    order.push('used')
  })
  await withdrawal
  assert.deepEqual(order, ['used', 'withdrawn'])
  assert.equal(await inForce(it.db), undefined)
})
