import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { DOMAINS, SCENE_FIELDS } from '#modules/catalogue/index.ts'
import {
  type Offer,
  OFFER_ACTIONS,
  OFFER_KINDS,
  OFFER_STATUSES,
  type OfferStatus,
  type OfferStep,
  type TrialLimits,
} from './offer.ts'
import type { UseCount, UseReport } from './uses.ts'

const StepRow = z
  .object({
    action: z.enum(OFFER_ACTIONS),
    words: z.string(),
    done_by: z.string(),
    // Inside JSON it is text that `Temporal` reads.
    done_at: z.string(),
  })
  .transform((row): OfferStep => ({
    action: row.action,
    words: row.words,
    by: row.done_by,
    at: Temporal.Instant.from(row.done_at),
  }))

const limitsOf = (row: {
  readonly trial_places: readonly string[] | null
  readonly trial_uses: number | null
  readonly trial_until: Temporal.PlainDate | null
}): TrialLimits | undefined =>
  row.trial_places === null || row.trial_uses === null || row.trial_until === null
    ? undefined
    : { places: row.trial_places, uses: row.trial_uses, until: row.trial_until }

const OfferRow = z
  .object({
    id: z.string(),
    kind: z.enum(OFFER_KINDS),
    applicant: z.string(),
    credit_code: z.string(),
    contact: z.string(),
    title: z.string(),
    what: z.string(),
    domain: z.enum(DOMAINS),
    region_code: z.string(),
    site: z.string(),
    scene_code: z.string().nullable(),
    fields: z.array(z.enum(SCENE_FIELDS)),
    status: z.enum(OFFER_STATUSES),
    submitted_at: instant,
    trial_places: z.array(z.string()).nullable(),
    trial_uses: z.number().int().nullable(),
    trial_until: plainDate.nullable(),
    steps: z.array(StepRow),
    uses: z.coerce.number().int(),
  })
  .transform((row): Offer => ({
    id: row.id,
    kind: row.kind,
    applicant: row.applicant,
    creditCode: row.credit_code,
    contact: row.contact,
    title: row.title,
    what: row.what,
    domain: row.domain,
    regionCode: row.region_code,
    site: row.site,
    sceneCode: row.scene_code ?? undefined,
    fields: row.fields,
    status: row.status,
    submittedAt: row.submitted_at,
    trial: limitsOf(row),
    steps: row.steps,
    uses: row.uses,
  }))

const OFFERS = sql`
  select o.id, o.kind, o.applicant, o.credit_code, o.contact, o.title, o.what, o.domain,
         o.region_code, o.site, o.scene_code, o.fields, o.status, o.submitted_at,
         o.trial_places, o.trial_uses, o.trial_until,
         coalesce((select jsonb_agg(jsonb_build_object('action', s.action, 'words', s.words,
                     'done_by', s.done_by, 'done_at', s.done_at) order by s.number)
                     from offer.offer_step s where s.offer_id = o.id), '[]') as steps,
         coalesce((select sum(u.uses) from offer.use_count u
                    where u.offer_id = o.id), 0) as uses
    from offer.offer o`

/** Every offer: what waits for the bureau first, then what came last. */
export const allOffers = (handle: Handle): Promise<Offer[]> =>
  handle.many(
    OfferRow,
    sql`${OFFERS}
         order by o.status in ('submitted', 'examined') desc, o.submitted_at desc, o.id`,
  )

/** Offers in a trial or live, by title. */
export const openedOffers = (handle: Handle): Promise<Offer[]> =>
  handle.many(
    OfferRow,
    sql`${OFFERS} where o.status in ('trial', 'live') order by o.region_code, o.title, o.id`,
  )

export const findOffer = (handle: Handle, id: string): Promise<Offer | undefined> =>
  handle.maybeOne(OfferRow, sql`${OFFERS} where o.id = ${id}`)

/** An offer, held until the end of the transaction. */
export const lockOffer = (tx: Transaction, id: string): Promise<Offer | undefined> =>
  tx.maybeOne(OfferRow, sql`${OFFERS} where o.id = ${id} for update of o`)

/** Enters an application; answers 0 where the same organisation has the same one open. */
export const insertOffer = (
  tx: Transaction,
  offer: Omit<Offer, 'status' | 'trial' | 'steps' | 'uses'>,
  reportDigest: string,
): Promise<number> =>
  tx.run(sql`
    insert into offer.offer
      (id, kind, applicant, credit_code, contact, title, what, domain, region_code, site,
       scene_code, fields, status, submitted_at, report_digest)
    values (${offer.id}, ${offer.kind}, ${offer.applicant}, ${offer.creditCode},
      ${offer.contact}, ${offer.title}, ${offer.what}, ${offer.domain}, ${offer.regionCode},
      ${offer.site}, ${offer.sceneCode ?? null}, ${offer.fields}, 'submitted',
      ${offer.submittedAt}, ${reportDigest})
    on conflict do nothing`)

/** Writes what was said, and where the offer stands by it. */
export const saveOfferStep = async (
  tx: Transaction,
  id: string,
  {
    status,
    step,
    limits,
  }: {
    readonly status: OfferStatus
    readonly step: OfferStep
    readonly limits: TrialLimits | undefined
  },
): Promise<void> => {
  await tx.run(sql`
    insert into offer.offer_step (offer_id, number, action, words, done_by, done_at)
    select ${id}::uuid, coalesce(max(number), 0) + 1, ${step.action}::text, ${step.words}::text,
           ${step.by}::text, ${step.at}::timestamptz
      from offer.offer_step where offer_id = ${id}`)
  await tx.run(
    limits === undefined
      ? sql`update offer.offer set status = ${status} where id = ${id}`
      : sql`
        update offer.offer
           set status = ${status}, trial_places = ${limits.places}, trial_uses = ${limits.uses},
               trial_until = ${limits.until}
         where id = ${id}`,
  )
}

/** Writes how often it was used; answers 0 where that day was reported already, there. */
export const insertUses = (
  tx: Transaction,
  id: string,
  { on, uses, place }: UseCount,
  { by, at }: { readonly by: string | undefined; readonly at: Temporal.Instant },
): Promise<number> =>
  tx.run(sql`
    insert into offer.use_count (offer_id, on_day, place, uses, entered_by, entered_at)
    values (${id}, ${on}, ${place ?? null}, ${uses}, ${by ?? null}, ${at})
    on conflict do nothing`)

const UseRow = z
  .object({
    on_day: plainDate,
    place: z.string().nullable(),
    uses: z.number().int(),
    entered_by: z.string().nullable(),
  })
  .transform((row): UseReport => ({
    on: row.on_day,
    place: row.place ?? undefined,
    uses: row.uses,
    enteredBy: row.entered_by ?? undefined,
  }))

/** What was reported last of an offer, the latest day first. */
export const latestUses = (handle: Handle, id: string, most: number): Promise<UseReport[]> =>
  handle.many(
    UseRow,
    sql`select on_day, place, uses, entered_by from offer.use_count
         where offer_id = ${id} order by on_day desc, entered_at desc, place limit ${most}`,
  )

/** Whether this is the digest of the code by which an offer's uses are reported. */
export const isReportDigest = async (
  handle: Handle,
  id: string,
  digest: string,
): Promise<boolean> =>
  (await handle.maybeOne(
    z.object({ id: z.string() }),
    sql`select id from offer.offer where id = ${id} and report_digest = ${digest}`,
  )) !== undefined
