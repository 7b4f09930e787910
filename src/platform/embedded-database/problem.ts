import { PlainError, type Words } from '../words.ts'
import { SERVER_WORDS } from './words.ts'

/** Why the embedded server cannot serve; stable, for the caller's own wording. */
export type EmbeddedDatabaseProblemCode =
  | 'PLATFORM_WITHOUT_SERVER'
  | 'DISK_FULL'
  | 'MEMORY_SHORT'
  | 'LIBRARY_MISSING'
  | 'OTHER_MAJOR_VERSION'
  | 'OWNED_BY_ANOTHER_USER'
  | 'STILL_IN_USE'
  | 'PORT_TAKEN'
  | 'NOT_STARTED'
  | 'NOT_STOPPED'
  | 'KEEPS_ENDING'

/** The embedded server cannot serve, for a reason that the operator can act on. */
export class EmbeddedDatabaseProblem extends PlainError {
  readonly code: EmbeddedDatabaseProblemCode

  constructor(code: EmbeddedDatabaseProblemCode, words: Words) {
    super(words)
    this.name = 'EmbeddedDatabaseProblem'
    this.code = code
  }
}

type Explanation = readonly [pattern: RegExp, code: EmbeddedDatabaseProblemCode, plain: Words]

/** What the server's own words mean for the person who started it; the first that fits counts. */
const EXPLANATIONS: readonly Explanation[] = [
  [
    /still in use|lock file "postmaster.pid" already exists/,
    'STILL_IN_USE',
    SERVER_WORDS.stillInUse(),
  ],
  [/Address already in use/, 'PORT_TAKEN', SERVER_WORDS.portTaken()],
  [
    /Cannot allocate memory|could not (?:create|map|resize) shared memory/,
    'MEMORY_SHORT',
    SERVER_WORDS.memoryShort(),
  ],
  [/no space left on device|disk quota exceeded/i, 'DISK_FULL', SERVER_WORDS.diskFull()],
  [
    /error while loading shared libraries|Library not loaded/,
    'LIBRARY_MISSING',
    SERVER_WORDS.libraryMissing(),
  ],
  [
    /database files are incompatible with server/,
    'OTHER_MAJOR_VERSION',
    SERVER_WORDS.otherMajorVersion(),
  ],
]

const UNEXPLAINED: Explanation = [/(?:)/, 'NOT_STARTED', SERVER_WORDS.notStarted()]

/**
 * Turns what the server or initdb wrote into a problem in plain words, with its last lines.
 *
 * @param written text of the log
 */
export const explain = (written: string): EmbeddedDatabaseProblem => {
  const tail = written.trim().split('\n').slice(-8).join('\n')
  const found = EXPLANATIONS.find(([pattern]) => pattern.test(written))
  const [, code, { zh, en }] = found ?? UNEXPLAINED
  return new EmbeddedDatabaseProblem(code, { zh: `${zh}。\n${tail}`, en: `${en}.\n${tail}` })
}
