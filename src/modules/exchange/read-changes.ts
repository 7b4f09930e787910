import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Handle } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  acknowledgementsOfAgency,
  type ChangeAcknowledgement,
  type ChangeFacts,
  changesByIds,
  findAcknowledgement,
} from '#modules/account/index.ts'
import { bankNames } from '#modules/bank/index.ts'
import { type Consent, findConsent } from '#modules/consent/index.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { readLabel } from '#modules/person/index.ts'
import {
  findProgramme,
  listProgrammes,
  nextPayDates,
  payDateUnderWay,
  type Programme,
  windowDaysOn,
} from '#modules/programme/index.ts'
import { loadStandards } from '#modules/standard/index.ts'

/** A change as the list of a department shows it: without the person. */
export interface ListedChange {
  readonly asked: ChangeAcknowledgement
  readonly change: ChangeFacts
  readonly programme: Programme | undefined
}

/** Of one page of the inbox. */
export const MOST_LISTED = 100

/** 收件箱: what a department has to answer, or has answered. */
export const readInbox = async (
  handle: Handle,
  agencyCode: string,
  which: 'waiting' | 'ended',
  on: Temporal.PlainDate,
): Promise<ListedChange[]> => {
  const asked = await acknowledgementsOfAgency(handle, agencyCode, which, MOST_LISTED)
  const changes = await changesByIds(
    handle,
    asked.map(({ changeId }) => changeId),
  )
  const programmes = new Map((await listProgrammes(handle, on)).map((one) => [one.code, one]))
  return asked.flatMap((one): ListedChange[] => {
    const change = changes.get(one.changeId)
    if (change === undefined) return []
    return [{ asked: one, change, programme: programmes.get(change.programmeCode) }]
  })
}

/** One change with the proof of its permission, and what happens to batches under way. */
export interface ReadChange extends ListedChange {
  readonly holder: string
  readonly consent: Consent
  readonly banks: ReadonlyMap<string, string>
  /** The pay day whose batch may be on its way to the former account at the cut-over. */
  readonly underWay: Temporal.PlainDate | undefined
  readonly firstNew: Temporal.PlainDate | undefined
  readonly answeredBy: string | undefined
}

/** The names of banks, as staff read them. */
export const readBanks = async (handle: Handle): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await bankNames(handle))].map(([code, name]) => [code, name['zh-Hans']]))

/**
 * 核对: leaves a record of who looked, which the holder sees.
 *
 * @returns `undefined` when the department has no such change.
 */
export const readChange = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  agencyCode: string,
  changeId: string,
): Promise<ReadChange | undefined> =>
  db.transaction(async (tx) => {
    const asked = await findAcknowledgement(tx, changeId, agencyCode)
    const change = (await changesByIds(tx, [changeId])).get(changeId)
    if (asked === undefined || change === undefined) return undefined
    const consent = await findConsent(tx, change.personId, change.consentId)
    const reading = { purpose: 'accountChange', basis: 'YKT-19' } as const
    const holder = await readLabel(tx, pii, context, change.personId, reading)
    if (consent === undefined || holder === undefined) return undefined
    const programme = await findProgramme(tx, change.programmeCode, provinceDate(context.at))
    const cutOn = provinceDate(change.effectiveFrom)
    const days = windowDaysOn(cutOn, await loadStandards(tx))
    const underWay = programme && payDateUnderWay(programme, cutOn, days)
    const after = underWay?.add({ days: 1 }) ?? cutOn
    const by = asked.answeredBy
    return {
      asked,
      change,
      programme,
      holder,
      consent,
      banks: await readBanks(tx),
      underWay,
      firstNew: programme && nextPayDates(programme, after, 1)[0],
      answeredBy: by === undefined ? undefined : ((await staffNames(tx, [by])).get(by) ?? by),
    }
  })
