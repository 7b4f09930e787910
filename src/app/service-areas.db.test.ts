import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { mod11Check } from '#kernel/identity-number/index.ts'
import { pairwisePseudonym } from '#platform/crypto/sealing.ts'
import type { Database } from '#platform/db.ts'
import {
  type Domain,
  DOMAINS,
  insertPlaces,
  type Scene,
  type SceneField,
} from '#modules/catalogue/index.ts'
import { evaluate, insertFullPrices, insertRules, priceList } from '#modules/concession/index.ts'
import type { EntitlementKind } from '#modules/entitlement/index.ts'
import { accessLog } from '#modules/privacy/index.ts'
import { CONCESSION_RULES } from './seed/data/concession-rules.ts'
import { FULL_PRICE_ROWS } from './seed/data/full-prices.ts'
import { SCENES } from './seed/data/scenes.ts'
import { makePlaces } from './seed/generate/places.ts'
import { enterCard } from '#test/card.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { sayOf } from '#test/entitlement.ts'
import { enterAccount } from '#test/payees.ts'
import { enterSomebody, testKeys } from '#test/person.ts'
import { START } from '#test/verification-catalogue.ts'
import type { TestTerminal } from '#test/terminal.ts'
import { chipOf, type Holder, makeWorld } from '#test/verification-world.ts'

const PLACES = makePlaces()

/** The catalogue, the places and the prices of the demonstration, without its people. */
const publishProvince = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    const since = START.subtract({ hours: 24 })
    for (const [regionCode, scenes] of Map.groupBy(SCENES, (scene) => scene.regionCode))
      await publishLayer(tx, scenes, since, regionCode)
    await insertPlaces(tx, PLACES)
    await insertRules(tx, CONCESSION_RULES)
    await insertFullPrices(tx, FULL_PRICE_ROWS)
  })

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const world = await makeWorld(it.db, publishProvince)

/** What a terminal can read. Licences, faces alone and accounts are shown to nobody's terminal. */
const READABLE = ['chip', 'contactless', 'code'] as const
const atTerminals = SCENES.filter(
  ({ assuranceLevel, carriers }) =>
    assuranceLevel > 0 && READABLE.some((carrier) => carriers.includes(carrier)),
)

const BORN = Temporal.PlainDate.from('1958-03-20')
const KINDS: readonly EntitlementKind[] = ['disabled', 'veteran', 'talent', 'lowIncome']

/** Three people of one age of whom the same was said, and a fourth of whom nothing was. */
const NUMBERS = {
  mainland: ['residentIdentityCard', `44010619580320001${mod11Check('44010619580320001')}`],
  hongKong: ['travelPermitHongKongMacao', 'H2904827100'],
  macao: ['travelPermitHongKongMacao', 'M1029384700'],
} as const

/** With the account on the card, by its id. */
const enter = async (sequence: number, who: keyof typeof NUMBERS) => {
  const [kind, number] = NUMBERS[who]
  const personId = await enterSomebody(it.db, sequence, {
    documents: [{ kind, number, primary: true }],
    sex: 'male',
    birthOn: BORN,
  })
  await sayOf(it.db, personId, KINDS)
  const card = await enterCard(it.db, personId, sequence)
  const account = await it.db.transaction((tx) =>
    enterAccount(tx, personId, sequence, START, card.id),
  )
  return { personId, card, accountId: account.id, ...(await world.enrol(personId)) }
}
const mainland = await enter(1, 'mainland')
const holders = [mainland, await enter(2, 'hongKong'), await enter(3, 'macao')]

const readsChip = ({ carriers }: Scene): boolean =>
  carriers.includes('chip') || carriers.includes('contactless')

/** The holder shows the card, or a code where a scene takes nothing else, at a level. */
const shown = async (scene: Scene, holder: Holder, level: number) => {
  const attested = {
    ...(level === 3 && { pinVerified: true }),
    ...(level === 4 && { documentSeen: true }),
  }
  if (readsChip(scene)) return { scene: scene.code, card: chipOf(holder), attested }
  const { code } = await world.code(holder, scene.codePurpose)
  return { scene: scene.code, code, attested }
}

