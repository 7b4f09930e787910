import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'

export const SAYINGS = ['accepted', 'refused', 'notReceived'] as const
export type Saying = (typeof SAYINGS)[number]

/** What somebody found out about an instruction, for a second person to confirm. */
export interface InstructionFinding {
  readonly id: string
  readonly instructionId: string
  readonly fence: number
  readonly says: Saying
  readonly archiveNumber: string
  /** SM3, hexadecimal. */
  readonly paperDigest: string
  readonly proposedBy: string
  readonly proposedUnit: string
  readonly proposedAt: Temporal.Instant
}

const FindingRow = z
  .object({
    id: z.string(),
    instruction_id: z.string(),
    fence: z.number(),
    says: z.enum(SAYINGS),
    archive_number: z.string(),
    paper_digest: bytes,
    proposed_by: z.string(),
    proposed_unit: z.string(),
    proposed_at: instant,
  })
  .transform((row): InstructionFinding => ({
    id: row.id,
    instructionId: row.instruction_id,
    fence: row.fence,
    says: row.says,
    archiveNumber: row.archive_number,
    paperDigest: Buffer.from(row.paper_digest).toString('hex'),
    proposedBy: row.proposed_by,
    proposedUnit: row.proposed_unit,
    proposedAt: row.proposed_at,
  }))

const FINDINGS = sql`
  select id, instruction_id, fence, says, archive_number, paper_digest, proposed_by, proposed_unit,
         proposed_at
    from payment.finding where decided_at is null`

/** Findings that wait for a second person, by the instruction. */
export const openFindings = async (
  handle: Handle,
): Promise<ReadonlyMap<string, InstructionFinding>> =>
  new Map((await handle.many(FindingRow, FINDINGS)).map((one) => [one.instructionId, one]))

/** The finding about an instruction that waits, held until the end of the transaction. */
export const lockFinding = (
  tx: Transaction,
  instructionId: string,
): Promise<InstructionFinding | undefined> =>
  tx.maybeOne(FindingRow, sql`${FINDINGS} and instruction_id = ${instructionId} for update`)

/** Enters what somebody found out. */
export const insertFinding = async (tx: Transaction, one: InstructionFinding): Promise<void> => {
  await tx.run(sql`
    insert into payment.finding (id, instruction_id, fence, says, archive_number, paper_digest,
      proposed_by, proposed_unit, proposed_at)
    values (${one.id}, ${one.instructionId}, ${one.fence}, ${one.says}, ${one.archiveNumber},
      decode(${one.paperDigest}, 'hex'), ${one.proposedBy}, ${one.proposedUnit},
      ${one.proposedAt})`)
}

/** Writes what the second person says to it. */
export const endFinding = async (
  tx: Transaction,
  id: string,
  decided: {
    readonly by: string
    readonly unit: string
    readonly agreed: boolean
    readonly at: Temporal.Instant
  },
): Promise<void> => {
  await tx.run(sql`
    update payment.finding
       set decided_by = ${decided.by}, decided_unit = ${decided.unit}, agreed = ${decided.agreed},
           decided_at = ${decided.at}
     where id = ${id}`)
}

/** Evidence of an instruction, the latest first. */
export interface KeptEvidence {
  readonly kind: 'answer' | 'query' | 'file' | 'twoPeople'
  readonly says: Saying
  readonly at: Temporal.Instant
}

/** What is known of an instruction, and from whom. */
export const evidenceOf = (handle: Handle, instructionId: string): Promise<KeptEvidence[]> =>
  handle.many(
    z.object({
      kind: z.enum(['answer', 'query', 'file', 'twoPeople']),
      says: z.enum(SAYINGS),
      at: instant,
    }),
    sql`select kind, says, at from payment.evidence
         where instruction_id = ${instructionId} order by at desc, id desc`,
  )
