import { createHash, randomBytes } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { Client } from 'pg'
import { type Database, openDatabase } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { allMigrations } from '#app/migrations.ts'

/** A database of its own for one test file, made from a migrated template; gone at the end. */
export interface TestDatabase extends AsyncDisposable {
  /** As the application sees it: the role that owns nothing. */
  readonly db: Database
  /** As the owner, for arranging and for looking behind. */
  readonly owner: Database
  readonly url: string
}

const serverUrl = (): string => {
  const url = process.env['YKT_TEST_DATABASE_URL']
  if (url === undefined) throw new Error('No database for tests. Run them by: npm test -- <files>')
  return url
}

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

/** All databases of a run take 13 GB. */
const ROOM_BYTES = 40 * 2 ** 30

/**
 * Where a checkout is judged once and thrown away, and there is room, databases stay. ext4 walks
 * over the places of files that were just deleted whenever it makes one: the next database, 1,500
 * files, would take a second of the processor instead of a tenth.
 */
const areKept = (): boolean => {
  const { bavail, bsize } = statfsSync(import.meta.dirname)
  return process.env['CI'] === 'true' && bavail * bsize > ROOM_BYTES
}

/** Any number; the same in every test process. */
const TEMPLATE_LOCK = 77_001

/** What a database of tests holds from its beginning. */
export interface Filling {
  readonly name: string
  /** Done once in a run: what it does is in no digest, so the next run does it anew. */
  readonly fill: (db: Database) => Promise<void>
}

/** Makes a template once, however many files of tests start at once and want it. */
const ensureTemplate = async (
  admin: Client,
  name: string,
  from: string,
  make: (url: string) => Promise<void>,
): Promise<string> => {
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    const found = await admin.query(
      'select datistemplate as ready from pg_database where datname = $1',
      [name],
    )
    if (found.rows[0]?.ready === true) return name
    // One that is not marked was left half-made by a run that ended early.
    await admin.query(`drop database if exists ${name}`)
    await admin.query(`create database ${name} template ${from} strategy file_copy`)
    await make(withDatabase(serverUrl(), name))
    await admin.query(`alter database ${name} is_template true`)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

/** One template for each state of the migrations. */
const migratedTemplate = async (admin: Client): Promise<string> => {
  const migrations = await allMigrations()
  const digest = createHash('sha256').update(migrations.map((m) => m.digest).join())
  const name = `ykt_template_${digest.digest('hex').slice(0, 12)}`
  return ensureTemplate(admin, name, 'template1', async (url) => {
    const owner = openDatabase({ url })
    try {
      await migrate(owner, migrations)
    } finally {
      await owner.close()
    }
  })
}

const dropTemplates = async (admin: Client, like: string): Promise<void> => {
  const { rows } = await admin.query<{ datname: string }>(
    'select datname from pg_database where datname like $1 and datistemplate',
    [like],
  )
  for (const { datname } of rows) {
    await admin.query(`alter database ${datname} is_template false`)
    await admin.query(`drop database ${datname}`)
  }
}

/** One template for each filling and run; those of the runs before are thrown away. */
const filledTemplate = async (
  admin: Client,
  migrated: string,
  { name, fill }: Filling,
): Promise<string> => {
  const template = `ykt_filled_${name}_${process.env['YKT_TEST_RUN'] ?? process.pid}`
  return ensureTemplate(admin, template, migrated, async (url) => {
    const db = openDatabase({ url, role: 'ykt_app' })
    try {
      await fill(db)
    } finally {
      await db.close()
    }
    await dropTemplates(admin, `ykt_filled_${name}_%`)
  })
}

/** `await using it = await testDatabase()`: a migrated database, empty unless it is filled. */
export const testDatabase = async (filling?: Filling): Promise<TestDatabase> => {
  const admin = new Client({ connectionString: serverUrl() })
  await admin.connect()
  const migrated = await migratedTemplate(admin)
  const template = filling === undefined ? migrated : await filledTemplate(admin, migrated, filling)
  const name = `ykt_test_${randomBytes(6).toString('hex')}`
  // Copied as files: the server of the tests syncs nothing, and the other way would write each page
  // of the template into the log first (0.3 s for each database instead of 0.05 s).
  await admin.query(`create database ${name} template ${template} strategy file_copy`)
  const url = withDatabase(serverUrl(), name)
  const db = openDatabase({ url, role: 'ykt_app' })
  const owner = openDatabase({ url, poolSize: 2 })
  return {
    db,
    owner,
    url,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([db.close(), owner.close()])
      if (!areKept()) await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
