import { provinceDate } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { type Database, sql, type Transaction } from '#platform/db.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { syncLegalTransitions } from '#modules/card/index.ts'
import { CatalogueReader, insertPlaces } from '#modules/catalogue/index.ts'
import { insertFullPrices, insertRules } from '#modules/concession/index.ts'
import { CONSENT_TEXTS, publishTexts } from '#modules/consent/index.ts'
import {
  registerAgencies,
  registerOutlets,
  registerRegions,
  registerStaff,
} from '#modules/organisation/index.ts'
import { insertSources } from '#modules/entitlement/index.ts'
import { checkParity } from '#modules/opendata/index.ts'
import { FEEDS, linkSubject, noteFresh } from '#modules/person/index.ts'
import { insertYear } from '#modules/standard/index.ts'
import { z } from 'zod'
import { publishedDays } from '../published-days.ts'
import { inside } from './acting.ts'
import { AGENCIES } from './data/agencies.ts'
import { CONCESSION_RULES } from './data/concession-rules.ts'
import { ENTITLEMENT_SOURCES } from './data/entitlement-sources.ts'
import { FULL_PRICES } from './data/full-prices.ts'
import { NEWCOMERS } from './data/newcomers.ts'
import { PERSONAS } from './data/personas.ts'
import { REGIONS, ZONES } from './data/regions.ts'
import { SCENES } from './data/scenes.ts'
import { STAFF } from './data/staff.ts'
import { enterPayees } from './enter-payees.ts'
import { enterBanks } from './enter-banks.ts'
import { enterCatalogue } from './enter-catalogue.ts'
import { enterNewcomers, enterResidents } from './enter-residents.ts'
import { enterRelations } from './enter-relations.ts'
import { enterCredentials, enterOldNumbers } from './enter-credentials.ts'
import { enterDuties } from './enter-duties.ts'
import { enterAnnouncements, enterCampaigns } from './enter-publicity.ts'
import { enterOffers } from './enter-offers.ts'
import { enterHistory } from './enter-history.ts'
import { makeOutlets } from './generate/outlets.ts'
import { makePlaces } from './generate/places.ts'
import type { Resident } from './generate/resident.ts'
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
  credentials: '卡证码',
  oldNumbers: '旧卡号',
  duties: '部门职责',
  announcements: '公告',
  campaigns: '宣传活动',
  offers: '社会参与',
  residents: '居民',
  personas: '人物',
  relations: '代办关系',
  verifications: '核验记录',
  years: '工作日历年份',
  programmes: '发放项目',
  accounts: '收款账户',
  assignments: '项目收款',
  consents: '授权',
  funds: '代发专户',
  batches: '发放批次',
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

const enterOrganisations = async (tx: Transaction, at: Temporal.Instant): Promise<Counts> => {
  const outlets = makeOutlets()
  await registerRegions(tx, [...REGIONS, ...ZONES])
  await registerAgencies(tx, AGENCIES)
  await registerOutlets(tx, outlets)
  await insertSources(tx, ENTITLEMENT_SOURCES)
  for (const { sub, name, agencyCode, roles } of STAFF)
    await registerStaff(tx, {
      id: stableId('staff', sub),
      subject: sub,
      displayName: name,
      agencyCode,
      roles,
    })
  return {
    regions: REGIONS.length + ZONES.length,
    agencies: AGENCIES.length,
    outlets: outlets.length,
    banks: await enterBanks(tx, at),
    staff: STAFF.length,
  }
}

/** The years since the regulation took effect, as far as they have been decreed. */
const enterCalendar = async (tx: Transaction, at: Temporal.Instant): Promise<Counts> => {
  let years = 0
  const context = { actor: { kind: 'system', id: 'seed' }, requestId: 'seed', at } as const
  for (let { year } = IN_FORCE; year <= provinceDate(at).year + 1; year += 1) {
    const days = publishedDays(year)
    const source = `国务院办公厅关于 ${year} 年部分节假日安排的通知`
    if (days.length === 0) continue
    await insertYear(tx, context, { year, source, days })
    years += 1
  }
  return { years }
}

