import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Config } from '#platform/config.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { type Database, join, openDatabase, raw, sql } from '#platform/db.ts'
import {
  acquireInstanceLock,
  type InstanceHolder,
  type InstanceLock,
  startEmbeddedDatabase,
  supervise,
} from '#platform/embedded-database/index.ts'
import { migrate, type Migration } from '#platform/migrate.ts'
import { PlainError, type Words } from '#platform/words.ts'
import { demonstrationKeys } from './demonstration-keys.ts'
import { allMigrations } from './migrations.ts'
import { Told, untilTold } from './told.ts'
import { WORDS } from './words.ts'

/** A word to the person at the terminal. */
export type Say = (zh: string, en: string) => void

/** What every command stands on: a database, the keys, and the way to let go of both. */
export interface Foundation {
  /** As the role that owns nothing. */
  readonly db: Database
  readonly owner: Database
  readonly ownerUrl: string
  readonly url: string
  readonly keys: KeyRing
  /** Why the database is gone for good; never settles as long as there is hope. */
  readonly lost: Promise<PlainError>
  /** Tells another start where this one serves. */
  announce(address: string): Promise<void>
  close(): Promise<void>
}

interface Server extends Pick<Foundation, 'url' | 'ownerUrl' | 'lost' | 'announce'> {
  stop(): Promise<void>
}

/** Work that still runs after this is rolled back by the end of the server. */
const GRACE_MILLISECONDS = 2000

export const dataDirectoryOf = (config: Config): string =>
  path.resolve(config.settings.YKT_DATA_DIRECTORY ?? '.data')

/** Where files of payments lie on their way. */
export const spoolDirectoryOf = (config: Config): string =>
  path.resolve(config.settings.YKT_SPOOL_DIRECTORY ?? path.join(dataDirectoryOf(config), 'spool'))

/** Where is kept which versions of the catalogue this machine has seen. */
export const seenDirectoryOf = (config: Config): string =>
  path.join(dataDirectoryOf(config), 'seen')

const takenBy = (holder: InstanceHolder | undefined): Words => {
  if (holder?.purpose === 'command') return WORDS.dataInUse(holder)
  return holder?.address === undefined
    ? WORDS.isStarting(holder)
    : WORDS.alreadyServes(holder.address)
}

/** The hold on the data directory; `undefined` when the data is in a database of one's own. */
export type Claim = InstanceLock | undefined

/**
 * Takes the data for this program; a command beside a running program shares it.
 *
 * @throws {PlainError} when `purpose` is to serve and another program has the data.
 */
export const claimData = async (
  config: Config,
  purpose: InstanceHolder['purpose'],
): Promise<Claim> => {
  if (config.settings.DATABASE_URL !== undefined) return undefined
  const lock = await acquireInstanceLock(dataDirectoryOf(config), purpose)
  if (!lock.held && purpose === 'serve') throw new PlainError(takenBy(lock.holder))
  return lock
}

/** Lets go of what was claimed but not built upon. */
export const releaseClaim = async (claim: Claim): Promise<void> => {
  if (claim?.held === true) await claim.release()
}

const externalServer = (url: string, ownerUrl: string | undefined): Server => ({
  url,
  ownerUrl: ownerUrl ?? url,
  lost: new Promise(() => {}),
  announce: async () => {},
  stop: async () => {},
})

/** The server in the data directory, looked after by the program that holds the directory. */
const embeddedServer = async (
  directory: string,
  lock: InstanceLock,
  log: (words: Words) => void,
): Promise<Server> => {
  const startServer = () =>
    startEmbeddedDatabase({ directory: path.join(directory, 'database'), log })
  const server = await startServer()
  const urls = { url: server.ownerUrl, ownerUrl: server.ownerUrl }
  if (!lock.held) return { ...externalServer(server.ownerUrl, undefined), ...urls }
  const supervision = supervise(server, startServer, log)
  return {
    ...urls,
    lost: supervision.lost,
    announce: (address) => lock.announce(address),
    stop: async () => {
      await supervision.stop()
      await lock.release()
    },
  }
}

/** Opens the database that the configuration names, or starts the embedded one. */
export const layFoundation = async (
  config: Config,
  claim: Claim,
  say: Say,
): Promise<Foundation> => {
  const { DATABASE_URL = '', DATABASE_OWNER_URL, YKT_MASTER_KEYS } = config.settings
  const directory = dataDirectoryOf(config)
  await using undo = new AsyncDisposableStack()
  undo.defer(() => releaseClaim(claim))
  const keys = YKT_MASTER_KEYS ?? (await demonstrationKeys(directory))
  const server =
    claim === undefined
      ? externalServer(DATABASE_URL, DATABASE_OWNER_URL)
      : await embeddedServer(directory, claim, ({ zh, en }) => say(zh, en))
  undo.move()
  const db = openDatabase({ url: server.url, role: 'ykt_app', poolSize: 8 })
  const owner = openDatabase({ url: server.ownerUrl, poolSize: 2 })
  return {
    db,
    owner,
    keys,
    url: server.url,
    ownerUrl: server.ownerUrl,
    lost: server.lost,
    announce: (address) => server.announce(address),
    close: async () => {
      const closed = Promise.all([db.close(), owner.close()])
      await Promise.race([closed, pause(GRACE_MILLISECONDS, undefined, { ref: false })])
      await server.stop()
    },
  }
}

/**
 * Does the work of a command on a foundation of its own.
 *
 * @throws {Told} when the command is told to stop; what it had not committed is rolled back.
 */
export const withFoundation = async <Result>(
  config: Config,
  say: Say,
  work: (foundation: Foundation) => Promise<Result>,
): Promise<Result> => {
  const told = untilTold().then((signal) => Promise.reject(new Told(signal)))
  const foundation = await layFoundation(config, await claimData(config, 'command'), say)
  try {
    return await Promise.race([work(foundation), told])
  } finally {
    await foundation.close()
  }
}

const Account = z.object({ name: z.string(), granted: z.boolean() })

/** Lets the account of `DATABASE_URL` act in the roles of the program, when it is another one. */
const grantRoles = async ({ url, owner }: Foundation): Promise<void> => {
  const login = openDatabase({ url, poolSize: 1 })
  try {
    const { name, granted } = await login.one(
      Account,
      sql`select quote_ident(session_user) as name,
                 pg_has_role('ykt_app', 'member')
                   and pg_has_role('ykt_queue', 'member') as granted`,
    )
    if (!granted) await owner.run(join([sql`grant ykt_app, ykt_queue to`, raw(name)], ' '))
  } finally {
    await login.close()
  }
}

/** Applies what is pending; answers what was applied. */
export const migrateFoundation = async (foundation: Foundation): Promise<Migration[]> => {
  const applied = await migrate(foundation.owner, await allMigrations())
  if (foundation.url !== foundation.ownerUrl) await grantRoles(foundation)
  return applied
}
