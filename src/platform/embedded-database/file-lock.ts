import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { SERVER_WORDS } from './words.ts'

/** SQLite's codes for a file that another process has locked, and for a full disk. */
const SQLITE = { busy: 5, full: 13 } as const

/** SQLite would open a file that we may not write, and then lock nothing. */
const requireWritable = (file: string): void => {
  const place = existsSync(file) ? file : path.dirname(file)
  try {
    accessSync(place, constants.W_OK)
  } catch {
    throw new EmbeddedDatabaseProblem('OWNED_BY_ANOTHER_USER', SERVER_WORDS.cannotWrite(place))
  }
}

/**
 * Takes a lock on `file`, or answers `undefined` when another process (or this one) has it.
 *
 * The lock is the operating system's own, on a file that SQLite opens: it ends with the process,
 * `kill -9` included, so there is neither a stale lock nor a mistaken process number.
 *
 * @throws EmbeddedDatabaseProblem when the file belongs to another account, or the disk is full.
 */
export const tryLock = (file: string): DatabaseSync | undefined => {
  requireWritable(file)
  const lock = new DatabaseSync(file)
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
    if (code === SQLITE.busy) return undefined
    if (code !== SQLITE.full) throw error
    throw new EmbeddedDatabaseProblem('DISK_FULL', SERVER_WORDS.diskOfFileFull(file))
  }
}
