import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { type Handle, sql } from '#platform/db.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { type Check, formatChecks } from './check.ts'
import { judgeCalendar, judgeSkew, judgeVersion } from './database.ts'
import { runDoctor } from './doctor.ts'
import { checkBrowser, checkPort, judgeDisk, judgeFonts } from './machine.ts'
import { checkClock, checkCryptography, checkRuntime } from './runtime.ts'

const rootDigest = (db: Handle) =>
  db.one(z.object({ digest: z.string() }), sql`select digest from catalogue.version`)

const statusOf = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ id, status }) => [id, status]))

test('a sound machine with a migrated database passes', async () => {
  await using it = await testDatabase()
  const directory = path.join(tmpdir(), 'not', 'made', 'yet')
  const input = { databaseUrl: it.url, port: 0, dataDirectory: directory, language: 'en' } as const
  const found = statusOf(await runDoctor(input))
  for (const id of ['runtime', 'cryptography', 'clock', 'database', 'database-clock', 'migrations'])
    assert.equal(found[id], 'ok', id)
})

test('a database that was brought back fails until its banks were asked', async () => {
  await using it = await testDatabase()
  const input = { databaseUrl: it.url, port: 0, dataDirectory: tmpdir(), language: 'en' } as const
  assert.equal(statusOf(await runDoctor(input))['restored'], 'ok')
  await it.owner.pool.query(`
    insert into payment.incarnation (number, why, place, knows_until, declared_by)
    values (2, 'moved', 'elsewhere/00000001', now(), 'test')`)
  assert.equal(statusOf(await runDoctor(input))['restored'], 'failed')
})

test('a catalogue older than the one this machine has seen fails', async () => {
  await using it = await testDatabase()
  await it.db.transaction((tx) =>
    publishLayer(tx, [SCENES.library], Temporal.Instant.from('2026-11-01T00:00:00Z')),
  )
  let seen = { number: 1, digest: (await rootDigest(it.db)).digest }
  const catalogueMemory = { recall: async () => new Map([['440000', seen]]), keep: async () => {} }
  const common = { databaseUrl: it.url, port: 0, dataDirectory: tmpdir(), catalogueMemory } as const
  assert.equal(statusOf(await runDoctor({ ...common, language: 'en' }))['catalogue'], 'ok')
  seen = { number: 2, digest: 'a'.repeat(64) }
  const found = (await runDoctor({ ...common, language: 'en' })).find(
    ({ id }) => id === 'catalogue',
  )
  assert.deepEqual([found?.status, found?.found.includes('440000: 2 > 1')], ['failed', true])
})

test('a database whose clock is far from ours fails', async () => {
  await using it = await testDatabase()
  const clock = new FixedClock('2030-01-01T00:00:00Z')
  const common = { databaseUrl: it.url, port: 0, dataDirectory: tmpdir(), clock } as const
  const checks = await runDoctor({ ...common, language: 'en' })
  assert.equal(statusOf(checks)['database-clock'], 'failed')
})

test('an unmigrated database is a warning that names the command', async () => {
  await using it = await testDatabase()
  await it.owner.pool.query('drop table platform.migration')
  const input = { databaseUrl: it.url, port: 0, dataDirectory: tmpdir(), language: 'zh' } as const
  const pending = (await runDoctor(input)).find(({ id }) => id === 'migrations')
  assert.equal(pending?.status, 'warning')
  assert.match(pending?.advice ?? '', /ykt migrate/)
})

test('a database that is not there fails without its password being shown', async () => {
  const databaseUrl = 'postgresql://somebody:hushhush@127.0.0.1:1/nowhere'
  const input = { databaseUrl, port: 0, dataDirectory: tmpdir(), language: 'en' } as const
  const checks = await runDoctor(input)
  assert.equal(statusOf(checks)['database'], 'failed')
  assert.match(formatChecks(checks, 'en'), /✖ Database: Cannot be reached: .*ECONNREFUSED/)
  assert.doesNotMatch(JSON.stringify(checks), /hushhush/)
})

test('limits are judged on both sides', () => {
  assert.equal(judgeVersion('14.9', 140_009).status, 'failed')
  assert.equal(judgeVersion('15.0', 150_000).status, 'ok')
  assert.equal(judgeSkew(4.9).status, 'ok')
  assert.equal(judgeSkew(5).status, 'failed')
  assert.equal(judgeDisk('/data', 499_999_999).status, 'failed')
  assert.equal(judgeDisk('/data', 500_000_000).status, 'warning')
  assert.equal(judgeDisk('/data', 5_000_000_000).status, 'ok')
  assert.equal(checkClock(Temporal.Instant.from('2025-12-31T23:59:59Z')).status, 'failed')
  assert.equal(checkClock(Temporal.Instant.from('2026-01-01T00:00:00Z')).status, 'ok')
})

test('the holidays of the next year are asked for from November on', () => {
  const judge = (on: string) => judgeCalendar(new Set([2026]), Temporal.PlainDate.from(on))
  assert.equal(judge('2026-10-31').status, 'ok')
  const november = judge('2026-11-01')
  assert.equal(november.status, 'warning')
  assert.match(november.found.join(), /2027/)
  assert.equal(judge('2027-01-01').status, 'warning')
})

test('what only printing and page tests need is no more than a warning', async () => {
  assert.equal(judgeFonts(0).status, 'warning')
  assert.equal(judgeFonts(3).status, 'ok')
  assert.equal(judgeFonts(undefined).status, 'ok')
  const empty = await mkdtemp(path.join(tmpdir(), 'yikatong-doctor-'))
  assert.equal(checkBrowser(empty).status, 'warning')
  await rm(empty, { recursive: true })
})

test('a taken port is ours when it answers as healthy, else a warning', async () => {
  let isHealthy = true
  const server = createServer((_request, response) => {
    response.end(isHealthy ? '{"status":"ok"}' : '{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  assert.equal((await checkPort(port, true)).status, 'ok')
  isHealthy = false
  const usual = await checkPort(port, false)
  assert.equal(usual.status, 'warning')
  assert.match(usual.advice?.[1] ?? '', /next free port/)
  assert.match((await checkPort(port, true)).advice?.[1] ?? '', /will refuse/)
  server.close()
})

test('the runtime that the tests run on is one that the program accepts', () => {
  assert.equal(checkRuntime().status, 'ok')
  assert.equal(checkCryptography().status, 'ok')
})

test('findings read as lines with a mark, advice below and a sum at the end', () => {
  const checks: Check[] = [
    { id: 'clock', status: 'ok', found: '2026-11-25T00:00:00Z' },
    { id: 'disk', status: 'failed', found: '满', advice: '清理' },
  ]
  assert.equal(
    formatChecks(checks, 'zh'),
    '✔ 时钟: 2026-11-25T00:00:00Z\n✖ 磁盘: 满\n  → 清理\n共 2 项:1 项不合格,0 项提醒',
  )
})
