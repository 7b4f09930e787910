import { readFile } from 'node:fs/promises'
import { PlainError } from '#platform/words.ts'

/** Whether listening failed because another program has the port. */
export const isPortTaken = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'EADDRINUSE'

/**
 * The bytes of a file that was named at the terminal.
 *
 * @throws {PlainError} when there is none.
 */
export const readNamedFile = (file: string): Promise<Buffer> =>
  readFile(file).catch(() => {
    throw new PlainError({ zh: `没有文件 ${file}`, en: `There is no file ${file}` })
  })
