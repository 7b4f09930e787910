import { z } from 'zod'
import { bigInteger, bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { TakenInstruction } from './paying-bank.ts'

/** 数据库的一次生命: begins with the database and with each restoration (P16). */
export interface Incarnation {
  readonly number: number
  /** The server has been put back or replaced since, and nobody has declared it. */
  readonly isElsewhere: boolean
  /** What banks were told after it may be missing; of the first life nothing is. */
  readonly knowsUntil: Temporal.Instant | undefined
}

const IncarnationRow = z
  .object({ number: z.number(), is_elsewhere: z.boolean(), knows_until: instant.nullable() })
  .transform(({ number, is_elsewhere, knows_until }): Incarnation => ({
    number,
    isElsewhere: is_elsewhere,
    knowsUntil: knows_until ?? undefined,
  }))

/** Which life of this database it is. */
export const currentIncarnation = (handle: Handle): Promise<Incarnation> =>
  handle.one(
    IncarnationRow,
    sql`select number, place <> payment.place_of_server() as is_elsewhere, knows_until
          from payment.incarnation order by number desc limit 1`,
  )

/** Why a bank is told nothing for now. */
export const OBSTACLES = ['placeChanged', 'bankNotAsked', 'batchMissing', 'bankHasOther'] as const
export type Obstacle = (typeof OBSTACLES)[number]

/** What stands in the way of telling a bank about a batch, under this name or under a new one. */
export const obstacleTo = async (
  handle: Handle,
  about: { readonly bankCode: string; readonly batchId: string; readonly reference?: string },
): Promise<Obstacle | undefined> => {
  const { bankCode, batchId, reference = null } = about
  const row = await handle.one(
    z.object({ obstacle: z.enum(OBSTACLES).nullable() }),
    sql`select payment.obstacle_to_sending(${bankCode}, ${batchId}, ${reference}) as obstacle`,
  )
  return row.obstacle ?? undefined
}

/**
 * Begins another life; its number was never used, not even by a life that is lost: each restoration
 * counts the timeline of the server up.
 */
export const insertIncarnation = async (
  tx: Transaction,
  { why, by, at }: { readonly why: string; readonly by: string; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    insert into payment.incarnation (number, began_at, why, declared_by, knows_until)
    select greatest(
             (select max(number) + 1 from payment.incarnation),
             ('x' || split_part(payment.place_of_server(), '/', 2))::bit(32)::integer),
           ${at}, ${why}, ${by},
           -- Whoever is asked later is asked from the first restoration on; a day for clocks.
           least(
             (select min(knows_until) from payment.incarnation),
             coalesce(greatest(
               (select max(made_at) from payment.batch),
               (select max(built_at) from payment.instruction),
               (select max(at) from payment.evidence)), ${at}) - interval '1 day')`)
}

/** A bank as it stands after a restoration. */
export interface BankInquiry {
  readonly bankCode: string
  readonly asked: 'list' | 'paper' | undefined
  readonly told: number
  /** Instructions of batches that this database has lost. */
  readonly missing: readonly { readonly reference: string; readonly batchId: string }[]
}

/** Whether nothing is left to ask of a bank, or to enter of what it has. */
export const isSettled = ({ asked, missing }: BankInquiry): boolean =>
  asked !== undefined && missing.length === 0

const InquiryRow = z.object({
  bank_code: z.string(),
  kind: z.enum(['list', 'paper']).nullable(),
  told: z.number().nullable(),
  missing: z.array(z.object({ reference: z.string(), batchId: z.string() })),
})

/** Every bank that pays: whether it was asked in this life, and what it has of the lost. */
export const bankInquiries = async (handle: Handle): Promise<readonly BankInquiry[]> => {
  const rows = await handle.many(
    InquiryRow,
    sql`
    with bank as (
      select distinct bank_code from payment.line
      union select bank_code from payment.inquiry
      union select bank_code from payment.found_instruction
    )
    select b.bank_code, i.kind, i.told,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'reference', f.reference, 'batchId', f.batch_id) order by f.reference), '[]')
              from payment.found_instruction f
             where f.bank_code = b.bank_code
               and not exists (select from payment.batch p
                                where p.id = coalesce(f.same_as, f.batch_id))) as missing
      from bank b
      left join payment.inquiry i on i.bank_code = b.bank_code
        and i.incarnation = (select max(number) from payment.incarnation)
     order by b.bank_code`,
  )
  return rows.map(({ bank_code, kind, told, missing }) => ({
    bankCode: bank_code,
    asked: kind ?? undefined,
    told: told ?? 0,
    missing,
  }))
}

/** Two people who looked, with the paper they looked at. */
export interface TwoWitnesses {
  readonly firstId: string
  readonly secondId: string
  /** SM3 of the paper, hexadecimal. */
  readonly paperDigest: string
}

/** Writes down that a bank was asked; asked again, the first time stands. */
export const insertInquiry = async (
  tx: Transaction,
  one: {
    readonly incarnation: number
    readonly bankCode: string
    readonly told: number
    readonly at: Temporal.Instant
    readonly witnesses: TwoWitnesses | undefined
  },
): Promise<void> => {
  const { incarnation, bankCode, told, at, witnesses } = one
  await tx.run(sql`
    insert into payment.inquiry (incarnation, bank_code, kind, told, at, first_by, second_by,
      paper_digest)
    values (${incarnation}, ${bankCode}, ${witnesses === undefined ? 'list' : 'paper'}, ${told},
      ${at}, ${witnesses?.firstId ?? null}, ${witnesses?.secondId ?? null},
      decode(${witnesses?.paperDigest ?? null}, 'hex'))
    on conflict do nothing`)
}

const FoundRow = z
  .object({
    reference: z.string(),
    bank_code: z.string(),
    batch_id: z.string(),
    file_digest: bytes,
    line_count: z.number(),
    total_fen: bigInteger,
    settled: z.boolean(),
  })
  .transform((row) => ({
    reference: row.reference,
    bankCode: row.bank_code,
    batchId: row.batch_id,
    fileDigest: Buffer.from(row.file_digest).toString('hex'),
    count: row.line_count,
    sumFen: row.total_fen,
    isSettled: row.settled,
  }))
/** 银行已收而本库没有的指令. */
export type FoundInstruction = z.output<typeof FoundRow>

const FOUND = sql`
  select reference, bank_code, coalesce(same_as, batch_id) as batch_id, file_digest, line_count,
         total_fen, same_as is not null as settled
    from payment.found_instruction`

/** What a bank has of a batch and this database has not. */
export const foundOf = (
  handle: Handle,
  bankCode: string,
  batchId: string,
): Promise<FoundInstruction[]> =>
  handle.many(
    FoundRow,
    sql`${FOUND} where bank_code = ${bankCode} and coalesce(same_as, batch_id) = ${batchId}
         order by reference`,
  )

/** A found instruction, held until the end of the transaction. */
export const lockFound = (
  tx: Transaction,
  reference: string,
): Promise<FoundInstruction | undefined> =>
  tx.maybeOne(FoundRow, sql`${FOUND} where reference = ${reference} for update`)

/** Keeps what a bank has and this database has not; each once. */
export const insertFound = async (
  tx: Transaction,
  { bankCode, incarnation, at }: { bankCode: string; incarnation: number; at: Temporal.Instant },
  { reference, batchId, fileDigest, count, sumFen }: TakenInstruction,
): Promise<void> => {
  await tx.run(sql`
    insert into payment.found_instruction (reference, bank_code, incarnation, batch_id,
      file_digest, line_count, total_fen, found_at)
    values (${reference}, ${bankCode}, ${incarnation}, ${batchId},
      decode(${fileDigest}, 'hex'), ${count}, ${sumFen}, ${at})
    on conflict do nothing`)
}

/** Says which batch was entered again for the one that was lost. */
export const saveSameAs = async (
  tx: Transaction,
  reference: string,
  { batchId, witnesses, at }: { batchId: string; witnesses: TwoWitnesses; at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    update payment.found_instruction
       set same_as = ${batchId}, first_by = ${witnesses.firstId},
           second_by = ${witnesses.secondId},
           paper_digest = decode(${witnesses.paperDigest}, 'hex'), settled_at = ${at}
     where reference = ${reference}`)
}
