import assert from 'node:assert/strict'
import test from 'node:test'
import { openDatabase, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { DeviceKey, openTerminal, standTerminal } from '#test/terminal.ts'
import { LIBRARY, MUSEUM, SCENE_CODES, SCENES, START } from '#test/verification-catalogue.ts'
import { chipIn, makeWorld } from '#test/verification-world.ts'
import { activateTerminal } from './activate-terminal.ts'
import { revokeTerminal } from './end-terminal.ts'
import { issueTicket } from './issue-ticket.ts'
import { markAsSandbox } from './store-sandbox.ts'
import { touchedByScenes } from './store-touched.ts'
import { activationMessage } from './terminal.ts'

const staff = (organisationCode: string) => ({
  actor: { kind: 'staff' as const, id: 'staff', organisationCode },
  requestId: 'r',
  at: START,
})

test('a message that comes twice is told which verification it was', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const body = JSON.stringify(chipIn(SCENES.library, holder))
  const message = terminal.message(body)
  const both = await Promise.all([
    world.gateway.verify(message, body),
    world.gateway.verify(message, body),
  ])
  const again = await world.gateway.verify(message, body)
  const first = both.find((answer) => answer.ok)
  assert.ok(first?.ok === true)
  const { id } = JSON.parse(first.body) as { id: string }
  for (const answer of [...both.filter((one) => one !== first), again]) {
    assert.ok(!answer.ok)
    assert.equal(answer.problem.code, 'TERMINAL_COUNTER_REPLAYED')
    assert.equal(answer.problem.verificationId, id)
  }
  assert.equal(await it.owner.run(sql`select from verification.usage`), 1)
})

test('two different messages under one counter quarantine the terminal for good', async () => {
  await using it = await testDatabase()
  const other = openDatabase({ url: it.url, role: 'ykt_app' })
  try {
    const world = await makeWorld(it.db)
    const second = await world.newGateway(other)
    for (const by of [world.gateway, second]) {
      const [holder, terminal] = [await world.holder(), await world.terminal()]
      const bodies = [SCENES.library, SCENES.settlement].map((scene) =>
        JSON.stringify(chipIn(scene, holder)),
      )
      const [one = '', two = ''] = bodies
      // The copy may talk to another process than the terminal itself.
      assert.ok((await world.gateway.verify(terminal.message(one, 7), one)).ok)
      const copied = await by.verify(terminal.message(two, 7), two)
      assert.equal(copied.ok || copied.problem.code, 'TERMINAL_QUARANTINED')
      world.time.elapsedMs += 6_000
      for (const gateway of [world.gateway, second]) {
        const later = await gateway.verify(terminal.message(one, 8), one)
        assert.equal(later.ok || later.problem.code, 'TERMINAL_QUARANTINED')
      }
    }
    assert.equal(await it.owner.run(sql`select from verification.usage`), 2)
    const audited = await it.owner.run(
      sql`select from platform.audit where action = 'verification.quarantineTerminal'`,
    )
    assert.equal(audited, 2)
  } finally {
    await other.close()
  }
})

test('a counter that was passed over is not taken up again', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const body = JSON.stringify(chipIn(SCENES.library, holder))
  assert.ok((await world.gateway.verify(terminal.message(body, 9), body)).ok)
  const stale = await world.gateway.verify(terminal.message(body, 5), body)
  assert.equal(stale.ok || stale.problem.code, 'TERMINAL_COUNTER_STALE')
  // A fresh process knows it from the table.
  const fresh = await world.newGateway()
  const late = await fresh.verify(terminal.message(body, 6), body)
  assert.equal(late.ok || late.problem.code, 'TERMINAL_COUNTER_STALE')
})

test('a revoked terminal is refused within seconds, and looks like an unknown one', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const deviceKey = new DeviceKey()
  const stand = {
    db: it.db,
    keys: world.keys,
    catalogue: world.catalogue,
    placeId: LIBRARY.id,
    sceneCodes: SCENE_CODES,
    at: START,
  }
  const holder = await world.holder()
  const terminal = await standTerminal(stand, deviceKey)
  const body = chipIn(SCENES.library, holder)
  assert.equal((await world.verify(terminal, body)).outcome, 'granted')
  const revoke = (organisationCode: string) =>
    revokeTerminal({ db: it.db }, staff(organisationCode), {
      terminalId: terminal.id,
      organisationCode,
    })
  assert.equal(await revoke(MUSEUM.operatorAgency), false)
  assert.equal((await world.verify(terminal, body)).outcome, 'granted')
  assert.equal(await revoke(LIBRARY.operatorAgency), true)
  world.time.elapsedMs += 5_001
  const revoked = await world.verify(terminal, body)
  assert.equal(revoked.outcome, 'TERMINAL_NOT_ACCEPTED')
  const sent = JSON.stringify(body)
  const unknown = { ...terminal.message(sent), session: '0199ffff-0000-7000-8000-000000000000' }
  const forged = { ...(await world.terminal()).message(sent), mac: 'A'.repeat(43) }
  for (const message of [unknown, forged]) {
    const answer = await world.gateway.verify(message, sent)
    assert.ok(!answer.ok)
    assert.deepEqual(answer.problem, revoked.problem)
  }
  await assert.rejects(openTerminal(stand, terminal.id, deviceKey), /no session was agreed/)
  assert.equal(await it.owner.run(sql`select from verification.usage`), 2)
})

