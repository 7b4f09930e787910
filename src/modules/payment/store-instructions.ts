import { z } from 'zod'
import { bigInteger, bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { type Evidence, INSTRUCTION_STATUSES, type InstructionStatus } from './instruction.ts'

export const FORMATS = ['iso20022', 'delimited'] as const
export type FormatCode = (typeof FORMATS)[number]

/** 代发指令: what one bank is told to pay of one batch. */
export interface Instruction {
  readonly id: string
  readonly batchId: string
  readonly bankCode: string
  readonly fundCode: string
  /** What the bank knows it by. */
  readonly reference: string
  readonly format: FormatCode
  readonly lineCount: number
  readonly totalFen: bigint
  /** SM3, hexadecimal. */
  readonly linesDigest: string
  readonly fileDigest: string
  readonly status: InstructionStatus
  /** Rises with each claim. */
  readonly fence: number
  readonly leaseUntil: Temporal.Instant | undefined
  readonly refusal: { readonly code: string; readonly text: string } | undefined
  readonly builtAt: Temporal.Instant
  readonly settledAt: Temporal.Instant | undefined
}

const hex = bytes.transform((value) => Buffer.from(value).toString('hex'))

const InstructionRow = z
  .object({
    id: z.string(),
    batch_id: z.string(),
    bank_code: z.string(),
    fund_code: z.string(),
    reference: z.string(),
    format: z.enum(FORMATS),
    line_count: z.number(),
    total_fen: bigInteger,
    lines_digest: hex,
    file_digest: hex,
    status: z.enum(INSTRUCTION_STATUSES),
    fence: z.number(),
    lease_until: instant.nullable(),
    refusal_code: z.string().nullable(),
    refusal_text: z.string().nullable(),
    built_at: instant,
    settled_at: instant.nullable(),
  })
  .transform((row): Instruction => ({
    id: row.id,
    batchId: row.batch_id,
    bankCode: row.bank_code,
    fundCode: row.fund_code,
    reference: row.reference,
    format: row.format,
    lineCount: row.line_count,
    totalFen: row.total_fen,
    linesDigest: row.lines_digest,
    fileDigest: row.file_digest,
    status: row.status,
    fence: row.fence,
    leaseUntil: row.lease_until ?? undefined,
    refusal:
      row.refusal_code === null
        ? undefined
        : { code: row.refusal_code, text: row.refusal_text ?? '' },
    builtAt: row.built_at,
    settledAt: row.settled_at ?? undefined,
  }))

const INSTRUCTIONS = sql`
  select id, batch_id, bank_code, fund_code, reference, format, line_count, total_fen,
         lines_digest, file_digest, status, fence, lease_until, refusal_code, refusal_text,
         built_at, settled_at
    from payment.instruction`

/** The instructions of a batch, by bank. */
export const instructionsOf = (handle: Handle, batchId: string): Promise<Instruction[]> =>
  handle.many(InstructionRow, sql`${INSTRUCTIONS} where batch_id = ${batchId} order by bank_code`)

/** An instruction, or `undefined`. */
export const findInstruction = (handle: Handle, id: string): Promise<Instruction | undefined> =>
  handle.maybeOne(InstructionRow, sql`${INSTRUCTIONS} where id = ${id}`)

/** An instruction, held until the end of the transaction. */
export const lockInstruction = (tx: Transaction, id: string): Promise<Instruction | undefined> =>
  tx.maybeOne(InstructionRow, sql`${INSTRUCTIONS} where id = ${id} for update`)

/** The next one that can be sent and that nobody else is at, but for these. */
export const nextToSend = (
  tx: Transaction,
  except: readonly string[],
): Promise<Instruction | undefined> =>
  tx.maybeOne(
    InstructionRow,
    sql`${INSTRUCTIONS} where status = 'prepared' and id <> all(${except}::uuid[])
           and not exists (select from payment.batch_pause p
                            where p.batch_id = instruction.batch_id and p.resumed_at is null)
         order by built_at, bank_code, id limit 1 for update skip locked`,
  )

/** Instructions whose sender has not come back in time. */
export const overdueSendings = (tx: Transaction, at: Temporal.Instant): Promise<Instruction[]> =>
  tx.many(
    InstructionRow,
    sql`${INSTRUCTIONS} where status = 'sending' and lease_until < ${at}
         order by id for update skip locked`,
  )

/** Enters what was built. */
export const insertInstruction = async (tx: Transaction, one: Instruction): Promise<void> => {
  await tx.run(sql`
    insert into payment.instruction (id, batch_id, bank_code, fund_code, reference, format,
      line_count, total_fen, lines_digest, file_digest, status, fence, built_at)
    values (${one.id}, ${one.batchId}, ${one.bankCode}, ${one.fundCode}, ${one.reference},
      ${one.format}, ${one.lineCount}, ${one.totalFen}, decode(${one.linesDigest}, 'hex'),
      decode(${one.fileDigest}, 'hex'), ${one.status}, ${one.fence}, ${one.builtAt})`)
}

/**
 * Writes how far it has come, unless somebody claimed it since: whoever slept on an older fence
 * writes nothing (P13).
 *
 * @throws when it was claimed since, which nobody can who has it locked.
 */
export const saveInstruction = async (
  tx: Transaction,
  after: Instruction,
  fence: number,
): Promise<void> => {
  const touched = await tx.run(sql`
    update payment.instruction
       set status = ${after.status}, fence = ${after.fence},
           lease_until = ${after.leaseUntil ?? null},
           refusal_code = ${after.refusal?.code ?? null},
           refusal_text = ${after.refusal?.text ?? null}, settled_at = ${after.settledAt ?? null}
     where id = ${after.id} and fence = ${fence}`)
  if (touched !== 1) throw new Error(`instruction ${after.id} was claimed under a lock`)
}

/** Takes away what was built and never left; the database refuses anything else. */
export const deleteInstruction = async (tx: Transaction, id: string): Promise<void> => {
  await tx.run(sql`delete from payment.instruction where id = ${id}`)
}

/** Instructions that wait to be sent, by hand or over the network. */
export const preparedInstructions = (handle: Handle): Promise<Instruction[]> =>
  handle.many(
    InstructionRow,
    sql`${INSTRUCTIONS} where status = 'prepared' order by built_at, bank_code, id`,
  )

/** An instruction by what the bank knows it by; only one of that bank. */
export const instructionByReference = (
  handle: Handle,
  bankCode: string,
  reference: string,
): Promise<Instruction | undefined> =>
  handle.maybeOne(
    InstructionRow,
    sql`${INSTRUCTIONS} where reference = ${reference} and bank_code = ${bankCode}`,
  )

/** The same, held until the end of the transaction. */
export const lockByReference = (
  tx: Transaction,
  bankCode: string,
  reference: string,
): Promise<Instruction | undefined> =>
  tx.maybeOne(
    InstructionRow,
    sql`${INSTRUCTIONS} where reference = ${reference} and bank_code = ${bankCode} for update`,
  )

/** The digest of a file that was written again, before it ever left. */
export const saveFileDigest = async (
  tx: Transaction,
  id: string,
  fileDigest: string,
): Promise<void> => {
  await tx.run(sql`
    update payment.instruction set file_digest = decode(${fileDigest}, 'hex') where id = ${id}`)
}

/** References whose files are still needed: of what has not ended, or has ended only lately. */
export const referencesToKeep = async (
  handle: Handle,
  settledSince: Temporal.Instant,
): Promise<ReadonlySet<string>> => {
  const rows = await handle.many(
    z.object({ reference: z.string() }),
    sql`select reference from payment.instruction
         where settled_at is null or settled_at >= ${settledSince}`,
  )
  return new Set(rows.map(({ reference }) => reference))
}

/** Writes down what is known of an instruction, and from whom. */
export const insertEvidence = async (
  tx: Transaction,
  id: string,
  { id: instructionId, fence }: Instruction,
  evidence: Evidence,
  says: 'accepted' | 'refused' | 'notReceived',
  at: Temporal.Instant,
): Promise<void> => {
  const [first, second, paper] =
    evidence.kind === 'twoPeople'
      ? [evidence.firstId, evidence.secondId, evidence.paperDigest]
      : [null, null, null]
  await tx.run(sql`
    insert into payment.evidence (id, instruction_id, fence, kind, says, inbound_id, first_by,
      second_by, paper_digest, at)
    values (${id}, ${instructionId}, ${fence}, ${evidence.kind}, ${says},
      ${evidence.kind === 'file' ? evidence.inboundId : null}, ${first}, ${second},
      decode(${paper}, 'hex'), ${at})`)
}

/** Instructions of which nobody knows what became; the oldest first. */
export const unknownInstructions = (handle: Handle): Promise<Instruction[]> =>
  handle.many(
    InstructionRow,
    sql`${INSTRUCTIONS} where status = 'unknown' order by built_at, bank_code, id`,
  )
