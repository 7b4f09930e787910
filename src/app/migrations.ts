import path from 'node:path'
import { type Migration, type MigrationSource, readMigrations } from '#platform/migrate.ts'

const SOURCE_ROOT = path.join(import.meta.dirname, '..')

/** Modules with a schema, in order of dependence. */
const MODULES = [
  'organisation',
  'standard',
  'person',
  'bank',
  'catalogue',
  'credential',
  'duty',
  'publicity',
  'offer',
  'consent',
  'programme',
  'account',
  'card',
  'concession',
  'entitlement',
  'verification',
  'opendata',
  'ledger',
  'payment',
  'reconciliation',
  'roster',
  'disclosure',
  'exchange',
  'mapper',
  'handling',
  'supervision',
] as const

const MIGRATION_SOURCES: readonly MigrationSource[] = [
  { module: 'platform', directory: path.join(SOURCE_ROOT, 'platform/migrations') },
  ...MODULES.map((module) => ({
    module,
    directory: path.join(SOURCE_ROOT, 'modules', module, 'migrations'),
  })),
]

/** Every migration of the program, in the order in which they are applied. */
export const allMigrations = (): Promise<Migration[]> => readMigrations(MIGRATION_SOURCES)
