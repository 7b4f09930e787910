import { mod11Check } from '#kernel/identity-number/index.ts'
import type { ActionContext, Actor } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { deliverDue, type Subscriber, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { accountSubscribers, openAssignment } from '#modules/account/index.ts'
import { addBank } from '#modules/bank/index.ts'
import { cardSubscribers } from '#modules/card/index.ts'
import { CatalogueReader, loadSnapshot } from '#modules/catalogue/index.ts'
import { registerPerson } from '#modules/person/index.ts'
import { createGateway } from '#modules/verification/index.ts'
import { personHoldings } from '#app/person-holdings.ts'
import { enterCard } from '#test/card.ts'
import { enterSurroundings } from '#test/card-orders.ts'
import { testDatabase } from '#test/database.ts'
import { deathRegister } from '#test/deaths.ts'
import { ALLOWANCE, enterAccount, enterProgrammes } from '#test/payees.ts'
import { testKeys, testPii } from '#test/person.ts'
import { standTerminal, type TestTerminal } from '#test/terminal.ts'
import { LIBRARY, publishCatalogue, SCENE_CODES, START } from '#test/verification-catalogue.ts'
import { type Book, HOUR, newPlastic } from './book.ts'

const log = createLogger('silent')
const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })
const BORN_FROM = Temporal.PlainDate.from('1950-01-01')
/** A terminal's session lasts twelve hours. */
const SESSION = 11 * HOUR

/** What the program knows of one person, by the names it gave. */
export interface RealHolder {
  readonly personId: string
  readonly documentKind: 'residentIdentityCard' | 'travelPermitHongKongMacao'
  readonly documentNumber: string
  readonly birthOn: Temporal.PlainDate
  /** In the order in which they came. */
  readonly cards: RealCard[]
  readonly accounts: { readonly id: string; consentId: string | undefined }[]
  merge: { readonly spareId: string; readonly mergeId: string } | undefined
}

export interface RealCard {
  readonly id: string
  readonly orderId: string | undefined
  /** Every number under which bank and factory were asked, the newest last. */
  readonly asked: Record<'account' | 'production' | 'bank', string[]>
}

/** One run: persons and banks of its own in a world that it shares. */
export interface Run {
  readonly world: ModelWorld
  readonly banks: readonly string[]
  readonly people: readonly RealHolder[]
}

/** A database with its surroundings, and a clock that only goes forward over all runs. */
export const modelWorld = async () => {
  const it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(START)
  await enterSurroundings(db)
  await enterProgrammes(db)
  await publishCatalogue(db)
  const catalogue = await loadSnapshot(db, START)
  const factory = { order: async () => {}, stateOf: async () => undefined }
  const factoryDeps = { db, pii: testPii, factory, accountNumber: async () => undefined }
  const subscribers: readonly Subscriber[] = [
    ...cardSubscribers({ ...factoryDeps, clock }),
    ...accountSubscribers(),
  ]
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const monotonic = () => clock.now().epochMilliseconds
  const reading = { keys: testKeys, pii: testPii, catalogue: new CatalogueReader(testKeys, log) }
  const gateway = await createGateway({ db, clock, log, monotonic, ...reading })
  let terminal: { readonly stands: TestTerminal; readonly since: number } | undefined
  let numbers = 0
  const context = (actor: Actor): ActionContext => ({
    actor,
    requestId: `request-${numbers}`,
    at: clock.now(),
  })
  return {
    ...it,
    pii: testPii,
    holdings: personHoldings,
    clock,
    gateway,
    deaths: deathRegister(clock),
    context,
    now: () => clock.now().epochMilliseconds,
    job: () => context({ kind: 'system', id: 'test' }),
    number: () => (numbers += 1),
    deliver: () => deliverDue({ db, clock, log }, subscribers),
    /** A terminal at a library whose session is in force. */
    terminal: async (): Promise<TestTerminal> => {
      const at = clock.now()
      if (terminal === undefined || at.epochMilliseconds - terminal.since > SESSION) {
        const place = { placeId: LIBRARY.id, sceneCodes: SCENE_CODES }
        const stands = await standTerminal({ db, keys: testKeys, catalogue, ...place, at })
        terminal = { stands, since: at.epochMilliseconds }
      }
      return terminal.stands
    },
  }
}
export type ModelWorld = Awaited<ReturnType<typeof modelWorld>>

