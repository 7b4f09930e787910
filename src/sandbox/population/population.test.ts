import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { checkIdentityNumber } from '#kernel/identity-number/index.ts'
import { sandboxWorld } from '#test/sandbox-world.ts'
import type { Fault } from '../world/fault.ts'
import type { Reply } from '../world/reply.ts'
import { DEATH_FEED, DeathFeed, type DeathRecord } from './death-feed.ts'
import { recordsDigest } from './register-feed.ts'
import { type Identity, personDigest } from './person-digest.ts'
import { type IdentityCheck, POPULATION, Population } from './population.ts'

const KEY = Buffer.alloc(32, 7)
const CHEN: Identity = {
  name: '陈志明',
  documentKind: 'residentIdentityCard',
  documentNumber: '440104198806129911',
}
const CHAN: Identity = {
  name: 'CHAN Tai Man',
  documentKind: 'travelPermitHongKongMacao',
  documentNumber: 'H1234567800',
}

const openRegister = (fault?: Fault) => {
  const it = sandboxWorld()
  if (fault !== undefined) it.world.faults.set(POPULATION, { fault, share: 1000 })
  const people = async () => [CHEN, CHAN].map((one) => personDigest(KEY, one))
  return { ...it, register: new Population(it.world, { key: KEY, people }) }
}

let checks = 0
const check = (identity: Partial<IdentityCheck> = {}): IdentityCheck => ({
  requestId: `check-${(checks += 1)}`,
  ...CHEN,
  ...identity,
})
const said = (reply: Reply) =>
  reply.kind === 'answer' ? (reply.body['result'] ?? reply.status) : reply.kind

test('the register matches, knows another name, and has not heard of others', async () => {
  const { register } = openRegister()
  assert.equal(said(await register.check(check())), 'matched')
  assert.equal(said(await register.check(check({ name: '陈志鸣' }))), 'mismatched')
  const stranger = check({ documentNumber: '440306198512310022' })
  assert.equal(said(await register.check(stranger)), 'notFound')
})

test('documents of one person are one: a permit and its renewal too', async () => {
  const { register } = openRegister()
  assert.equal(said(await register.check(check({ documentKind: 'householdRegister' }))), 'matched')
  const renewed = check({ ...CHAN, name: 'Chan  tai man', documentNumber: 'H1234567801' })
  assert.equal(said(await register.check(renewed)), 'matched')
})

test('somebody who is entered by hand is known from then on', async () => {
  const { register } = openRegister()
  const newcomer = { ...CHEN, name: '新来的人', documentNumber: '440306198512310022' }
  register.enter(newcomer)
  assert.equal(said(await register.check(check(newcomer))), 'matched')
  register.forget()
  assert.equal(said(await register.check(check(newcomer))), 'notFound')
})

test('a repeated check has the same answer, and its number no other content', async () => {
  const { register, world } = openRegister()
  const first = check()
  assert.equal(said(await register.check(first)), 'matched')
  world.faults.set(POPULATION, { fault: 'refuses', share: 1000 })
  assert.equal(said(await register.check(first)), 'matched')
  assert.equal(said(await register.check({ ...first, name: '别人' })), 422)
})

test('the register can lose a reply, mismatch everybody, be slow and be down', async () => {
  const answers: Partial<Record<Fault, unknown>> = {}
  for (const fault of ['losesReplies', 'refuses', 'slow', 'down'] as const)
    answers[fault] = said(await openRegister(fault).register.check(check()))
  assert.deepEqual(answers, {
    losesReplies: 'lost',
    refuses: 'mismatched',
    slow: 'matched',
    down: 503,
  })
})

test('a digest tells neither name nor number, and two people of one name do not show', () => {
  const one = personDigest(KEY, CHEN)
  const other = personDigest(KEY, { ...CHEN, documentNumber: '440306198512310022' })
  assert.notEqual(one.name, other.name)
  assert.notEqual(one.document, personDigest(Buffer.alloc(32, 8), CHEN).document)
  assert.doesNotMatch(JSON.stringify(one), /陈|4401/)
})

test('the register remembers a bounded number of answers', async () => {
  const { register } = openRegister()
  for (let i = 0; i < 5100; i += 1) await register.check(check())
  for (let i = 0; i < 5100; i += 1) register.enter({ ...CHEN, documentNumber: `${i}` })
  assert.deepEqual(register.size, { answers: 5000, entered: 5000 })
})

interface Delivery {
  readonly manifest: {
    readonly count: number
    readonly digest: string
    readonly issuedAt: string
    readonly fromSequence: number
    readonly toSequence: number
  }
  readonly records: readonly DeathRecord[]
}

const died = (documentNumber: string, diedOn = '2026-11-20') => ({
  documentKind: 'residentIdentityCard' as const,
  documentNumber,
  diedOn,
})

