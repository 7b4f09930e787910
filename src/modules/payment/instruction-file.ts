import type { Spool } from '#platform/spool.ts'
import { BANK_FORMATS } from './formats/index.ts'
import { ByteSeal, sidecarText } from './formats/sidecar.ts'
import type { Instruction } from './store-instructions.ts'

/** What the file of an instruction is called wherever it goes. */
export const fileNameOf = ({ reference, format }: Instruction): string =>
  `${reference}.${BANK_FORMATS[format].extension}`

/** An instruction file that is what was built, with the text of the file beside it. */
export interface InstructionFile {
  readonly name: string
  readonly sidecar: string
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * The bytes that were built, compared with their digest before any of them leaves (P8).
 *
 * @returns `undefined` when they are not there, or not what was built.
 */
export const instructionFile = async (
  spool: Spool,
  one: Instruction,
): Promise<InstructionFile | undefined> => {
  const once = await spool.read(one.reference)
  if (once === undefined) return undefined
  const counting = new ByteSeal()
  for await (const piece of once) counting.add(piece)
  const seal = counting.seal()
  if (seal.sm3 !== one.fileDigest) return undefined
  const content = await spool.read(one.reference)
  if (content === undefined) return undefined
  const name = fileNameOf(one)
  const payments = { count: one.lineCount, sumFen: one.totalFen }
  const sidecar = sidecarText({ ...seal, name, payments, linesSm3: one.linesDigest })
  return { name, sidecar, content }
}
