import { spawn } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { settings } from './cluster.ts'
import type { Home } from './home.ts'
import { EmbeddedDatabaseProblem, explain } from './problem.ts'
import { isRunningWith } from './process.ts'
import { SERVER_WORDS } from './words.ts'

/** A server process of a home, whether it answers yet or not. */
export interface RunningServer {
  readonly pid: number
  readonly port: number
  /** As the server knows it: the folder may have been moved since. */
  readonly dataDirectory: string
  /** Whether it takes connections; not so while it starts, recovers or stops. */
  readonly isReady: boolean
}

const DEFAULT_PORT = 15_432
const LARGEST_LOG = 5_000_000

const pidFile = (home: Home): string => path.join(home.dataDirectory, 'postmaster.pid')
const logFile = (home: Home): string => path.join(home.directory, 'server.log')
const portFile = (home: Home): string => path.join(home.directory, 'port')

/** The server of this home, by its pid file; `undefined` when the file is stale or missing. */
export const findServer = async (home: Home): Promise<RunningServer | undefined> => {
  const text = await readFile(pidFile(home), 'utf8').catch(() => '')
  const [pid, dataDirectory = '', , port, , , , status = ''] = text.split('\n')
  const server = { pid: Number(pid), port: Number(port), dataDirectory }
  if (!isServer(server)) return undefined
  return { ...server, isReady: status.trim() === 'ready' }
}

/** Whether that process still runs; a pid file that names no folder belongs to no server. */
export const isServer = ({
  pid,
  dataDirectory,
}: Pick<RunningServer, 'pid' | 'dataDirectory'>): boolean =>
  Number.isInteger(pid) && pid > 0 && dataDirectory !== '' && isRunningWith(pid, dataDirectory)

/**
 * Lets PostgreSQL see that its pid file is stale although the system has given the number to
 * another process. It ignores its parent's number, which is ours, and still checks for survivors
 * that hold the shared memory; deleting the file would lose that check.
 */
const disownPidFile = async (home: Home): Promise<void> => {
  const text = await readFile(pidFile(home), 'utf8').catch(() => undefined)
  if (text === undefined) return
  // The folder is the server's, not ours: a link planted there must not lead us elsewhere.
  const flag = constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW
  await writeFile(pidFile(home), text.replace(/^.*/, String(process.pid)), { flag })
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** The port asked for, else the one of last time, else the usual; the next free one from there. */
const choosePort = async (home: Home, asked: number | undefined): Promise<number> => {
  const remembered = Number(await readFile(portFile(home), 'utf8').catch(() => ''))
  const first = asked ?? (remembered > 0 ? remembered : DEFAULT_PORT)
  for (let port = first; port < first + 200 && port < 65_536; port++)
    if (await isFree(port)) return port
  throw new EmbeddedDatabaseProblem('PORT_TAKEN', SERVER_WORDS.noFreePort(first, first + 200))
}

/** Opens the log for appending; a long one is put aside first. */
const openLog = async (home: Home): Promise<{ descriptor: number; from: number }> => {
  const file = logFile(home)
  const size = (await stat(file).catch(() => undefined))?.size ?? 0
  if (size > LARGEST_LOG) await rename(file, `${file}.1`)
  return { descriptor: openSync(file, 'a', 0o600), from: size > LARGEST_LOG ? 0 : size }
}

const readLog = async (home: Home, from: number): Promise<string> => {
  await using file = await open(logFile(home))
  return (await file.read({ position: from, buffer: Buffer.alloc(64_000) })).buffer
    .toString('utf8')
    .replaceAll('\0', '')
}

/** A server process that was just started. */
export interface Launch {
  /** Says why when the process has ended. */
  failure(): Promise<EmbeddedDatabaseProblem | undefined>
}

/**
 * Starts the server process in a session of its own, so that it outlives the program.
 * Does not wait until it answers.
 */
export const launch = async (
  binaries: Binaries,
  home: Home,
  options: { readonly port: number | undefined; readonly disposable: boolean },
): Promise<Launch> => {
  await disownPidFile(home)
  const port = await choosePort(home, options.port)
  await writeFile(portFile(home), `${port}\n`)
  const all = { ...settings(options.disposable), port: String(port) }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { descriptor, from } = await openLog(home)
  const child = spawn(binaries.postgres, ['-D', home.dataDirectory, ...args], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', descriptor, descriptor],
    ...home.user,
  })
  closeSync(descriptor)
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, signal) => (ended = `the process ended (${code ?? signal})`))
  child.unref()
  return {
    failure: async () =>
      ended === undefined ? undefined : explain(`${await readLog(home, from)}\n${ended}`),
  }
}

const hasEnded = async (server: RunningServer, milliseconds: number): Promise<boolean> => {
  const until = performance.now() + milliseconds
  while (isServer(server)) {
    if (performance.now() > until) return false
    await pause(20)
  }
  return true
}

/**
 * Ends the server: rolls open transactions back and writes everything down (fast shutdown); after
 * a minute without result at once, which costs a recovery at the next start.
 *
 * @throws EmbeddedDatabaseProblem when it does not end at all.
 */
export const endServer = async (server: RunningServer): Promise<void> => {
  const steps = [
    { signal: 'SIGINT', patience: 60_000 },
    { signal: 'SIGQUIT', patience: 10_000 },
  ] as const
  for (const { signal, patience } of steps) {
    if (isServer(server)) process.kill(server.pid, signal)
    if (await hasEnded(server, patience)) return
  }
  throw new EmbeddedDatabaseProblem('NOT_STOPPED', SERVER_WORDS.doesNotStop(server.pid))
}
