import type { ByteStream } from '#platform/byte-stream.ts'
import {
  type OpenChoices,
  type OpenedTable,
  openTable,
  type TableLimits,
  TableProblem,
} from '#platform/table-file/index.ts'
import { type FileRefusal, refusalOf } from './file-refusal.ts'

export type Opening =
  | { readonly opened: true; readonly roster: OpenedTable }
  | { readonly opened: false; readonly refusal: FileRefusal }

/** Opens a list that a department brought; what is wrong with the file is said to its people. */
export const openRoster = async (
  stream: ByteStream,
  limits: TableLimits,
  choices: OpenChoices = {},
): Promise<Opening> => {
  try {
    return { opened: true, roster: await openTable(stream, limits, choices) }
  } catch (error) {
    if (error instanceof TableProblem) return { opened: false, refusal: refusalOf(error) }
    throw error
  }
}