test('a changed body, counter or path does not fit its MAC', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const body = JSON.stringify(chipIn(SCENES.library, holder))
  const message = terminal.message(body)
  const tampered = [
    [message, body.replace('GD-WH-001', 'GD-YL-002')],
    [{ ...message, counter: '2' }, body],
    [{ ...message, counter: '01' }, body],
    [{ ...message, session: undefined }, body],
  ] as const
  for (const [headers, text] of tampered) {
    const answer = await world.gateway.verify(headers, text)
    assert.equal(answer.ok || answer.problem.code, 'TERMINAL_NOT_ACCEPTED')
  }
  assert.ok((await world.gateway.verify(message, body)).ok)
})

test('a session ends after twelve hours', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const body = chipIn(SCENES.library, holder)
  world.clock.advance({ hours: 11, minutes: 59 })
  assert.equal((await world.verify(terminal, body)).outcome, 'granted')
  world.clock.advance({ minutes: 1 })
  assert.equal((await world.verify(terminal, body)).outcome, 'TERMINAL_NOT_ACCEPTED')
})

test('a ticket activates one terminal, within its half hour, with a proven key', async () => {
  await using it = await testDatabase()
  const { catalogue, keys } = await makeWorld(it.db)
  const deps = { db: it.db, keys }
  const organisationCode = LIBRARY.operatorAgency
  const input = {
    staffId: '0199aaaa-0000-7000-8000-000000000001',
    organisationCode,
    placeId: LIBRARY.id,
    label: '总服务台',
    sceneCodes: [SCENES.library.code],
    highestAssurance: 2,
  }
  const issue = async (change: object = {}) =>
    issueTicket(deps, staff(organisationCode), catalogue, { ...input, ...change })
  assert.equal(await issue({ placeId: MUSEUM.id }), undefined)
  for (const sceneCodes of [[], [SCENES.elsewhere.code]])
    assert.equal((await issue({ sceneCodes }))?.granted, false)
  const key = new DeviceKey()
  const activate = (ticket: string, at = START, signer = key) =>
    activateTerminal(
      deps,
      { at, requestId: 'r' },
      { ticket, publicKey: key.point, proof: signer.sign(activationMessage(ticket, key.point)) },
    )
  const issued = await issue()
  assert.ok(issued?.granted === true)
  const { ticket } = issued.outcome
  assert.match(ticket, /^[2-9A-HJKMNP-Z]{8}$/)
  assert.equal((await activate(ticket, START, new DeviceKey())).granted, false)
  assert.equal((await activate('AAAA2222')).granted, false)
  assert.equal((await activate(ticket, START.add({ minutes: 30 }))).granted, false)
  const tries = await Promise.all([activate(ticket), activate(ticket), activate(ticket)])
  assert.equal(tries.filter(({ granted }) => granted).length, 1)
})

test('whom a change of scenes touches is counted by scene, time and place', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [first, second] = [await world.holder(), await world.holder()]
  const { library, settlement, clinic } = SCENES
  const here = await world.terminal({ sceneCodes: [library.code, settlement.code] })
  const there = await world.terminal({ placeId: MUSEUM.id, sceneCodes: [library.code] })
  const gone = await world.terminal()
  await world.verify(gone, chipIn(clinic, first, { documentSeen: true }))
  await revokeTerminal({ db: it.db }, staff(LIBRARY.operatorAgency), {
    terminalId: gone.id,
    organisationCode: LIBRARY.operatorAgency,
  })
  const played = await world.terminal()
  await it.db.transaction((tx) => markAsSandbox(tx, played.id))
  await world.verify(here, chipIn(library, first))
  world.clock.advance({ minutes: 1 })
  const since = world.clock.now()
  await world.verify(here, chipIn(library, first))
  await world.verify(here, chipIn(library, first))
  await world.verify(there, chipIn(library, second))
  await world.verify(here, chipIn(settlement, second))

  const codes = [library.code, settlement.code, clinic.code, 'GD-XX-999']
  const touched = async (places: readonly string[] | undefined, from: Temporal.Instant) =>
    [...(await touchedByScenes(it.db, codes, places, from))]
      .toSorted(([a], [b]) => codes.indexOf(a) - codes.indexOf(b))
      .map(([, { terminals, people }]) => [terminals, people])
  const everywhere = await touched(undefined, START)
  assert.deepEqual(everywhere, [
    [2, 2],
    [1, 1],
    [0, 1],
    [0, 0],
  ])
  const atLibrary = await touched([LIBRARY.id], since)
  assert.deepEqual(atLibrary, [
    [1, 1],
    [1, 1],
    [0, 0],
    [0, 0],
  ])
  assert.deepEqual((await touched([MUSEUM.id], since))[0], [1, 1])
  assert.deepEqual((await touched([], since))[0], [0, 0], 'at no place nobody')
})
