import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import type { Transaction } from '#platform/db.ts'
import {
  addExclusion,
  addProgramme,
  changeListed,
  enterOffCard,
  type NewOffCardEntry,
  openList,
  stepList,
  stepOffCard,
} from '#modules/programme/index.ts'
import { byStaff, granted, inside } from './acting.ts'
import { EXCLUSIONS } from './data/programme-content.ts'
import { PROGRAMMES } from './data/programmes.ts'
import { stableId } from './stable-id.ts'

const SINCE = Temporal.PlainDate.from('2024-11-01')
/** The programme that came with the list of a later year, and that year's list. */
const LATER = { code: 'NY-003', year: 2026, reason: '中央财政安排，省级新增一次性补贴' }

const AGRICULTURE = {
  staffId: stableId('staff', 'staff-agriculture-officer'),
  agencyCode: 'dept-agriculture',
}
const CIVIL = {
  staffId: stableId('staff', 'staff-civil-programmes'),
  agencyCode: 'dept-civil-affairs',
}
const FINANCE = { staffId: stableId('staff', 'staff-finance'), agencyCode: 'dept-finance' }

/** The list of a later year, as its department proposed it and finance published it. */
const publishLater = async (tx: Transaction): Promise<void> => {
  const validFrom = Temporal.PlainDate.from({ year: LATER.year, month: 1, day: 1 })
  const at = validFrom
    .subtract({ days: 20 })
    .toZonedDateTime({ timeZone: PROVINCE_ZONE, plainTime: '10:00' })
    .toInstant()
  const programme = PROGRAMMES.find(({ code }) => code === LATER.code)
  if (programme === undefined) throw new Error(`there is no programme ${LATER.code}`)
  const asked = { by: AGRICULTURE, validFrom }
  const opened = await openList(inside(tx), byStaff(AGRICULTURE, at), asked)
  const listId = granted(opened, 'open a list').id
  const { code, basis, standard, feeds = [] } = programme
  const content = { ...programme, basis, standard, feeds, exclusions: [] }
  const wish = { listId, by: AGRICULTURE, code, content, reason: LATER.reason }
  granted(await changeListed(inside(tx), byStaff(AGRICULTURE, at), wish), 'change a list')
  const proposed = { listId, action: 'propose', by: AGRICULTURE } as const
  granted(await stepList(inside(tx), byStaff(AGRICULTURE, at), proposed), 'propose a list')
  const published = { listId, action: 'publish', by: FINANCE } as const
  granted(await stepList(inside(tx), byStaff(FINANCE, at), published), 'publish a list')
}

/** What is not paid to the card at the moment: one for a while yet, one until soon, one waits. */
const enterOffCards = async (tx: Transaction, at: Temporal.Instant): Promise<void> => {
  const today = provinceDate(at)
  const entries: readonly (Pick<
    NewOffCardEntry,
    'programmeCode' | 'regionCode' | 'reason' | 'payeeCount'
  > & { readonly ago: number; readonly days: number; readonly approved: boolean })[] = [
    {
      programmeCode: 'MZ-002',
      regionCode: '440100',
      reason: 'careHome',
      payeeCount: 12,
      ago: 200,
      days: 360,
      approved: true,
    },
    {
      programmeCode: 'MZ-005',
      regionCode: '440300',
      reason: 'childrensHome',
      payeeCount: 4,
      ago: 340,
      days: 355,
      approved: true,
    },
    {
      programmeCode: 'MZ-004',
      regionCode: '440400',
      reason: 'emergencyCash',
      payeeCount: 2,
      ago: 1,
      days: 30,
      approved: false,
    },
  ]
  for (const [i, { ago, days, approved, ...entry }] of entries.entries()) {
    const from = today.subtract({ days: ago })
    const until = from.add({ days })
    const fileNumber = `示例民〔${from.year}〕${i + 1}号`
    const wish = { ...entry, fileNumber, from, until, by: CIVIL }
    const when = at.subtract({ hours: 24 * ago })
    const entered = await enterOffCard(inside(tx), byStaff(CIVIL, when), wish)
    const { id } = granted(entered, `enter ${fileNumber}`)
    const step = { id, action: 'approve', by: FINANCE, remark: '' } as const
    if (approved) granted(await stepOffCard(inside(tx), byStaff(FINANCE, when), step), 'approve')
  }
}

/** Enters the programmes, a list of a later year, exclusions, and what is not paid to the card. */
export const enterProgrammes = async (tx: Transaction, at: Temporal.Instant): Promise<void> => {
  for (const programme of PROGRAMMES)
    if (programme.code !== LATER.code) await addProgramme(tx, programme)
  for (const codes of EXCLUSIONS) await addExclusion(tx, codes, { from: SINCE })
  await publishLater(tx)
  await enterOffCards(tx, at)
}
