import { createHash } from 'node:crypto'
import { z } from 'zod'
import { atMost, type ByteStream } from '#platform/byte-stream.ts'
import { bytes, type Handle, sql, type Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'

/** Bytes that are sealed at once. */
const PIECE_BYTES = 1 << 18

const bindingOf = (intakeId: string, part: number, number: number) => ({
  column: 'roster.piece.bytes_sealed',
  rowId: `${intakeId}/${part}/${number}`,
})

/** A file that has been kept. */
export interface KeptFile {
  /** SM3, hexadecimal. */
  readonly digest: string
  /** SHA-256, base64url: as partners sign what they send. */
  readonly sha256: string
  readonly bytes: number
}

async function* inPieces(content: ByteStream): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    held.push(chunk)
    size += chunk.length
    if (size < PIECE_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/**
 * Keeps bytes piece by piece as they come, sealed, for whichever process reads them.
 *
 * @throws {TooManyBytes} as soon as one byte too many arrives.
 */
export const keepPieces = async (
  handle: Handle,
  pii: PersonalInformation,
  where: { readonly intakeId: string; readonly part: number; readonly limit: number },
  content: ByteStream,
): Promise<KeptFile> => {
  const { intakeId, part, limit } = where
  const [sm3, sha256] = [createHash('sm3'), createHash('sha256')]
  let [number, size] = [0, 0]
  for await (const piece of inPieces(atMost(content, limit))) {
    for (const hash of [sm3, sha256]) hash.update(piece)
    size += piece.length
    const sealed = pii.seal(bindingOf(intakeId, part, number), piece.toString('base64'))
    await handle.run(sql`
      insert into roster.piece (intake_id, part, number, bytes_sealed)
      values (${intakeId}, ${part}, ${number}, ${sealed})`)
    number += 1
  }
  return { digest: sm3.digest('hex'), sha256: sha256.digest('base64url'), bytes: size }
}

const Piece = z.object({ part: z.number(), number: z.number(), bytes_sealed: bytes })

/** The record of the reading is the intake itself: who brought the file, when and what for. */
const KEPT = { recorded: true } as const

/** The file again, part by part, one piece in memory at a time. */
export async function* readPieces(
  handle: Handle,
  pii: PersonalInformation,
  intakeId: string,
): AsyncGenerator<Buffer> {
  for (let [part, number] = [0, -1]; ;) {
    const row = await handle.maybeOne(
      Piece,
      sql`select part, number, bytes_sealed from roster.piece
           where intake_id = ${intakeId} and (part, number) > (${part}, ${number})
           order by part, number limit 1`,
    )
    if (row === undefined) return
    ;({ part, number } = row)
    const binding = bindingOf(intakeId, part, number)
    const { piece } = pii.open(KEPT, {
      piece: { field: 'identityNumber', binding, sealed: row.bytes_sealed },
    })
    yield Buffer.from(piece.reveal(), 'base64')
  }
}

/** A file that nobody needs any more. */
export const removePieces = async (tx: Transaction, intakeId: string): Promise<void> => {
  await tx.run(sql`delete from roster.piece where intake_id = ${intakeId}`)
  await tx.run(sql`delete from roster.part where intake_id = ${intakeId}`)
}

/** Files whose import has ended, and those of which nothing more came for a week. */
export const filesToRemove = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`select id from roster.intake
         where file_gone_at is null
           and (status in ('done', 'refused', 'dropped')
                or status = 'receiving' and made_at < ${at.subtract({ hours: 168 })})
         order by made_at limit 100`,
  )
  return rows.map(({ id }) => id)
}

export const markFileGone = async (
  tx: Transaction,
  intakeId: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update roster.intake set file_gone_at = ${at},
           status = case status when 'receiving' then 'dropped' else status end,
           ended_at = coalesce(ended_at, ${at})
     where id = ${intakeId} and (ended_at is not null or status = 'receiving')`)
}

/** A part of a file as a system sent it. */
export interface Part {
  readonly number: number
  /** SHA-256 of its bytes, base64url. */
  readonly sha256: string
  readonly bytes: number
}

/** The parts that have come, in their order. */
export const partsOf = async (handle: Handle, intakeId: string): Promise<readonly Part[]> => {
  const rows = await handle.many(
    z.object({ number: z.number(), digest: bytes, bytes: z.number() }),
    sql`select number, digest, bytes from roster.part where intake_id = ${intakeId}
         order by number`,
  )
  return rows.map(({ number, digest, bytes: size }) => ({
    number,
    sha256: Buffer.from(digest).toString('base64url'),
    bytes: size,
  }))
}

export const insertPart = async (
  tx: Transaction,
  intakeId: string,
  part: Part,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into roster.part (intake_id, number, digest, bytes, received_at)
    values (${intakeId}, ${part.number}, ${Buffer.from(part.sha256, 'base64url')}, ${part.bytes},
      ${at})`)
}
