import { afterRestoreCommand } from './after-restore.ts'
import { exchangeFileCommand } from './bankfile.ts'
import type { Command } from './command.ts'
import { configCommand } from './config.ts'
import { docsCommand, stylesCommand } from './docs.ts'
import { doctorCommand } from './doctor.ts'
import { migrateCommand } from './migrate.ts'
import { openApiCommand } from './openapi.ts'
import { readerCommand } from './reader.ts'
import { seedCommand } from './seed.ts'
import { startCommand } from './start.ts'
import { webhookCommand } from './webhook.ts'

export { type Command, type CommandInput, type OptionName, OPTIONS } from './command.ts'

/** What `ykt` can do, in the order in which the help lists it. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  doctorCommand,
  migrateCommand,
  seedCommand,
  readerCommand,
  exchangeFileCommand,
  afterRestoreCommand,
  webhookCommand,
  openApiCommand,
  configCommand,
  docsCommand,
  stylesCommand,
]
