import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workingDays } from '#app/working-days.ts'
import {
  type AddWorkingDays,
  type Clerk,
  type NewCase,
  openCase,
  type OpenedCase,
} from '#modules/handling/index.ts'
import { addBank } from '#modules/bank/index.ts'
import {
  registerAgencies,
  registerOutlets,
  registerRegions,
  registerStaff,
} from '#modules/organisation/index.ts'
import { enterCard } from './card.ts'
import { enterSomebody, testPii } from './person.ts'

/** Counts by the week alone, as a calendar without decrees does. */
export const addWeekdays: AddWorkingDays = (from, days) =>
  addWorkingDays({ specialDays: new Map(), decreedYears: new Set() }, from, days)

export const AT = Temporal.Instant.from('2026-11-25T02:00:00Z')

const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

const REGIONS = [
  ['440000', 'province', undefined],
  ['440100', 'city', '440000'],
  ['440400', 'city', '440000'],
] as const

/** A bureau in Guangzhou, one in Zhuhai, and a bank of the province. */
const AGENCIES = [
  ['hrss-440100', 'bureau', '440100'],
  ['desk-440400', 'bureau', '440400'],
  ['bank-102', 'bank', '440000'],
] as const

export type AgencyCode = (typeof AGENCIES)[number][0]

const regionOf = (code: AgencyCode): string =>
  AGENCIES.find(([one]) => one === code)?.[2] ?? '440000'

/** Somebody of the staff as the context of their acts. */
export const contextOf = (clerk: Clerk, at = AT): ActionContext => ({
  actor: { kind: 'staff', id: clerk.id, organisationCode: clerk.agencyCode },
  requestId: 'request-1',
  at,
})

export const holderContext = (personId: string, at = AT): ActionContext => ({
  actor: { kind: 'holder', id: personId },
  requestId: 'request-1',
  at,
})

/** A province with counters, and whoever a test asks for. */
export const enterCounters = async (db: Database) => {
  const deps = { db, pii: testPii, workingDays: workingDays(db) }
  await db.transaction(async (tx) => {
    await registerRegions(
      tx,
      REGIONS.map(([code, level, parentCode]) => ({ code, level, parentCode, name: text(code) })),
    )
    await registerAgencies(
      tx,
      AGENCIES.map(([code, kind, regionCode]) => ({
        code,
        kind,
        regionCode,
        name: text(code),
        unifiedSocialCreditCode: undefined,
      })),
    )
    await addBank(tx, {
      code: '102',
      agencyCode: 'bank-102',
      name: text('银行'),
      placeholder: false,
      measure: 'normal',
    })
    await registerOutlets(tx, [
      {
        code: 'gz-1',
        agencyCode: 'bank-102',
        districtCode: '440100',
        name: text('天河支行'),
        address: '天河路 1 号',
        openingHours: '周一至周五 9:00–17:00',
        phone: '020-12333',
        instantIssuance: true,
        hongKongMacaoDesk: false,
        facilities: [],
      },
    ])
  })
  let people = 0
  const clerk = async (agencyCode: AgencyCode, name = '植秀兰'): Promise<Clerk> => {
    const id = uuidv7(AT)
    await db.transaction((tx) =>
      registerStaff(tx, { id, subject: id, agencyCode, displayName: name, roles: ['clerk'] }),
    )
    return { id, agencyCode, regionCode: regionOf(agencyCode) }
  }
  const holder = async () => {
    people += 1
    const personId = await enterSomebody(db, people * 2)
    return { personId, sequence: people * 2, card: await enterCard(db, personId, people) }
  }
  const open = async (
    clerkOrHolder: ActionContext,
    personId: string,
    change: Partial<NewCase> = {},
  ): Promise<OpenedCase> => {
    const decision = await openCase(deps, clerkOrHolder, {
      ...replacement(personId),
      ...change,
    })
    if (!decision.granted) throw new Error(`no case was opened: ${decision.refusal}`)
    return decision.outcome
  }
  return { deps, clerk, holder, open }
}

/** A lost card is to be replaced at the counter in Zhuhai; the card is of Guangzhou. */
export const replacement = (personId: string): NewCase => ({
  key: `key-${personId}`,
  personId,
  service: 'replaceLost',
  applicant: 'holder',
  channel: 'counter',
  acceptRegion: '440400',
  acceptAgency: 'desk-440400',
  issueRegion: '440100',
  presented: ['identityDocument', 'photo'],
  shared: [],
})
