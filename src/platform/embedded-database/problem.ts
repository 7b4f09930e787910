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

/** The embedded server cannot serve, for a reason that the operator can act on. */
export class EmbeddedDatabaseProblem extends Error {
  readonly code: EmbeddedDatabaseProblemCode

  constructor(code: EmbeddedDatabaseProblemCode, message: string) {
    super(message)
    this.name = 'EmbeddedDatabaseProblem'
    this.code = code
  }
}

type Explanation = readonly [pattern: RegExp, code: EmbeddedDatabaseProblemCode, plain: string]

/** What the server's own words mean for the person who started it; the first that fits counts. */
const EXPLANATIONS: readonly Explanation[] = [
  [
    /still in use|lock file "postmaster.pid" already exists/,
    'STILL_IN_USE',
    'Another server still uses this data directory',
  ],
  [/Address already in use/, 'PORT_TAKEN', 'The port is taken by another program'],
  [
    /Cannot allocate memory|could not (?:create|map|resize) shared memory/,
    'MEMORY_SHORT',
    'The machine has too little memory for the database server',
  ],
  [
    /no space left on device|disk quota exceeded/i,
    'DISK_FULL',
    'The disk is full. Free some space',
  ],
  [
    /error while loading shared libraries|Library not loaded/,
    'LIBRARY_MISSING',
    'The system lacks a library that the database server needs',
  ],
  [
    /database files are incompatible with server/,
    'OTHER_MAJOR_VERSION',
    'The data was written by another version of PostgreSQL',
  ],
]

/**
 * Turns what the server or initdb wrote into a problem in plain words, with its last lines.
 *
 * @param written text of the log
 */
export const explain = (written: string): EmbeddedDatabaseProblem => {
  const tail = written.trim().split('\n').slice(-8).join('\n')
  for (const [pattern, code, plain] of EXPLANATIONS)
    if (pattern.test(written)) return new EmbeddedDatabaseProblem(code, `${plain}.\n${tail}`)
  const plain = 'The embedded database server did not start.'
  return new EmbeddedDatabaseProblem('NOT_STARTED', `${plain}\n${tail}`)
}
