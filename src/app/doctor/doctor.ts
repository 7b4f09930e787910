import { type Clock, systemClock } from '#platform/clock.ts'
import { processEnvironment } from '#platform/config.ts'
import type { CatalogueMemory } from '#modules/catalogue/index.ts'
import { type Check, type Language, toCheck } from './check.ts'
import { checkDatabase } from './database.ts'
import { checkBrowser, checkDisk, checkFonts, checkPort } from './machine.ts'
import { checkClock, checkCryptography, checkRuntime } from './runtime.ts'

export { formatChecks } from './check.ts'

export interface DoctorInput {
  readonly databaseUrl: string
  /** The port that the program serves, or would serve, on 127.0.0.1. */
  readonly port: number
  /** Whether somebody named it; then no other is taken. */
  readonly portChosen?: boolean
  readonly dataDirectory: string
  /** What this machine has seen of the catalogue; not asked about without. */
  readonly catalogueMemory?: CatalogueMemory | undefined
  readonly language: Language
  /** The machine's clock, unless a test brings its own. */
  readonly clock?: Clock | undefined
}

/**
 * Asks everything that decides whether the program can serve on this machine. Never throws for
 * what it finds: a check that fails says so, and what to do. One `failed` means exit code 1.
 */
export const runDoctor = async (input: DoctorInput): Promise<Check[]> => {
  const {
    databaseUrl,
    port,
    portChosen = false,
    dataDirectory,
    catalogueMemory,
    language,
    clock = systemClock,
  } = input
  const [database, disk, portFinding, fonts] = await Promise.all([
    checkDatabase(databaseUrl, clock, catalogueMemory),
    checkDisk(dataDirectory),
    checkPort(port, portChosen),
    checkFonts(),
  ])
  return [
    checkRuntime(),
    checkCryptography(),
    checkClock(clock.now()),
    ...database,
    disk,
    portFinding,
    fonts,
    checkBrowser(processEnvironment()['PATH'] ?? ''),
  ].map((finding) => toCheck(finding, language))
}