const openFeed = (fault?: Fault) => {
  const it = sandboxWorld()
  const feed = new DeathFeed(it.world, [died('440881194803109950', '2026-10-08')])
  if (fault !== undefined) it.world.faults.set(DEATH_FEED, { fault, share: 1000 })
  const deliver = (after = 0): Delivery => {
    const reply = feed.deliver(after)
    assert.ok(reply.kind === 'answer' && reply.status === 200)
    return reply.body as unknown as Delivery
  }
  return { ...it, feed, deliver }
}

/** What the manifest says of itself holds. */
const isWhole = ({ manifest, records }: Delivery): boolean =>
  manifest.count === records.length && manifest.digest === recordsDigest(records)

test('the feed delivers what came after a sequence, and then nothing more', () => {
  const { feed, deliver } = openFeed()
  feed.report(died('440104198806129911'))
  feed.withdraw(died('440104198806129911'))
  const all = deliver()
  assert.ok(isWhole(all))
  assert.deepEqual(
    all.records.map(({ kind }) => kind),
    ['died', 'died', 'withdrawn'],
  )
  const rest = deliver(all.records[0]?.sequence)
  assert.deepEqual(rest.records, all.records.slice(1))
  const none = deliver(all.manifest.toSequence)
  assert.ok(isWhole(none))
  assert.deepEqual(none.records, [])
  assert.equal(none.manifest.toSequence, all.manifest.toSequence)
})

test('a feed that was started anew goes on where the program has come to', () => {
  const { feed, deliver } = openFeed()
  feed.report(died('a'))
  assert.deepEqual(
    deliver(57).records.map(({ sequence, documentNumber }) => [sequence, documentNumber]),
    [[58, 'A']],
  )
  feed.withdraw(died('a'))
  assert.deepEqual(
    deliver(58).records.map(({ sequence, kind }) => [sequence, kind]),
    [[59, 'withdrawn']],
  )
  feed.forget()
  assert.equal(deliver(59).records.length, 0)
  feed.report(died('b'))
  assert.equal(deliver(59).records[0]?.sequence, 60)
})

test('a delivery of the feed is whole whatever is reported', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (reports) => {
      const { feed, deliver } = openFeed()
      for (const [i, lives] of reports.entries())
        if (lives) feed.withdraw(died(`${i}`))
        else feed.report(died(`${i}`))
      let after = 0
      const got: DeathRecord[] = []
      for (let one = deliver(); one.records.length > 0; one = deliver(after)) {
        assert.ok(isWhole(one))
        assert.equal(one.manifest.fromSequence, after + 1)
        got.push(...one.records)
        after = one.manifest.toSequence
      }
      assert.deepEqual(
        got.map(({ sequence }) => sequence),
        Array.from({ length: reports.length + 1 }, (_, i) => i + 1),
      )
    }),
    { numRuns: 30 },
  )
})

test('records can come twice, or in the wrong order, under a manifest that holds', () => {
  const twice = openFeed('answersTwice')
  twice.feed.report(died('1'))
  const doubled = twice.deliver()
  assert.ok(isWhole(doubled))
  assert.equal(doubled.records.length, 4)
  assert.equal(new Set(doubled.records.map(({ sequence }) => sequence)).size, 2)

  const turned = openFeed('outOfOrder')
  turned.feed.report(died('1'))
  const { manifest, records } = turned.deliver()
  assert.ok((records[0]?.sequence ?? 0) > (records[1]?.sequence ?? Infinity))
  assert.equal(manifest.toSequence, records[0]?.sequence)
})

test('a stale delivery is days old and begins at the beginning', () => {
  const { feed, deliver, world } = openFeed('stale')
  feed.report(died('1'))
  const stale = deliver(2)
  assert.equal(stale.records.length, 2)
  const age = world.clock.now().since(Temporal.Instant.from(stale.manifest.issuedAt))
  assert.ok(age.total('days') >= 7)
})

test('an oversized delivery has thousands of valid numbers that nobody has', () => {
  const { manifest, records } = openFeed('oversized').deliver()
  assert.ok(records.length > 20_000)
  assert.equal(manifest.count, records.length)
  const on = Temporal.PlainDate.from('2026-11-23')
  const wrong = records.filter(
    ({ documentKind, documentNumber }) =>
      !checkIdentityNumber(documentKind, documentNumber, on).valid,
  )
  assert.equal(wrong.length, 0)
})

test('a damaged delivery does not hold what its manifest says', () => {
  const damaged = openFeed('damaged').deliver()
  assert.equal(damaged.manifest.count, damaged.records.length + 1)
  assert.notEqual(damaged.manifest.digest, recordsDigest(damaged.records))
})

test('the feed can be down or lose its answer, and keeps a bounded number of records', () => {
  assert.equal(said(openFeed('down').feed.deliver(0)), 503)
  assert.equal(said(openFeed('losesReplies').feed.deliver(0)), 'lost')
  const { feed, deliver } = openFeed()
  for (let i = 0; i < 2100; i += 1) feed.report(died(`${i}`))
  assert.equal(feed.size, 2000)
  assert.equal(deliver().records.length, 500)
})
