import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import {
  type Campaign,
  CAMPAIGN_STATUSES,
  type CampaignStatus,
  CHANNELS,
  type Placement,
  type Reach,
} from './campaign.ts'

const SloganRow: z.ZodType<Text> = z.object({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

const CampaignRow = z
  .object({
    id: z.string(),
    title: z.string(),
    aim: z.string(),
    slogan: SloganRow,
    target: z.string(),
    starts_on: plainDate,
    ends_on: plainDate,
    status: z.enum(CAMPAIGN_STATUSES),
    planned_by: z.string(),
    planned_at: instant,
    approved_by: z.string().nullable(),
  })
  .transform((row): Campaign => ({
    id: row.id,
    title: row.title,
    aim: row.aim,
    slogan: row.slogan,
    target: row.target,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    status: row.status,
    plannedBy: row.planned_by,
    approvedBy: row.approved_by ?? undefined,
  }))

const CAMPAIGNS = sql`
  select id, title, aim, slogan, target, starts_on, ends_on, status, planned_by, planned_at,
         approved_by
    from publicity.campaign`

/** Every campaign, the one that begins last first. */
export const allCampaigns = (handle: Handle): Promise<Campaign[]> =>
  handle.many(CampaignRow, sql`${CAMPAIGNS} order by starts_on desc, id desc`)

export const findCampaign = (handle: Handle, id: string): Promise<Campaign | undefined> =>
  handle.maybeOne(CampaignRow, sql`${CAMPAIGNS} where id = ${id}`)

/** A campaign, held until the end of the transaction. */
export const lockCampaign = (tx: Transaction, id: string): Promise<Campaign | undefined> =>
  tx.maybeOne(CampaignRow, sql`${CAMPAIGNS} where id = ${id} for update`)

/** Writes a plan. */
export const insertCampaign = async (
  tx: Transaction,
  plan: Campaign,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into publicity.campaign
      (id, title, aim, slogan, target, starts_on, ends_on, status, planned_by, planned_at)
    values (${plan.id}, ${plan.title}, ${plan.aim}, ${JSON.stringify(plan.slogan)},
      ${plan.target}, ${plan.startsOn}, ${plan.endsOn}, ${plan.status}, ${plan.plannedBy}, ${at})`)
}

/** Writes where it stands, and by whom it was approved. */
export const setCampaignStatus = async (
  tx: Transaction,
  id: string,
  status: CampaignStatus,
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    update publicity.campaign
       set status = ${status},
           approved_by = case when ${status}::text = 'approved' then ${by}::text
                              else approved_by end,
           approved_at = case when ${status}::text = 'approved' then ${at}::timestamptz
                              else approved_at end
     where id = ${id}`)
}

const PlacementRow = z
  .object({
    code: z.string(),
    campaign_id: z.string(),
    channel: z.enum(CHANNELS),
    site: z.string(),
    region_code: z.string(),
  })
  .transform((row): Placement => ({
    code: row.code,
    campaignId: row.campaign_id,
    channel: row.channel,
    site: row.site,
    regionCode: row.region_code,
  }))

/** The placements of one campaign, in the order in which they were added. */
export const placementsOf = (handle: Handle, campaignId: string): Promise<Placement[]> =>
  handle.many(
    PlacementRow,
    sql`select code, campaign_id, channel, site, region_code from publicity.placement
         where campaign_id = ${campaignId} order by added_at, code`,
  )

/** Adds a placement; answers 0 where the campaign has the same one, or the code is taken. */
export const insertPlacement = (
  tx: Transaction,
  placement: Placement,
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<number> =>
  tx.run(sql`
    insert into publicity.placement
      (code, campaign_id, channel, site, region_code, added_by, added_at)
    values (${placement.code}, ${placement.campaignId}, ${placement.channel}, ${placement.site},
      ${placement.regionCode}, ${by}, ${at})
    on conflict do nothing`)

/** The campaign of a short link. */
export const campaignOfLink = (handle: Handle, code: string): Promise<Campaign | undefined> =>
  handle.maybeOne(
    CampaignRow,
    sql`${CAMPAIGNS}
         where id = (select p.campaign_id from publicity.placement p where p.code = ${code})`,
  )

/** Counts that a short link was followed; nothing is kept of who did. */
export const countVisits = async (
  handle: Pick<Handle, 'run'>,
  code: string,
  on: Temporal.PlainDate,
  times = 1,
): Promise<void> => {
  await handle.run(sql`
    insert into publicity.link_visit (code, on_day, visits) values (${code}, ${on}, ${times})
    on conflict (code, on_day) do update set visits = link_visit.visits + excluded.visits`)
}

/** Writes what a channel says; answers 0 where the same source has said so of that day. */
export const insertReach = (
  tx: Transaction,
  id: string,
  count: {
    readonly code: string
    readonly on: Temporal.PlainDate
    readonly people: number
    readonly source: string
  },
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<number> =>
  tx.run(sql`
    insert into publicity.reach_count (id, code, on_day, people, source, entered_by, entered_at)
    values (${id}, ${count.code}, ${count.on}, ${count.people}, ${count.source}, ${by}, ${at})
    on conflict do nothing`)

const VisitRow = z.object({ code: z.string(), on_day: plainDate, visits: z.number().int() })
const CountRow = z.object({
  code: z.string(),
  on_day: plainDate,
  people: z.number().int(),
  source: z.string(),
})

/** What is known of the reach of each placement of a campaign. */
export const reachOf = async (
  handle: Handle,
  campaignId: string,
): Promise<ReadonlyMap<string, Reach>> => {
  const ours = sql`select p.code from publicity.placement p where p.campaign_id = ${campaignId}`
  const visits = Map.groupBy(
    await handle.many(
      VisitRow,
      sql`select code, on_day, visits from publicity.link_visit
           where code in (${ours}) order by on_day`,
    ),
    ({ code }) => code,
  )
  const counts = Map.groupBy(
    await handle.many(
      CountRow,
      sql`select code, on_day, people, source from publicity.reach_count
           where code in (${ours}) order by on_day, entered_at`,
    ),
    ({ code }) => code,
  )
  return new Map(
    [...new Set([...visits.keys(), ...counts.keys()])].map((code) => [
      code,
      {
        code,
        visits: (visits.get(code) ?? []).map((row) => ({ on: row.on_day, count: row.visits })),
        counts: (counts.get(code) ?? []).map(({ on_day: on, people, source }) => ({
          on,
          people,
          source,
        })),
      },
    ]),
  )
}
