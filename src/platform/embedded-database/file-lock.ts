import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedDatabaseProblem } from './problem.ts'

/** SQLite's code for a file that another process has locked. */
const SQLITE_BUSY = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY

/** SQLite would open a file that we may not write, and then lock nothing. */
const requireWritable = (file: string): void => {
  const place = existsSync(file) ? file : path.dirname(file)
  try {
    accessSync(place, constants.W_OK)
  } catch {
    const reason = 'cannot be written; it probably belongs to another account'
    throw new EmbeddedDatabaseProblem('OWNED_BY_ANOTHER_USER', `${place} ${reason}`)
  }
}

/**
 * Takes a lock on `file`, or answers `undefined` when another process (or this one) has it.
 *
 * The lock is the operating system's own, on a file that SQLite opens: it ends with the process,
 * `kill -9` included, so there is neither a stale lock nor a mistaken process number.
 *
 * @throws EmbeddedDatabaseProblem when the file belongs to another account.
 */
export const tryLock = (file: string): DatabaseSync | undefined => {
  requireWritable(file)
  const lock = new DatabaseSync(file)
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    if (isBusy(error)) return undefined
    throw error
  }
}
