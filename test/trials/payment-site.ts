import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Database, openDatabase, sql } from '#platform/db.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#platform/embedded-database/index.ts'
import { migrate } from '#platform/migrate.ts'
import { allMigrations } from '#app/migrations.ts'
import { BaseBackup } from './base-backup.ts'

const CHILD = fileURLToPath(new URL('payment-child.ts', import.meta.url))

/** What a life of the worker is about. */
export interface Life {
  readonly origin: string
  readonly at: Temporal.Instant
  readonly batchId: string
  readonly format: 'iso20022' | 'delimited'
  readonly takesOnce: boolean
  /** The crossing at which the system kills it; unless said, somebody else does, or nobody. */
  readonly diesAt?: number | undefined
}

/** A database server that can be killed, and workers that can. */
export class PaymentSite implements AsyncDisposable {
  readonly #directory: string
  readonly #disposable: boolean
  #server: EmbeddedDatabase
  #owner: Database

  private constructor(directory: string, disposable: boolean, server: EmbeddedDatabase) {
    this.#directory = directory
    this.#disposable = disposable
    this.#server = server
    this.#owner = openDatabase({ url: server.ownerUrl, poolSize: 2 })
  }

  /** @param disposable faster, and a kill of the server may lose what was committed. */
  static async make({ disposable = false } = {}): Promise<PaymentSite> {
    const directory = await mkdtemp(path.join(tmpdir(), 'ykt-kill-'))
    // As root the database server runs under another account, which has to get in.
    await chmod(directory, 0o755)
    const site = new PaymentSite(
      directory,
      disposable,
      await PaymentSite.#start(directory, disposable),
    )
    await migrate(site.#owner, await allMigrations())
    return site
  }

  static #start(directory: string, disposable: boolean): Promise<EmbeddedDatabase> {
    const place = path.join(directory, 'database')
    return startEmbeddedDatabase({ directory: place, port: 16434, disposable, log: () => {} })
  }

  /** The database as its owner; another one after each kill of the server. */
  get owner(): Database {
    return this.#owner
  }

  /** Begins a life of the worker. */
  work({ origin, at, batchId, format, takesOnce, diesAt }: Life): ChildProcess {
    const about = [origin, at.toString(), batchId, format, takesOnce ? 'once' : 'again']
    const crossing = diesAt === undefined ? [] : [String(diesAt)]
    const spool = path.join(this.#directory, 'spool')
    const child = [CHILD, this.#server.ownerUrl, spool, ...about, ...crossing]
    return spawn(process.execPath, child, { stdio: ['ignore', 'ignore', 'pipe'] })
  }

  /** Kills the database server with every process of it, and starts it again. */
  async killDatabase(): Promise<void> {
    const file = path.join(this.#data, 'postmaster.pid')
    const server = String(Number.parseInt(await readFile(file, 'utf8'), 10))
    const workers = execFileSync('pgrep', ['-P', server], { encoding: 'utf8' })
    for (const one of [server, ...workers.trim().split('\n')])
      try {
        process.kill(Number(one), 'SIGKILL')
      } catch {
        // It has gone with its master.
      }
    await this.#owner.close().catch(() => {})
    this.#server = await PaymentSite.#start(this.#directory, this.#disposable)
    this.#owner = openDatabase({ url: this.#server.ownerUrl, poolSize: 2 })
  }

  /** A copy of the database as it is now, and of all that it will write. */
  backUp(): Promise<BaseBackup> {
    const directory = path.join(this.#directory, 'backup')
    return BaseBackup.take(this.#server.ownerUrl, this.#data, directory)
  }

  /** Loses the database and brings it back as it was at a named point. */
  async restore(backup: BaseBackup, point: string): Promise<void> {
    await this.#owner.close()
    await this.#server.stop()
    await backup.putBack(point)
    this.#server = await PaymentSite.#start(this.#directory, this.#disposable)
    this.#owner = openDatabase({ url: this.#server.ownerUrl, poolSize: 2 })
    const Recovers = z.object({ recovers: z.boolean() })
    while ((await this.#owner.one(Recovers, sql`select pg_is_in_recovery() as recovers`)).recovers)
      await pause(20)
  }

  get #data(): string {
    return path.join(this.#directory, 'database/postgresql/data')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#owner.close()
    await this.#server.stop()
    await rm(this.#directory, { recursive: true, force: true })
  }
}

/** How a life ended: what it said when it ended by itself and not well. */
export const endOf = async (
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly said: string }> => {
  let said = ''
  child.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}
