import path from 'node:path'
import type { Config } from '#platform/config.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { acquireInstanceLock, startEmbeddedDatabase } from '#platform/embedded-database/index.ts'
import { migrate, type Migration } from '#platform/migrate.ts'
import { demonstrationKeys } from './demonstration-keys.ts'
import { allMigrations } from './migrations.ts'

/** What every command stands on: a database, the keys, and the way to let go of both. */
export interface Foundation {
  /** As the role that owns nothing. */
  readonly db: Database
  readonly owner: Database
  readonly ownerUrl: string
  readonly url: string
  readonly keys: KeyRing
  /** Tells another start where this one serves. */
  announce(address: string): Promise<void>
  close(): Promise<void>
}

/** Another program serves the same data already. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
  readonly address: string | undefined
  constructor(address: string | undefined) {
    super('already running')
    this.address = address
  }
}

interface Server {
  readonly ownerUrl: string
  readonly url: string
  announce(address: string): Promise<void>
  stop(): Promise<void>
}

export const dataDirectoryOf = (config: Config): string =>
  path.resolve(config.settings.YKT_DATA_DIRECTORY ?? '.data')

const externalServer = (url: string, ownerUrl: string | undefined): Server => ({
  url,
  ownerUrl: ownerUrl ?? url,
  announce: async () => {},
  stop: async () => {},
})

/** The server in the data directory; a command beside a running program shares it. */
const embeddedServer = async (
  directory: string,
  purpose: 'serve' | 'command',
  log: (line: string) => void,
): Promise<Server> => {
  const lock = await acquireInstanceLock(directory)
  if (!lock.held && purpose === 'serve') throw new AlreadyRunning(lock.holder?.address)
  try {
    const server = await startEmbeddedDatabase({ directory: path.join(directory, 'database'), log })
    return {
      url: server.ownerUrl,
      ownerUrl: server.ownerUrl,
      announce: async (address) => (lock.held ? lock.announce(address) : undefined),
      stop: async () => {
        if (!lock.held) return
        await server.stop()
        await lock.release()
      },
    }
  } catch (error) {
    if (lock.held) await lock.release()
    throw error
  }
}

/**
 * Opens the database that the configuration names, or starts the embedded one.
 *
 * @throws {AlreadyRunning} when `purpose` is to serve and another program does.
 */
export const layFoundation = async (
  config: Config,
  purpose: 'serve' | 'command',
  log: (line: string) => void,
): Promise<Foundation> => {
  const { DATABASE_URL, DATABASE_OWNER_URL, YKT_MASTER_KEYS } = config.settings
  const directory = dataDirectoryOf(config)
  const keys = YKT_MASTER_KEYS ?? (await demonstrationKeys(directory))
  const server =
    DATABASE_URL === undefined
      ? await embeddedServer(directory, purpose, log)
      : externalServer(DATABASE_URL, DATABASE_OWNER_URL)
  const db = openDatabase({ url: server.url, role: 'ykt_app', poolSize: 8 })
  const owner = openDatabase({ url: server.ownerUrl, poolSize: 2 })
  return {
    db,
    owner,
    keys,
    url: server.url,
    ownerUrl: server.ownerUrl,
    announce: (address) => server.announce(address),
    close: async () => {
      await Promise.all([db.close(), owner.close()])
      await server.stop()
    },
  }
}

/** Applies what is pending; answers what was applied. */
export const migrateFoundation = async ({ owner }: Foundation): Promise<Migration[]> =>
  migrate(owner, await allMigrations())