/** The catalogue as it was published, the places, and what things cost. */
const publishCatalogue = async (
  tx: Transaction,
  { keys, at }: Pick<SeedInput, 'keys' | 'at'>,
): Promise<Counts> => {
  const layers = await enterCatalogue(tx, keys, { inForce: IN_FORCE, at })
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
  return { layers, scenes: SCENES.length, places: places.length }
}

/** Everybody of the province as it was made on that day: personas first. */
export const demonstrationResidents = (on: Temporal.PlainDate): Resident[] => [
  ...PERSONAS,
  ...residents({ seed: SEED, count: RESIDENTS, on }),
]

const enterPeople = async (tx: Transaction, { keys, at }: SeedInput): Promise<Counts> => {
  const pii = new PersonalInformation(keys)
  const on = provinceDate(at)
  const everybody = demonstrationResidents(on)
  const others = everybody.slice(PERSONAS.length)
  await enterResidents(tx, pii, everybody, at)
  await enterNewcomers(tx, pii, NEWCOMERS, at)
  for (const { sub, id, language } of [...PERSONAS, ...NEWCOMERS]) {
    await linkSubject(tx, sub, id)
    await tx.run(sql`update person.person set language = ${language} where id = ${id}`)
  }
  for (const persona of PERSONAS)
    if (persona.diedOn !== undefined)
      await tx.run(
        sql`update person.person set died_on = ${persona.diedOn} where id = ${persona.id}`,
      )
  // The register is as of now; from then on its feeds say so themselves.
  for (const feed of FEEDS) await noteFresh(tx, feed, at)
  const relations = await enterRelations(tx, pii, at)
  const holders = [...PERSONAS, ...others.slice(0, RESIDENTS_WITH_HISTORY)]
  const verifications = await enterHistory(tx, { seed: SEED, on, holders, places: makePlaces() })
  const payees = await enterPayees(tx, pii, {
    seed: SEED,
    at,
    personas: PERSONAS,
    residents: others,
  })
  return {
    residents: others.length,
    personas: PERSONAS.length + NEWCOMERS.length,
    relations,
    verifications,
    ...payees,
  }
}

/** Whether the province is there already. */
const isSeeded = async (tx: Transaction): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`select exists (select from organisation.region) as found`,
    )
  ).found

/** 同等待遇核查 of the first day, so that there is something to read before the first night. */
const compareTerms = async (tx: Transaction, { keys, at }: SeedInput): Promise<void> => {
  const db = { ...tx, ...inside(tx).db }
  await checkParity({ db, catalogue: new CatalogueReader(keys) }, { at })
}

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
    await publishTexts(tx, CONSENT_TEXTS)
    const counts = {
      ...(await enterOrganisations(tx, input.at)),
      ...(await enterCalendar(tx, input.at)),
      ...(await publishCatalogue(tx, input)),
      credentials: await enterCredentials(tx, input.keys, input.at),
      duties: await enterDuties(tx, input.at),
      announcements: await enterAnnouncements(tx, input.at),
      campaigns: await enterCampaigns(tx, input.at),
      offers: await enterOffers(tx, input.keys, input.at),
      ...(await enterPeople(tx, input)),
      oldNumbers: await enterOldNumbers(tx, new PersonalInformation(input.keys), input.at),
    }
    await compareTerms(tx, input)
    const all = Object.entries(counts)
    const zh = all.map(([name, count]) => `${COUNTED[name as Counted]} ${count}`).join('、')
    const en = all.map(([name, count]) => `${name} ${count}`).join(', ')
    input.say(`演示省份已装入:${zh}`, `Demonstration province loaded: ${en}`)
    return { seeded: true, counts }
  })