const placeOf = ({ code, regionCode }: Scene) => {
  const all = PLACES.filter(({ sceneCodes }) => sceneCodes.includes(code))
  const there = all.find(({ cityCode }) => cityCode === regionCode || regionCode === '440000')
  assert.ok(there, `${code} is offered nowhere`)
  return there
}

const terminals = new Map<string, TestTerminal>()

/** The terminal of the place where a scene is offered; one for each place. */
const standAt = async (scene: Scene): Promise<TestTerminal> => {
  const { id: placeId, sceneCodes } = placeOf(scene)
  const there =
    terminals.get(placeId) ?? (await world.terminal({ placeId, sceneCodes: [...sceneCodes] }))
  terminals.set(placeId, there)
  return there
}

/** What differs between any two people and any two requests. */
const OWN = new Set([
  'token',
  'name',
  'socialSecurityNumber',
  'cardNumber',
  'cardIdentifier',
  'accountToken',
])

const withoutOwn = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !OWN.has(field)))

const prices = priceList(CONCESSION_RULES, FULL_PRICE_ROWS)
const CATEGORIES = ['disabled', 'disabled:2', 'veteran', 'talent', 'talent:B', 'lowIncome']

/** What somebody pays there, by the prices alone. */
const concessionAt = (scene: Scene) =>
  scene.concessionKind === undefined
    ? undefined
    : evaluate(prices, {
        kind: scene.concessionKind,
        cityCode: placeOf(scene).cityCode,
        birthOn: BORN,
        categories: CATEGORIES,
        on: Temporal.PlainDate.from('2026-11-10'),
      })

/** What the prices and the register say of the fields that hang on them. */
const truthOf = (scene: Scene, accountId: string): Readonly<Record<string, unknown>> => {
  const paid = concessionAt(scene)
  const reduced = paid?.ruleId === undefined ? 'standard' : paid.free ? 'free' : 'reduced'
  return {
    concession: paid?.ruleId ?? null,
    fareClass: reduced,
    accountToken: pairwisePseudonym(testKeys, placeOf(scene).operatorAgency, accountId),
  }
}

test('every scene with a terminal is live at a place, and for everybody alike', async () => {
  for (const scene of atTerminals) {
    const { code, assuranceLevel, returnedFields } = scene
    const terminal = await standAt(scene)
    // The three come together, as at a busy door.
    const requests = []
    for (const holder of holders) requests.push(await shown(scene, holder, assuranceLevel))
    const answers = await Promise.all(requests.map((one) => world.verify(terminal, one)))
    const told = answers.map((answer, i) => {
      assert.equal(answer.outcome, 'granted', `${code} ${JSON.stringify(answer)}`)
      const { id: _id, at: _at, fields: all, ...rest } = answer.body ?? {}
      const fields = all as Readonly<Record<string, unknown>>
      assert.deepEqual(Object.keys(fields), [...returnedFields], code)
      const truth = truthOf(scene, holders[i]?.accountId ?? '')
      for (const field of returnedFields)
        if (field in truth) assert.equal(fields[field], truth[field], `${code} ${field}`)
      return { rest, fields: withoutOwn(fields) }
    })
    for (const other of told.slice(1)) assert.deepEqual(other, told[0], code)
    world.clock.advance({ seconds: 1 })
  }
  const log = { db: it.db, clock: world.clock }
  for (const { personId } of holders) {
    const { entries } = await accessLog(log, personId, { limit: 100 })
    assert.deepEqual(
      entries.map(({ scene, outcome, fields }) => [scene?.code, outcome, fields]),
      atTerminals.map(({ code, returnedFields }) => [code, 'granted', returnedFields]).reverse(),
    )
  }
})

test('every scene refuses what proves less than it asks for', async () => {
  for (const scene of atTerminals) {
    const { code, assuranceLevel, numberAllowed } = scene
    const terminal = await standAt(scene)
    const number = { scene: code, number: '12345678' }
    if (!numberAllowed)
      assert.equal((await world.verify(terminal, number)).outcome, 'CHANNEL_NOT_IN_SCENE', code)
    if (assuranceLevel < 3) continue
    const lower = await world.verify(terminal, await shown(scene, mainland, assuranceLevel - 1))
    assert.equal(lower.outcome, 'ASSURANCE_TOO_LOW', code)
  }
})

