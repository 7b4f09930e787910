import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { type Database, sql, type Transaction } from '#platform/db.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { addBank } from '#modules/bank/index.ts'
import { syncLegalTransitions } from '#modules/card/index.ts'
import { insertPlaces, insertVersion } from '#modules/catalogue/index.ts'
import { insertFullPrices, insertRules } from '#modules/concession/index.ts'
import {
  registerAgencies,
  registerOutlets,
  registerRegions,
  registerStaff,
} from '#modules/organisation/index.ts'
import { linkSubject } from '#modules/person/index.ts'
import { z } from 'zod'
import { AGENCIES } from './data/agencies.ts'
import { BANKS } from './data/banks.ts'
import { CONCESSION_RULES } from './data/concession-rules.ts'
import { FULL_PRICES } from './data/full-prices.ts'
import { PERSONAS } from './data/personas.ts'
import { REGIONS, ZONES } from './data/regions.ts'
import { SCENES } from './data/scenes.ts'
import { STAFF } from './data/staff.ts'
import { enterResidents } from './enter-residents.ts'
import { enterHistory } from './enter-history.ts'
import { makeOutlets } from './generate/outlets.ts'
import { makePlaces } from './generate/places.ts'
import { residents } from './generate/residents.ts'
import { stableId } from './stable-id.ts'

export interface SeedInput {
  readonly db: Database
  readonly keys: KeyRing
  readonly at: Temporal.Instant
  readonly say: (zh: string, en: string) => void
  /** Says so when there is nothing to do; a start does not. */
  readonly tellWhenThere?: boolean
}

export interface SeedResult {
  readonly seeded: boolean
  readonly counts: Counts
}

/** What is counted, as the Chinese line calls it. */
const COUNTED = {
  regions: '行政区划',
  agencies: '机构',
  outlets: '网点',
  banks: '银行',
  staff: '工作人员',
  layers: '目录层',
  scenes: '应用场景',
  places: '场所',
  residents: '居民',
  personas: '人物',
  verifications: '核验记录',
} as const
type Counted = keyof typeof COUNTED
type Counts = Readonly<Partial<Record<Counted, number>>>

const SEED = 1
const RESIDENTS = 2000
/** Those of them with a history of verifications, besides every persona. */
const RESIDENTS_WITH_HISTORY = 120
const PROVINCE = '440000'
/** 施行之日: the first catalogue took effect with the regulation. */
const IN_FORCE = Temporal.PlainDate.from('2024-11-01')

const startOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(PROVINCE_ZONE).toInstant()

const enterOrganisations = async (tx: Transaction): Promise<Counts> => {
  const outlets = makeOutlets()
  await registerRegions(tx, [...REGIONS, ...ZONES])
  await registerAgencies(tx, AGENCIES)
  await registerOutlets(tx, outlets)
  for (const { sub, name, agencyCode, roles } of STAFF)
    await registerStaff(tx, {
      id: stableId('staff', sub),
      subject: sub,
      displayName: name,
      agencyCode,
      roles,
    })
  for (const bank of BANKS) await addBank(tx, bank)
  return {
    regions: REGIONS.length + ZONES.length,
    agencies: AGENCIES.length,
    outlets: outlets.length,
    banks: BANKS.length,
    staff: STAFF.length,
  }
}

/** Version 1 of the province's layer and of every city that added scenes of its own. */
const publishCatalogue = async (tx: Transaction): Promise<Counts> => {
  const layers = Map.groupBy(SCENES, ({ regionCode }) => regionCode)
  for (const [regionCode, scenes] of layers)
    await insertVersion(
      tx,
      {
        id: stableId('catalogue', `${regionCode}/1`),
        regionCode,
        number: 1,
        publishedAt: startOf(IN_FORCE.subtract({ days: 14 })),
        effectiveFrom: startOf(IN_FORCE),
        reason: '首次发布',
      },
      scenes,
    )
  const places = makePlaces()
  await insertPlaces(tx, places)
  await insertRules(tx, CONCESSION_RULES)
  await insertFullPrices(
    tx,
    Object.entries(FULL_PRICES).map(([kind, fullFen]) => ({
      kind,
      regionCode: PROVINCE,
      period: { from: IN_FORCE, until: undefined },
      fullFen,
    })),
  )
  return { layers: layers.size, scenes: SCENES.length, places: places.length }
}

const enterPeople = async (tx: Transaction, { keys, at }: SeedInput): Promise<Counts> => {
  const pii = new PersonalInformation(keys)
  const on = provinceDate(at)
  const others = [...residents({ seed: SEED, count: RESIDENTS, on })]
  await enterResidents(tx, pii, [...PERSONAS, ...others], at)
  for (const persona of PERSONAS) {
    await linkSubject(tx, persona.sub, persona.id)
    if (persona.diedOn !== undefined)
      await tx.run(
        sql`update person.person set died_on = ${persona.diedOn} where id = ${persona.id}`,
      )
  }
  const holders = [...PERSONAS, ...others.slice(0, RESIDENTS_WITH_HISTORY)]
  const verifications = await enterHistory(tx, { seed: SEED, on, holders, places: makePlaces() })
  return { residents: others.length, personas: PERSONAS.length, verifications }
}

/** Whether the province is there already. */
const isSeeded = async (tx: Transaction): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`select exists (select from organisation.region) as found`,
    )
  ).found

/**
 * Enters the demonstration province, all of it in one transaction, unless it is there already.
 * The same seed and day give the same province.
 */
export const seedDemonstration = (input: SeedInput): Promise<SeedResult> =>
  input.db.transaction(async (tx) => {
    if (await isSeeded(tx)) {
      if (input.tellWhenThere === true)
        input.say('演示省份已经在库中', 'The demonstration province is there already')
      return { seeded: false, counts: {} }
    }
    input.say('正在装入演示省份……', 'Loading the demonstration province…')
    await syncLegalTransitions(tx)
    const counts = {
      ...(await enterOrganisations(tx)),
      ...(await publishCatalogue(tx)),
      ...(await enterPeople(tx, input)),
    }
    const all = Object.entries(counts)
    const zh = all.map(([name, count]) => `${COUNTED[name as Counted]} ${count}`).join('、')
    const en = all.map(([name, count]) => `${name} ${count}`).join(', ')
    input.say(`演示省份已装入:${zh}`, `Demonstration province loaded: ${en}`)
    return { seeded: true, counts }
  })
