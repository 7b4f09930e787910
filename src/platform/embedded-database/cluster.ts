import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'
import { EmbeddedDatabaseProblem, explain } from './problem.ts'
import { SERVER_WORDS } from './words.ts'

/** The role that owns everything; the program's own role owns nothing. */
export const OWNER = 'ykt_owner'

const NEEDED_BYTES = 300_000_000

/** Code point order everywhere: the same on every machine, and Chinese text is text. */
const LOCALE = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

const passwordFile = (directory: string): string => path.join(directory, 'password')

/** The owner's password, made when the cluster was. */
export const readPassword = async (home: Home): Promise<string> =>
  readFile(passwordFile(home.serverDirectory), 'utf8')

const give = async (home: Home, file: string): Promise<void> => {
  if (home.user !== undefined) await chown(file, home.user.uid, home.user.gid)
}

/** Runs initdb; its last words become the problem when it fails. */
const runInitdb = (binaries: Binaries, home: Home, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const options = { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, ...home.user }
    execFile(binaries.initdb, args, options, (error, stdout, stderr) => {
      if (error === null) resolve()
      else reject(explain(`${stdout}${stderr}${stderr === '' ? error.message : ''}`))
    })
  })

const requireSpace = async (home: Home): Promise<void> => {
  const { bavail, bsize } = await statfs(home.directory)
  if (bavail * bsize < NEEDED_BYTES)
    throw new EmbeddedDatabaseProblem(
      'DISK_FULL',
      SERVER_WORDS.tooLittleSpace(
        home.directory,
        Math.floor((bavail * bsize) / 1e6),
        NEEDED_BYTES / 1e6,
      ),
    )
}

/**
 * Makes the cluster when there is none. It is made in a draft folder that is renamed at the end,
 * so that a start that was cut off leaves nothing that looks finished.
 *
 * @param disposable leaves out waiting for the disk; for tests only
 * @throws EmbeddedDatabaseProblem
 */
export const ensureCluster = async (
  binaries: Binaries,
  home: Home,
  disposable: boolean,
): Promise<void> => {
  if (await stat(home.dataDirectory).catch(() => undefined)) return
  const draft = path.join(home.directory, 'initializing')
  await rm(draft, { recursive: true, force: true })
  await requireSpace(home)
  const data = path.join(draft, 'data')
  const password = passwordFile(draft)
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
    for (const file of [draft, password]) await give(home, file)
    await runInitdb(binaries, home, [
      `--pgdata=${data}`,
      `--username=${OWNER}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--no-instructions',
      ...LOCALE,
      ...(disposable ? ['--no-sync'] : []),
    ])
    await chmod(draft, 0o700)
    await rename(draft, home.serverDirectory)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/** How the server runs. Values come with the program, so that a new version brings its own. */
export const settings = (disposable: boolean): Readonly<Record<string, string>> => ({
  listen_addresses: '127.0.0.1',
  // No socket file: its length is limited, and its lock outlives a killed server.
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  // Nothing of what people entered may reach the log: no parameters, no rows, no statements.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  // Containers often have a /dev/shm too small for a parallel join.
  ...(process.platform === 'linux' ? { dynamic_shared_memory_type: 'sysv' } : {}),
  ...(disposable
    ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
})