test('a venue learns of no entitlement that its scene does not need', async () => {
  const entitlementsAt = async (code: string) => {
    const scene = SCENES.find((one) => one.code === code)
    assert.ok(scene)
    const terminal = await standAt(scene)
    const { body } = await world.verify(
      terminal,
      await shown(scene, mainland, scene.assuranceLevel),
    )
    const fields = (body ?? {})['fields'] as Readonly<Record<string, unknown>> | undefined
    return fields?.['entitlement']
  }
  assert.deepEqual(await entitlementsAt('GD-YL-003'), ['disabled', 'lowIncome', 'veteran'])
  assert.deepEqual(await entitlementsAt('GD-TY-001'), ['veteran'])
})

test('the domains that the regulation names are all live at terminals', () => {
  const live = new Set(atTerminals.map(({ domain }) => domain))
  // Money goes to accounts, licences and cross-border use are shown elsewhere.
  const elsewhere = new Set<Domain>([
    'subsidy',
    'relief',
    'housingFund',
    'licence',
    'finance',
    'crossBorder',
  ])
  assert.deepEqual(
    DOMAINS.filter((domain) => !live.has(domain)).filter((domain) => !elsewhere.has(domain)),
    [],
  )
})

test('a gate learns the class of a fare, which age decides and nothing else here', async () => {
  const metro = SCENES.find(({ code }) => code === 'GD-JT-002')
  assert.ok(metro)
  const terminal = await standAt(metro)
  const fareOf = async (sequence: number, birthOn: string) => {
    const personId = await enterSomebody(it.db, sequence, {
      documents: [
        { kind: 'travelPermitHongKongMacao', number: `H7300421${sequence}00`, primary: true },
      ],
      birthOn: Temporal.PlainDate.from(birthOn),
    })
    const card = await enterCard(it.db, personId, sequence)
    const holder = { personId, card, ...(await world.enrol(personId)) }
    const { body } = await world.verify(terminal, await shown(metro, holder, 1))
    return body?.['fields']
  }
  assert.deepEqual(
    [await fareOf(7, '1958-03-20'), await fareOf(8, '1963-03-20'), await fareOf(9, '1995-03-20')],
    [{ fareClass: 'free' }, { fareClass: 'reduced' }, { fareClass: 'standard' }],
  )
})

test('a reference to an account is told by one scene, one to a licence at no terminal', () => {
  const telling = (scenes: readonly Scene[], field: SceneField) =>
    scenes.filter(({ returnedFields }) => returnedFields.includes(field)).map(({ code }) => code)
  assert.deepEqual(telling(atTerminals, 'accountToken'), ['GD-RS-004'])
  // A licence is shown by the province's platform of licences.
  assert.deepEqual(telling(atTerminals, 'licenceReference'), [])
  assert.deepEqual(telling(SCENES, 'licenceReference'), ['GD-ZZ-001', 'GD-ZZ-002'])
})

test('a hotel keeps nothing but the result and the token', () => {
  const hotel = SCENES.find(({ code }) => code === 'GD-ZS-001')
  assert.equal(hotel?.assuranceLevel, 4)
  assert.deepEqual(
    hotel.returnedFields.filter((field) => field !== 'token'),
    [],
  )
})

test('a desk for in-patients cannot say that it holds the card', async () => {
  const scene = SCENES.find(({ code }) => code === 'GD-YL-004')
  assert.ok(scene)
  const terminal = await standAt(scene)
  const plain = await shown(scene, mainland, scene.assuranceLevel)
  for (const more of [
    { ...plain, cardKept: true },
    { ...plain, attested: { ...plain.attested, cardKept: true } },
    { ...plain, deposit: 'card' },
  ])
    await assert.rejects(world.verify(terminal, more), /REQUEST_INVALID/)
  assert.equal((await world.verify(terminal, plain)).outcome, 'granted')
})
