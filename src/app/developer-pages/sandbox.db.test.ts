import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { createLogger } from '#platform/log.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { CatalogueReader, loadSnapshot } from '#modules/catalogue/index.ts'
import {
  createGateway,
  type Gateway,
  GATEWAY_SOURCES,
  terminalsOf,
} from '#modules/verification/index.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys as keys } from '#test/person.ts'
import { PROVINCE } from '#test/province.ts'
import { standTerminal, TestTerminal } from '#test/terminal.ts'
import {
  FIRST_CASE,
  FIXED_CASES,
  type FixedCase,
  personasWithoutCase,
  requestBody,
  SANDBOX_SCENES,
} from './fixed-cases.ts'
import { sandboxSources } from './sandbox-place.ts'
import { openSandboxTerminal, type SandboxTerminal } from './sandbox-terminal.ts'

const it = await testDatabase(PROVINCE)
after(() => it[Symbol.asyncDispose]())
const { db } = it
const clock = systemClock

const log = createLogger('silent')
const reading = { pii: new PersonalInformation(keys), catalogue: new CatalogueReader(keys, log) }
const deps = { db, keys, clock, log, ...reading }
const gateway = await createGateway({ ...deps, sources: sandboxSources(keys) })
const snapshot = () => loadSnapshot(db, clock.now())

const developer = {
  id: '0199aaaa-0000-7000-8000-00000000000d',
  organisationCode: 'developer-sample',
}
const open = () => {
  const actor = { kind: 'anonymous', id: developer.id } as const
  const context = { actor, requestId: 'sandbox-test', at: clock.now() }
  return openSandboxTerminal({ db, keys, snapshot }, context, developer)
}
const asTerminal = ({ terminal, session, key }: SandboxTerminal): TestTerminal =>
  new TestTerminal(terminal, session, Buffer.from(key, 'hex'), 0)

const answerTo = async (from: TestTerminal, one: FixedCase, by: Gateway = gateway) => {
  const body = requestBody(one)
  const answer = await by.verify(from.message(body), body)
  return answer.ok
    ? { outcome: 'granted', body: JSON.parse(answer.body) as Record<string, unknown> }
    : { outcome: answer.problem.code, body: {} }
}
const caseOf = (name: string): FixedCase => {
  const found = FIXED_CASES.find((one) => one.name === name)
  assert.ok(found, name)
  return found
}

test('every fixed code comes to its outcome at a sandbox terminal, twice in a row', async () => {
  const terminal = asTerminal(await open())
  for (const round of [1, 2])
    for (const one of FIXED_CASES)
      assert.equal((await answerTo(terminal, one)).outcome, one.outcome, `${one.name} ${round}`)
})

test('codes shown at the same moment do not use each other up', async () => {
  const terminal = asTerminal(await open())
  const answers = await Promise.all([1, 2, 3].map(() => answerTo(terminal, FIRST_CASE)))
  assert.deepEqual(
    answers.map(({ outcome }) => outcome),
    ['granted', 'granted', 'granted'],
  )
})

test('an elder of Hong Kong pays exactly what an elder of Guangzhou pays', async () => {
  const terminal = asTerminal(await open())
  const { body: here } = await answerTo(terminal, caseOf('elder'))
  const { body: there } = await answerTo(terminal, caseOf('hong-kong-elder'))
  assert.equal((here['concession'] as { payFen: number }).payFen, 0)
  assert.deepEqual(there['concession'], here['concession'])
})

test('a fixed code is unknown to a terminal that is not of the sandbox', async () => {
  const catalogue = await snapshot()
  const place = [...catalogue.places.values()].find(
    ({ cityCode, sceneCodes }) => cityCode === '440100' && sceneCodes.includes(FIRST_CASE.scene),
  )
  assert.ok(place)
  const stand = { db, keys, catalogue, placeId: place.id, at: clock.now() }
  const terminal = await standTerminal({ ...stand, sceneCodes: [FIRST_CASE.scene] })
  assert.equal((await answerTo(terminal, FIRST_CASE)).outcome, 'CODE_UNKNOWN')
})

test('production accepts no terminal that a demonstration has left in its data', async () => {
  const production = await createGateway({ ...deps, sources: GATEWAY_SOURCES })
  const terminal = asTerminal(await open())
  const { outcome } = await answerTo(terminal, FIRST_CASE, production)
  assert.equal(outcome, 'TERMINAL_NOT_ACCEPTED')
})

test('a sandbox terminal belongs to the organisation of its developer', async () => {
  await open()
  const [newest] = await terminalsOf(db, developer.organisationCode)
  assert.deepEqual(newest?.sceneCodes, SANDBOX_SCENES)
})

test('every persona has a fixed code, and no two cases share one', () => {
  assert.deepEqual(personasWithoutCase(), [])
  assert.equal(new Set(FIXED_CASES.map(({ code }) => code)).size, FIXED_CASES.length)
  assert.equal(new Set(FIXED_CASES.map(({ number }) => number)).size, FIXED_CASES.length)
  for (const { code, number } of FIXED_CASES) {
    assert.match(code, /^[A-Za-z0-9_-]{43}$/)
    assert.match(number, /^\d{8}$/)
  }
})
