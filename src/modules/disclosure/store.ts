import { z } from 'zod'
import { copyInto } from '#platform/copy.ts'
import {
  bigInteger,
  bytes,
  type Handle,
  instant,
  plainDate,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { DAY_KINDS, type NoticePeriod } from './notice.ts'

/** 公示: one list that hangs, or hung. */
export interface Notice extends NoticePeriod {
  readonly id: string
  readonly rosterId: string
  readonly programmeCode: string
  readonly payPeriod: string
  readonly regionCode: string
  readonly ownerAgency: string
  readonly place: string
  readonly rowCount: number
  readonly totalFen: bigint
  readonly setAside: number
  /** SM3 of what was put up, hexadecimal. */
  readonly listDigest: string
  readonly putUpBy: string
  readonly putUpUnit: string
  readonly putUpAt: Temporal.Instant
  readonly takenDown:
    | { readonly at: Temporal.Instant; readonly why: 'ended' | 'reopened' }
    | undefined
}

const hex = bytes.transform((value) => Buffer.from(value).toString('hex'))

const NoticeRow = z
  .object({
    id: z.string(),
    roster_id: z.string(),
    programme_code: z.string(),
    pay_period: z.string(),
    region_code: z.string(),
    owner_agency: z.string(),
    place: z.string(),
    day_count: z.number(),
    day_kind: z.enum(DAY_KINDS),
    begins_on: plainDate,
    ends_on: plainDate,
    row_count: z.number(),
    total_fen: bigInteger,
    set_aside: z.number(),
    list_digest: hex,
    put_up_by: z.string(),
    put_up_unit: z.string(),
    put_up_at: instant,
    taken_down_at: instant.nullable(),
    taken_down_why: z.enum(['ended', 'reopened']).nullable(),
  })
  .transform((row): Notice => ({
    id: row.id,
    rosterId: row.roster_id,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    regionCode: row.region_code,
    ownerAgency: row.owner_agency,
    place: row.place,
    dayCount: row.day_count,
    dayKind: row.day_kind,
    beginsOn: row.begins_on,
    endsOn: row.ends_on,
    rowCount: row.row_count,
    totalFen: row.total_fen,
    setAside: row.set_aside,
    listDigest: row.list_digest,
    putUpBy: row.put_up_by,
    putUpUnit: row.put_up_unit,
    putUpAt: row.put_up_at,
    takenDown:
      row.taken_down_at === null || row.taken_down_why === null
        ? undefined
        : { at: row.taken_down_at, why: row.taken_down_why },
  }))

const NOTICES = sql`
  select id, roster_id, programme_code, pay_period, region_code, owner_agency, place, day_count,
         day_kind, begins_on, ends_on, row_count, total_fen, set_aside, list_digest, put_up_by,
         put_up_unit, put_up_at, taken_down_at, taken_down_why
    from disclosure.notice`

/** A notice, or `undefined`. */
export const findNotice = (handle: Handle, id: string): Promise<Notice | undefined> =>
  handle.maybeOne(NoticeRow, sql`${NOTICES} where id = ${id}`)

/** The last notice of a list, whether it still hangs or not. */
export const noticeOfRoster = (handle: Handle, rosterId: string): Promise<Notice | undefined> =>
  handle.maybeOne(
    NoticeRow,
    sql`${NOTICES} where roster_id = ${rosterId} order by put_up_at desc, id desc limit 1`,
  )

/** What hangs on a day, of one place or everywhere; what ends first stands first. */
export const hangingNotices = (
  handle: Handle,
  on: Temporal.PlainDate,
  regionCode?: string,
): Promise<Notice[]> =>
  handle.many(
    NoticeRow,
    sql`${NOTICES} where taken_down_at is null and ends_on >= ${on}
           and (${regionCode ?? null}::text is null or region_code = ${regionCode ?? null})
         order by ends_on, id limit 500`,
  )

/** What hangs or hung in the last three months: at a counter people still object to it. */
export const lateNotices = (handle: Handle, on: Temporal.PlainDate): Promise<Notice[]> =>
  handle.many(
    NoticeRow,
    sql`${NOTICES} where ends_on >= ${on.subtract({ days: 90 })}
           and taken_down_why is distinct from 'reopened'
         order by ends_on desc, id limit 500`,
  )

/** Notices whose last day has passed and that still hang, held for whoever takes them down. */
export const lockEnded = (tx: Transaction, on: Temporal.PlainDate): Promise<Notice[]> =>
  tx.many(
    NoticeRow,
    sql`${NOTICES} where taken_down_at is null and ends_on < ${on}
         order by id limit 50 for update skip locked`,
  )

/** Enters a notice. */
export const insertNotice = async (tx: Transaction, one: Notice): Promise<void> => {
  await tx.run(sql`
    insert into disclosure.notice (id, roster_id, programme_code, pay_period, region_code,
      owner_agency, place, day_count, day_kind, begins_on, ends_on, row_count, total_fen, set_aside,
      list_digest, put_up_by, put_up_unit, put_up_at)
    values (${one.id}, ${one.rosterId}, ${one.programmeCode}, ${one.payPeriod}, ${one.regionCode},
      ${one.ownerAgency}, ${one.place}, ${one.dayCount}, ${one.dayKind}, ${one.beginsOn},
      ${one.endsOn}, ${one.rowCount}, ${one.totalFen}, ${one.setAside},
      decode(${one.listDigest}, 'hex'), ${one.putUpBy}, ${one.putUpUnit}, ${one.putUpAt})`)
}

/** Takes a notice down; what everybody could read of people is gone with it. */
export const takeDown = async (
  tx: Transaction,
  noticeId: string,
  { at, by, why }: { at: Temporal.Instant; by: string; why: 'ended' | 'reopened' },
): Promise<void> => {
  const taken = await tx.run(sql`
    update disclosure.notice
       set taken_down_at = ${at}, taken_down_by = ${by}, taken_down_why = ${why}
     where id = ${noticeId} and taken_down_at is null`)
  if (taken === 1) await tx.run(sql`delete from disclosure.entry where notice_id = ${noticeId}`)
}

/** One line of what hangs. */
export interface Entry {
  readonly rowId: string
  readonly number: number
  readonly village: string
  readonly maskedName: string
  readonly subItem: string
  readonly amountFen: bigint
}

/** Enters lines of a notice. */
export const copyEntries = (
  tx: Transaction,
  noticeId: string,
  entries: readonly Entry[],
): Promise<void> =>
  copyInto(
    tx,
    'disclosure.entry (notice_id, row_id, number, village, masked_name, sub_item, amount_fen)',
    entries.map((one) => [
      noticeId,
      one.rowId,
      one.number,
      one.village,
      one.maskedName,
      one.subItem,
      one.amountFen,
    ]),
  )

const EntryRow = z
  .object({
    row_id: z.string(),
    number: z.number(),
    village: z.string(),
    masked_name: z.string(),
    sub_item: z.string(),
    amount_fen: bigInteger,
  })
  .transform((row): Entry => ({
    rowId: row.row_id,
    number: row.number,
    village: row.village,
    maskedName: row.masked_name,
    subItem: row.sub_item,
    amountFen: row.amount_fen,
  }))

/** The lines of a village that hang, in the order of the list, after a number. */
export const entriesOf = (
  handle: Handle,
  {
    noticeId,
    village,
    after,
    limit,
  }: {
    readonly noticeId: string
    readonly village: string
    readonly after: number
    readonly limit: number
  },
): Promise<Entry[]> =>
  handle.many(
    EntryRow,
    sql`select row_id, number, village, masked_name, sub_item, amount_fen from disclosure.entry
         where notice_id = ${noticeId} and village = ${village} and number > ${after}
         order by number limit ${limit}`,
  )

/** Villages and streets of a notice; nothing else is counted of them (T30). */
export const villagesOf = async (handle: Handle, noticeId: string): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ village: z.string() }),
    sql`select distinct village from disclosure.entry where notice_id = ${noticeId}
         order by village limit 2000`,
  )
  return rows.map(({ village }) => village)
}

/** The line of a notice under a number. */
export const entryOfNumber = (
  handle: Handle,
  noticeId: string,
  number: number,
): Promise<Entry | undefined> =>
  handle.maybeOne(
    EntryRow,
    sql`select row_id, number, village, masked_name, sub_item, amount_fen from disclosure.entry
         where notice_id = ${noticeId} and number = ${number}`,
  )

/** Lists of a department that hang, and of those how many have hung long enough. */
export const noticesOver = async (
  handle: Handle,
  ownerAgency: string,
  on: Temporal.PlainDate,
): Promise<{ readonly hanging: number; readonly over: number }> =>
  handle.one(
    z.object({ hanging: z.number(), over: z.number() }),
    sql`select (count(*) filter (where taken_down_at is null and ends_on >= ${on}))::int as hanging,
               (count(*) filter (where ends_on < ${on} and not exists (
                 select from disclosure.settlement s where s.notice_id = n.id)))::int as over
          from disclosure.notice n
         where owner_agency = ${ownerAgency} and taken_down_why is distinct from 'reopened'`,
  )
