import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { type Binaries, prepareBinaries } from './binaries.ts'
import { ensureCluster, OWNER, readPassword } from './cluster.ts'
import type { Words } from '../words.ts'
import { tryLock } from './file-lock.ts'
import { findHome, type Home, settleHome } from './home.ts'
import { EmbeddedDatabaseProblem, explain } from './problem.ts'
import { endServer, findServer, isServer, launch } from './server.ts'
import type { Launch, RunningServer } from './server.ts'
import { SERVER_WORDS } from './words.ts'

export { acquireInstanceLock } from './instance-lock.ts'
export type { InstanceHolder, InstanceLock } from './instance-lock.ts'
export { supervise } from './supervise.ts'

/** The database that the program works in. */
const DATABASE = 'yikatong'

/** Long enough for the recovery of a large database after a crash. */
const PATIENCE_SECONDS = 600

export interface EmbeddedDatabaseOptions {
  /** Where everything about this server lies, e.g. `.data/database`; made when missing. */
  readonly directory: string
  /** The port to begin looking from; else the one of last time, else 15432. */
  readonly port?: number | undefined
  /** Trades safety for speed: a crash of the machine may lose everything. For tests only. */
  readonly disposable?: boolean | undefined
  readonly log: (words: Words) => void
}

export interface EmbeddedDatabase {
  /** `postgresql://ykt_owner:…@127.0.0.1:<port>/yikatong`, the role that owns everything. */
  readonly ownerUrl: string
  readonly port: number
  /** Whether the server had been running already, left by a program that was killed. */
  readonly reused: boolean
  isRunning(): boolean
  /** Ends the server, and rolls back what is open. Doing so twice does no harm. */
  stop(): Promise<void>
}

const urlOf = (port: number, password: string, database: string): string =>
  `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`

/** Whether the server answers and is the one of its pid file; makes the database. */
const answers = async (server: RunningServer, password: string): Promise<boolean> => {
  const client = new Client({
    connectionString: urlOf(server.port, password, 'postgres'),
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query<{ place: string; made: boolean }>(
      `select current_setting('data_directory') as place,
              exists (select from pg_database where datname = $1) as made`,
      [DATABASE],
    )
    if (found.rows[0]?.place !== server.dataDirectory) return false
    if (!found.rows[0].made) await client.query(`create database ${DATABASE}`)
    return true
  } catch {
    // It is about to stop, or recovers once more: the caller asks again.
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** What may pass by itself: survivors of a killed server, or a port lost to a faster program. */
const mayPass = ({ code }: EmbeddedDatabaseProblem): boolean =>
  code === 'STILL_IN_USE' || code === 'PORT_TAKEN'

/**
 * Starts the PostgreSQL server that came with the dependencies, or reuses the one that a killed
 * program left behind. Makes the cluster and the database `yikatong` the first time. The server
 * listens on 127.0.0.1 only and lives on when this process ends without `stop`.
 *
 * As root the server runs as `nobody`; when that account cannot enter `directory`, the data is
 * kept in a folder outside, which `directory/elsewhere` names.
 *
 * @throws EmbeddedDatabaseProblem with the reason in plain words.
 */
export const startEmbeddedDatabase = async (
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> => {
  await mkdir(options.directory, { recursive: true })
  const file = path.join(options.directory, 'start.lock')
  let lock = tryLock(file)
  for (; lock === undefined; lock = tryLock(file)) await pause(50)
  try {
    const home = await settleHome(options.directory, options.log)
    const binaries = await prepareBinaries(home)
    await ensureCluster(binaries, home, options.disposable ?? false)
    return await reuseOrLaunch(home, binaries, options)
  } catch (error) {
    // Our own files are the first to find the disk full.
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw isFull ? explain(error.message) : error
  } finally {
    lock.close()
  }
}

/** Asks until a server answers; launches one whenever there is none. */
const reuseOrLaunch = async (
  home: Home,
  binaries: Binaries,
  { port, disposable = false }: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> => {
  const password = await readPassword(home)
  const until = performance.now() + PATIENCE_SECONDS * 1000
  let launched: Launch | undefined
  for (let launches = 0; performance.now() < until; await pause(launches > 1 ? 200 : 20)) {
    const server = await findServer(home)
    if (server?.isReady && (await answers(server, password)))
      return {
        ownerUrl: urlOf(server.port, password, DATABASE),
        port: server.port,
        reused: launched === undefined,
        isRunning: () => isServer(server),
        stop: () => endServer(server),
      }
    const failure = await launched?.failure()
    if (failure !== undefined && (launches > 100 || !mayPass(failure))) throw failure
    if (server !== undefined || (launched !== undefined && failure === undefined)) continue
    launched = await launch(binaries, home, { port, disposable })
    launches += 1
  }
  throw new EmbeddedDatabaseProblem('NOT_STARTED', SERVER_WORDS.doesNotAnswer())
}

/**
 * Ends the embedded server of `directory`, whoever started it.
 *
 * @returns whether one was running.
 * @throws EmbeddedDatabaseProblem when it does not end.
 */
export const stopEmbeddedDatabase = async (directory: string): Promise<boolean> => {
  const home = await findHome(directory)
  const server = home && (await findServer(home))
  if (server === undefined) return false
  await endServer(server)
  return true
}
