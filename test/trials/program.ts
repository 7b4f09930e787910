import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { startEmbeddedDatabase, stopEmbeddedDatabase } from '#platform/embedded-database/index.ts'
import { demonstrationKeys } from '#app/demonstration-keys.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What this process was given, without the settings of the program that may be among it. */
const cleanEnvironment = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:YKT_|DATABASE_|NODE_TEST)/.test(name)),
  )

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Everything it wrote, to either stream. */
  readonly output: string
}

export type Environment = Readonly<Record<string, string>>

const DIRECTLY: readonly string[] = [process.execPath, 'src/app/cli.ts']

/** `ykt <command>` as a process of its own. */
export class Program {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  #output = ''

  constructor(args: readonly string[], environment: Environment, door = DIRECTLY) {
    const [program = '', ...first] = door
    this.process = spawn(program, [...first, ...args], {
      cwd: ROOT,
      env: { ...cleanEnvironment(), YKT_LANG: 'en', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer): void => {
      this.#output += chunk.toString()
    }
    this.process.stdout?.on('data', keep)
    this.process.stderr?.on('data', keep)
    this.ended = once(this.process, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      output: this.#output,
    }))
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null
  }

  get output(): string {
    return this.#output
  }

  /** Waits until it serves; throws with its words when it ends instead. */
  async serving(): Promise<string> {
    const early = this.ended.then(({ output }) => {
      throw new Error(`the program ended: ${output}`)
    })
    const looks = async (): Promise<string> => {
      for (;;) {
        const address = /is serving\s+(http:\S+)/.exec(this.#output)?.[1]
        if (address !== undefined) return address
        await pause(20)
      }
    }
    return Promise.race([looks(), early])
  }

  /** Ends it and waits until it is gone. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.process.kill(signal)
    return this.ended
  }
}

/** A folder in which a program lives with its own database server; gone at the end. */
export class Site implements AsyncDisposable {
  readonly directory: string
  readonly #programs: Program[] = []
  readonly #databases: Database[] = []

  private constructor(directory: string) {
    this.directory = directory
  }

  static async make(): Promise<Site> {
    const directory = await mkdtemp(path.join(tmpdir(), 'ykt-trial-'))
    // As root the database server runs under another account, which has to get in.
    await chmod(directory, 0o755)
    return new Site(directory)
  }

  /** Runs a command here; `door` leads to the program, such as `npm`. */
  run(args: readonly string[], environment: Environment = {}, door?: readonly string[]): Program {
    const all = { YKT_DATA_DIRECTORY: this.directory, ...environment }
    const program = new Program(args, all, door)
    this.#programs.push(program)
    return program
  }

  /** Starts the program and waits until it serves. */
  async start(port: number, environment: Environment = {}) {
    const program = this.run(['start'], { YKT_PORT: String(port), ...environment })
    return { program, origin: await program.serving() }
  }

  keys(): Promise<KeyRing> {
    return demonstrationKeys(this.directory)
  }

  /** A look into the database of a program that runs here. */
  async database(): Promise<Database> {
    const directory = path.join(this.directory, 'database')
    const { ownerUrl: url } = await startEmbeddedDatabase({ directory, log: () => {} })
    const db = openDatabase({ url, poolSize: 2 })
    this.#databases.push(db)
    return db
  }

  /** Process number of the database server by its pid file; `undefined` when there is none. */
  async databaseServer(): Promise<number | undefined> {
    const file = path.join(this.directory, 'database/postgresql/data/postmaster.pid')
    const text = await readFile(file, 'utf8').catch(() => '')
    return text === '' ? undefined : Number.parseInt(text, 10)
  }

  /** Whether the server has said that it takes connections. */
  async databaseReady(): Promise<boolean> {
    const file = path.join(this.directory, 'database/postgresql/data/postmaster.pid')
    return /^ready/m.test(await readFile(file, 'utf8').catch(() => ''))
  }

  /** Process number of the database server, and of every process that works for it. */
  async databaseProcesses(): Promise<readonly number[]> {
    const server = String(await this.databaseServer())
    const workers = execFileSync('pgrep', ['-P', server], { encoding: 'utf8' })
    return [server, ...workers.trim().split('\n')].map(Number)
  }

  /** Everything that the database server wrote down about itself. */
  databaseLog(): Promise<string> {
    return readFile(path.join(this.directory, 'database/server.log'), 'utf8')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.#databases.map((db) => db.close()))
    for (const program of this.#programs) await program.end('SIGKILL')
    await stopEmbeddedDatabase(path.join(this.directory, 'database'))
    await rm(this.directory, { recursive: true, force: true })
  }
}
