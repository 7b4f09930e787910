import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import type { CatalogueReader, Scene } from '#modules/catalogue/index.ts'
import { listAgencies } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type Duty, type DutyTask, urgencyOf } from './duty.ts'
import { dutiesOf, tasksOf } from './store.ts'

/** 补贴项目, as far as it says who has to see to it; its module stands above this one. */
export interface OwnedProgramme {
  readonly code: string
  readonly name: Text
  /** 主管部门 */
  readonly ownerAgency: string
  /** 拨款部门 */
  readonly payerAgency: string
}

/**
 * What one agency has to see to: duties, tasks, the scenes it answers for, and the programmes it
 * owns or pays.
 */
export interface Ledger {
  readonly agencyCode: string
  readonly agencyName: string
  readonly duties: readonly Duty[]
  readonly tasks: readonly DutyTask[]
  readonly scenes: readonly Scene[]
  readonly programmes: readonly OwnedProgramme[]
  readonly on: Temporal.PlainDate
  readonly reminderDays: number
}

/** Where a ledger is read from: duties and tasks, the catalogue in force, and the programmes. */
export interface LedgerSource {
  readonly db: Handle
  readonly catalogue: CatalogueReader
  /** The programmes as they stand on a day, by their codes. */
  readonly programmes: (on: Temporal.PlainDate) => Promise<readonly OwnedProgramme[]>
}

/** Scenes that are published now, by who answers for them. */
const scenesByOwner = async ({ db, catalogue }: LedgerSource, at: Temporal.Instant) => {
  const { scenes } = await catalogue.scenes(db, at)
  const published = scenes.filter(({ status }) => status === 'published')
  return Map.groupBy(published, ({ ownerAgency }) => ownerAgency)
}

/**
 * 职责台账: every department and bureau, by its code, or one of them; one without duties shows that
 * it has none.
 */
export const readLedgers = async (
  source: LedgerSource,
  at: Temporal.Instant,
  agencyCode?: string,
): Promise<Ledger[]> => {
  const { db: handle } = source
  const on = provinceDate(at)
  const reminderDays = await standardValue(handle, 'dutyReminderDays', PROVINCE, on)
  const scenes = await scenesByOwner(source, at)
  const programmes = await source.programmes(on)
  const duties = Map.groupBy(await dutiesOf(handle, agencyCode), (duty) => duty.agencyCode)
  const tasks = Map.groupBy(await tasksOf(handle, agencyCode), (task) => task.agencyCode)
  return (await listAgencies(handle))
    .filter(({ kind }) => kind === 'department' || kind === 'bureau')
    .filter(({ code }) => agencyCode === undefined || code === agencyCode)
    .map(({ code, name }) => ({
      agencyCode: code,
      agencyName: name['zh-Hans'],
      duties: duties.get(code) ?? [],
      tasks: tasks.get(code) ?? [],
      scenes: scenes.get(code) ?? [],
      programmes: programmes.filter((one) => [one.ownerAgency, one.payerAgency].includes(code)),
      on,
      reminderDays,
    }))
}

/** The ledger of one agency; nothing of one that is neither department nor bureau. */
export const readLedger = async (
  source: LedgerSource,
  agencyCode: string,
  at: Temporal.Instant,
): Promise<Ledger | undefined> => (await readLedgers(source, at, agencyCode))[0]

export interface LedgerCounts {
  readonly open: number
  readonly late: number
  readonly fulfilled: number
}

/** How far an agency is with its tasks. */
export const countsOf = ({ tasks, on, reminderDays }: Ledger): LedgerCounts => ({
  open: tasks.filter(({ status }) => status === 'entrusted' || status === 'answered').length,
  late: tasks.filter((task) => urgencyOf(task, on, reminderDays) === 'late').length,
  fulfilled: tasks.filter(({ status }) => status === 'fulfilled').length,
})