/** A document that nobody else has: of a mainland resident or of a permit holder. */
const documentOf = (number: number, permit: boolean) => {
  const birthOn = BORN_FROM.add({ days: Math.floor(number / 500) })
  if (permit) {
    const documentNumber = `H${String(10_000_000 + number)}00`
    return { birthOn, documentKind: 'travelPermitHongKongMacao' as const, documentNumber }
  }
  const day = birthOn.toString().replaceAll('-', '')
  const body = `440106${day}${String((number % 500) * 2).padStart(3, '0')}`
  const documentNumber = body + mod11Check(body)
  return { birthOn, documentKind: 'residentIdentityCard' as const, documentNumber }
}

/** Enters a woman of whom nothing is special. */
export const enterPerson = async (
  { db, pii, clock, number }: ModelWorld,
  permit: boolean,
  birth?: Temporal.PlainDate,
) => {
  const document = documentOf(number(), permit)
  const birthOn = birth ?? document.birthOn
  const decision = await db.transaction((tx) =>
    registerPerson(tx, pii, {
      name: '陈静怡',
      documents: [{ kind: document.documentKind, number: document.documentNumber, primary: true }],
      sex: 'female',
      birthOn,
      regionCode: '440106',
      registeredAt: clock.now(),
    }),
  )
  if (!decision.granted) throw new Error(`nobody was entered: ${decision.refusal}`)
  return { ...document, birthOn, personId: decision.outcome.personId }
}

/** Opens one account more to which the allowance can be paid. */
export const openPayAccount = (world: ModelWorld, personId: string) =>
  world.db.transaction((tx) => enterAccount(tx, personId, world.number(), world.clock.now()))

const enterHolder = async (world: ModelWorld, permit: boolean): Promise<RealHolder> => {
  const person = await enterPerson(world, permit)
  const { personId } = person
  const first = await openPayAccount(world, personId)
  const second = await openPayAccount(world, personId)
  const scope = { personId, programmeCode: ALLOWANCE.code, accountId: first.id }
  const opened = await world.db.transaction((tx) => openAssignment(tx, world.job(), scope))
  if (!opened.granted) throw new Error(opened.refusal)
  const accounts = [first, second].map(({ id }) => ({ id, consentId: undefined }))
  return { ...person, cards: [], accounts, merge: undefined }
}

/** Who takes part in a run, and with which card they come. */
export interface Cast {
  readonly permit: boolean
  readonly withCard: boolean
}

/** Fresh persons and banks, and the book of a clerk about them. */
export const beginRun = async (world: ModelWorld, cast: readonly Cast[]) => {
  const { db, number } = world
  const banks = [number(), number(), number()].map((one) => `b${one}`)
  await db.transaction(async (tx) => {
    for (const code of banks)
      await addBank(tx, { code, agencyCode: `of-${code}`, name: named(code), placeholder: false })
  })
  const book: Book = {
    now: world.now(),
    banks: new Map(banks.map((code) => [code, 'normal'])),
    holders: [],
  }
  const people: RealHolder[] = []
  for (const { permit, withCard } of cast) {
    const person = await enterHolder(world, permit)
    const [bankCode = ''] = banks
    if (withCard) {
      const { id } = await enterCard(db, person.personId, number(), { bankCode })
      const asked = { account: [], production: [], bank: [] }
      person.cards.push({ id, orderId: undefined, asked })
    }
    people.push(person)
    book.holders.push({
      dead: false,
      merged: false,
      cards: withCard ? [newPlastic(bankCode, { stage: 'works', account: 'open' })] : [],
      accounts: [{ consent: 'none' }, { consent: 'none' }],
      paidTo: 0,
      coming: undefined,
    })
  }
  return { book, run: { world, banks, people } satisfies Run }
}
